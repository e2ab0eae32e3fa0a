import { nameFault } from '../../shared/text.ts'
import type { OpenOrganisationError, OpenOrganisationInput } from '../identity.generated.ts'
import { periodFault } from '../keeping/keeping.rules.ts'

const fault = (code: OpenOrganisationError['code'], message: string, field: string): OpenOrganisationError => ({
  code,
  message,
  field: [field],
})

interface Parent {
  readonly startDate: string | null
  readonly endDate: string | null
}

/** What is wrong with an organisation that is to be opened, if anything. */
export function openingFault(input: OpenOrganisationInput, parent: Parent): OpenOrganisationError | null {
  const { displayName, organisationType, schoolUnitCode, schoolTypes } = input
  const isUnit = organisationType === 'SKOLENHET'
  if (organisationType === 'HUVUDMAN')
    return fault('TYPE_INVALID', 'A school authority is no part of another organisation.', 'organisationType')
  if (isUnit ? !/^\d{8}$/.test(schoolUnitCode ?? '') : schoolUnitCode != null)
    return fault('CODE_INVALID', 'A school unit has a code of eight digits; nothing else has one.', 'schoolUnitCode')
  if (schoolTypes?.some((code) => !/^[A-ZÅÄÖ]{2,20}$/.test(code)) || (!isUnit && (schoolTypes ?? []).length > 0))
    return fault('SCHOOL_TYPES_INVALID', 'Give a school unit codes of Skolverket, such as "GR", and others none.', 'schoolTypes')
  return nameFault(displayName, 'displayName') ?? periodFault(input, parent)
}
