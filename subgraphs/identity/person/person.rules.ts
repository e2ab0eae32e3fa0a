import { principalRelations } from './person_contact.table.ts'
import type { PersonRow } from './person.queries.ts'

/**
 * Whether the viewer may know where this person is. Where they may not, nothing is registered as far as they can tell: a refusal
 * would say that somebody in the family is protected.
 */
export const mayKnowWhereabouts = ({ isSheltered, relations }: PersonRow): boolean =>
  !isSheltered || relations.some((held) => (principalRelations as readonly string[]).includes(held))
