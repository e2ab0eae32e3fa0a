import type { Context } from '../shared/context.ts'
import type { accountLoaders } from './account/account.queries.ts'
import type { accountInvitationLoaders } from './account_invitation/account_invitation.queries.ts'
import type { accountOrderLoaders } from './account_order/account_order.queries.ts'
import type { sessionLoaders } from './session/session.queries.ts'
import type { activityLoaders } from './activity/activity.queries.ts'
import type { contactLoaders } from './contact/contact.queries.ts'
import type { contactListLoaders } from './contact_list/contact_list.queries.ts'
import type { directoryLoaders } from './directory/directory.queries.ts'
import type { dataSubjectLoaders } from './data_subject/data_subject.queries.ts'
import type { delegationLoaders } from './delegation/delegation.queries.ts'
import type { dutyLoaders } from './duty/duty.queries.ts'
import type { enrolmentLoaders } from './enrolment/enrolment.queries.ts'
import type { groupLoaders } from './group/group.queries.ts'
import type { organisationLoaders } from './organisation/organisation.queries.ts'
import type { organisationTreeLoaders } from './organisation_tree/organisation_tree.queries.ts'
import type { personLoaders } from './person/person.queries.ts'
import type { protectionLoaders } from './protection/protection.queries.ts'
import type { readEventLoaders } from './read_event/read_event.queries.ts'
import type { responsibleLoaders } from './responsible/responsible.queries.ts'
import type { originLoaders } from './source_system/origin.queries.ts'
import type { sourceSystemLoaders } from './source_system/source_system.queries.ts'
import type { unitPolicyLoaders } from './unit_policy/unit_policy.queries.ts'
import type { roleGrantLoaders } from './role_grant/role_grant.queries.ts'
import type { accessRequestLoaders } from './access_request/access_request.queries.ts'
import type { clientKeyLoaders } from './client_key/client_key.queries.ts'
import type { processorAgreementLoaders } from './processor_agreement/processor_agreement.queries.ts'
import type { clientApplicationLoaders } from './client_application/client_application.queries.ts'
import type { retentionRuleLoaders } from './retention_rule/retention_rule.queries.ts'
import type { viewerLoaders } from './viewer/viewer.queries.ts'

type Loaders = ReturnType<typeof dataSubjectLoaders> &
  ReturnType<typeof retentionRuleLoaders> &
  ReturnType<typeof sessionLoaders> &
  ReturnType<typeof accountOrderLoaders> &
  ReturnType<typeof accountInvitationLoaders> &
  ReturnType<typeof accountLoaders> &
  ReturnType<typeof activityLoaders> &
  ReturnType<typeof contactLoaders> &
  ReturnType<typeof contactListLoaders> &
  ReturnType<typeof protectionLoaders> &
  ReturnType<typeof directoryLoaders> &
  ReturnType<typeof delegationLoaders> &
  ReturnType<typeof dutyLoaders> &
  ReturnType<typeof enrolmentLoaders> &
  ReturnType<typeof groupLoaders> &
  ReturnType<typeof organisationLoaders> &
  ReturnType<typeof organisationTreeLoaders> &
  ReturnType<typeof personLoaders> &
  ReturnType<typeof readEventLoaders> &
  ReturnType<typeof responsibleLoaders> &
  ReturnType<typeof unitPolicyLoaders> &
  ReturnType<typeof originLoaders> &
  ReturnType<typeof sourceSystemLoaders> &
  ReturnType<typeof roleGrantLoaders> &
  ReturnType<typeof accessRequestLoaders> &
  ReturnType<typeof clientKeyLoaders> &
  ReturnType<typeof processorAgreementLoaders> &
  ReturnType<typeof clientApplicationLoaders> &
  ReturnType<typeof viewerLoaders>

/** What identity's resolvers have: the kernel's context with every feature's loaders. */
export type IdentityContext = Context<Loaders>
