import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance, or } from '../../shared/rules.ts'
import type { PersonAction } from '../identity.generated.ts'
import type { PersonActedOn } from '../person/person.queries.ts'
import { leaderRelations, markerRelations } from './protection.relations.ts'
import { notNamed, notProtected } from './protection.rules.ts'

const administersTheirUnit = when<PersonActedOn>(
  { en: 'of staff: authority administrator', sv: 'om personal: huvudmannens administratör' },
  { role: ['AUTHORITY_ADMIN'] },
  ({ isStaffOfAuthority }) => isStaffOfAuthority,
)

// To mark must be quick; what shows a protected person to somebody asks for more than a password.
export const protectionActions = {
  MARK_PROTECTED: { rule: or(related(...markerRelations), administersTheirUnit) },
  LIFT_PROTECTION: { rule: and(related(...leaderRelations), assurance('SUBSTANTIAL')), fault: notProtected },
  NAME_PERSON_ON_CASE: { rule: and(related('PRINCIPAL'), assurance('SUBSTANTIAL')), fault: notProtected },
  REMOVE_NAMED_PERSON: { rule: related('PRINCIPAL'), fault: notNamed },
} satisfies Actions<
  PersonActedOn,
  Extract<PersonAction, `${string}_PROTECT${string}` | `${string}_NAMED_${string}` | `NAME_${string}`>
>
