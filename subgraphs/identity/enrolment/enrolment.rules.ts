import { nameFault } from '../../shared/text.ts'
import type { EnrolPupilError, EnrolPupilInput } from '../identity.generated.ts'
import { masterFault, periodFault } from '../keeping/keeping.rules.ts'
import type { KeptUnit } from '../keeping/keeping.ts'
import { type CivicNo, parseCivicNo } from '../person/civic_no.ts'
import type { PersonRow } from '../person/person.queries.ts'

/** Somebody the viewer may see, or a number with names. */
export type NewPupil =
  | { readonly personId: string }
  | { readonly number: CivicNo; readonly givenName: string; readonly familyName: string }

// Whom the viewer has as pupil, guardian or staff. A name in the staff directory is not enough: enrolment opens what that does not.
const administered = ['UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL', 'CHILD:UNIT_ADMIN',
  'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN'] // prettier-ignore

const fault = (code: EnrolPupilError['code'], message: string, field: string): EnrolPupilError => ({
  code,
  message,
  field: [field],
})

const isFault = (found: NewPupil | EnrolPupilError): found is EnrolPupilError => 'code' in found
export const isPupil = (found: NewPupil | EnrolPupilError): found is NewPupil => !isFault(found)

/** Who is to be enrolled, or why that cannot be told. */
export function pupilOf(input: EnrolPupilInput, person: PersonRow | null, today: string): NewPupil | EnrolPupilError {
  const { personId, civicNo, givenName, familyName } = input
  if (personId != null && civicNo == null && givenName == null && familyName == null)
    return person?.relations.some((held) => administered.includes(held))
      ? { personId: person.id }
      : fault('PERSON_NOT_FOUND', 'There is no such person that you may enrol.', 'personId')
  if (personId != null || civicNo == null || givenName == null || familyName == null)
    return fault('PERSON_UNCLEAR', 'Give either `personId`, or `civicNo` with `givenName` and `familyName`.', 'personId')
  const number = parseCivicNo(civicNo, today)
  if (number.kind === 'INVALID') return fault('CIVIC_NO_INVALID', number.message, 'civicNo')
  const wrong = nameFault(givenName, 'givenName', 100) ?? nameFault(familyName, 'familyName', 100)
  return wrong ?? { number, givenName: givenName.trim(), familyName: familyName.trim() }
}

/** What stands in the way of a place at the unit, whoever it is for. */
export function placeFault(unit: KeptUnit, input: EnrolPupilInput) {
  const { schoolType, schoolYear } = input
  if (!unit.schoolTypes.includes(schoolType))
    return fault('SCHOOL_TYPE_INVALID', `The unit teaches ${unit.schoolTypes.join(', ')}.`, 'schoolType')
  if (schoolYear != null && (schoolYear < 0 || schoolYear > 10))
    return fault('SCHOOL_YEAR_INVALID', 'Give a year of school from 0 to 10.', 'schoolYear')
  return masterFault(unit.keepers, 'PERSONS', schoolType) ?? periodFault(input, unit)
}
