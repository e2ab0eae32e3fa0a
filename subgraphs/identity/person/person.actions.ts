import type { Actions } from '../../shared/action.ts'
import { contactActions } from '../contact/contact.actions.ts'
import { contactListActions } from '../contact_list/contact_list.actions.ts'
import { personDataSubjectActions } from '../data_subject/data_subject.actions.ts'
import { personDelegationActions } from '../delegation/delegation.actions.ts'
import type { PersonAction } from '../identity.generated.ts'
import { protectionActions } from '../protection/protection.actions.ts'
import type { PersonActedOn } from './person.queries.ts'

/** Everything that can be done to a person, by the features that do it. */
export const personActions = {
  ...protectionActions,
  ...contactActions,
  ...contactListActions,
  ...personDelegationActions,
  ...personDataSubjectActions,
} satisfies Actions<PersonActedOn, PersonAction>
