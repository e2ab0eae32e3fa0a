import { dayOf } from '../../shared/clock.ts'
import { type Rule, when } from '../../shared/policy.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { isOfAge } from '../responsible/responsible.rules.ts'
import { principalRelations } from './person_contact.table.ts'
import type { PersonRow, PhoneNumberRow } from './person.queries.ts'

/**
 * Whether the viewer may know where this person is. Where they may not, nothing is registered as far as they can tell: a refusal
 * would say that somebody in the family is protected.
 */
export const mayKnowWhereabouts = ({ isSheltered, relations }: PersonRow): boolean =>
  !isSheltered || relations.some((held) => (principalRelations as readonly string[]).includes(held))

/** What somebody wrote themself is theirs to see and change, also where it is not told who lives where. */
export const writtenBy = ({ id }: Viewer, numbers: readonly PhoneNumberRow[]) =>
  numbers.filter((one) => one.writtenBy.includes(id))

/** An adult pupil may let their guardians see; acting stays with the pupil. */
export const guardianOfMinor: Rule = when<PersonRow>(
  { en: 'guardian of a pupil under 18', sv: 'vårdnadshavare till en elev under 18 år' },
  { relation: ['GUARDIAN'] },
  ({ relations, birthDate }, { now }) => relations.includes('GUARDIAN') && birthDate !== null && !isOfAge(birthDate, dayOf(now)),
)
