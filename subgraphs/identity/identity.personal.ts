import { actPersonal } from '../shared/act.personal.ts'
import { accessRequestPersonal } from './access_request/access_request.personal.ts'
import { accountInvitationPersonal } from './account_invitation/account_invitation.personal.ts'
import { accountOrderPersonal } from './account_order/account_order.personal.ts'
import { accountPersonal } from './account/account.personal.ts'
import { activityPersonal } from './activity/activity.personal.ts'
import { clientApplicationPersonal } from './client_application/client_application.personal.ts'
import { clientKeyPersonal } from './client_key/client_key.personal.ts'
import { contactPersonal } from './contact/contact.personal.ts'
import { contactListPersonal } from './contact_list/contact_list.personal.ts'
import { dataSubjectPersonal } from './data_subject/data_subject.personal.ts'
import { delegationPersonal } from './delegation/delegation.personal.ts'
import { dutyPersonal } from './duty/duty.personal.ts'
import { enrolmentPersonal } from './enrolment/enrolment.personal.ts'
import { groupPersonal } from './group/group.personal.ts'
import { audit, change, idempotency, purgeLog } from './identity.schema.ts'
import { organisationPersonal } from './organisation/organisation.personal.ts'
import { personPersonal } from './person/person.personal.ts'
import { processorAgreementPersonal } from './processor_agreement/processor_agreement.personal.ts'
import { protectionPersonal } from './protection/protection.personal.ts'
import { readEventPersonal } from './read_event/read_event.personal.ts'
import { responsiblePersonal } from './responsible/responsible.personal.ts'
import { retentionRulePersonal } from './retention_rule/retention_rule.personal.ts'
import { roleGrantPersonal } from './role_grant/role_grant.personal.ts'
import { sessionPersonal } from './session/session.personal.ts'
import { sourceSystemPersonal } from './source_system/source_system.personal.ts'
import { unitPolicyPersonal } from './unit_policy/unit_policy.personal.ts'
import { viewerPersonal } from './viewer/viewer.personal.ts'

/** What each table keeps about persons. The application refuses to start while one is missing. */
export const personal = [
  ...accessRequestPersonal,
  ...accountPersonal,
  ...accountInvitationPersonal,
  ...accountOrderPersonal,
  ...activityPersonal,
  ...clientApplicationPersonal,
  ...clientKeyPersonal,
  ...contactPersonal,
  ...contactListPersonal,
  ...dataSubjectPersonal,
  ...delegationPersonal,
  ...dutyPersonal,
  ...enrolmentPersonal,
  ...groupPersonal,
  ...organisationPersonal,
  ...personPersonal,
  ...processorAgreementPersonal,
  ...protectionPersonal,
  ...readEventPersonal,
  ...responsiblePersonal,
  ...retentionRulePersonal,
  ...roleGrantPersonal,
  ...sessionPersonal,
  ...sourceSystemPersonal,
  ...unitPolicyPersonal,
  ...viewerPersonal,
  ...actPersonal({ audit, change, idempotency, purgeLog }),
]
