import type { PgTable } from 'drizzle-orm/pg-core'
import { accessRequest } from './access_request/access_request.table.ts'
import { account } from './account/account.table.ts'
import { accountInvitation } from './account_invitation/account_invitation.table.ts'
import { accountOrder } from './account_order/account_order.table.ts'
import { activity, activityGroup, activityTeacher } from './activity/activity.table.ts'
import { clientApplication } from './client_application/client_application.table.ts'
import { clientKey } from './client_key/client_key.table.ts'
import { fieldGrant, processorAgreement } from './processor_agreement/processor_agreement.table.ts'
import { contactPropagation, contactVersion } from './contact/contact.table.ts'
import { contactListConsent } from './contact_list/contact_list.table.ts'
import { dataSubjectRequest } from './data_subject/data_subject_request.table.ts'
import { processingRestriction } from './data_subject/processing_restriction.table.ts'
import { delegation } from './delegation/delegation.table.ts'
import { assignmentRole, duty } from './duty/duty.table.ts'
import { enrolment } from './enrolment/enrolment.table.ts'
import { group, groupMembership } from './group/group.table.ts'
import { audit, change, idempotency, purgeLog } from './identity.schema.ts'
import { organisation } from './organisation/organisation.table.ts'
import { person } from './person/person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from './person/person_contact.table.ts'
import { namedPerson } from './protection/named_person.table.ts'
import { readEvent } from './read_event/read_event.table.ts'
import { responsible } from './responsible/responsible.table.ts'
import { retentionRule } from './retention_rule/retention_rule.table.ts'
import { roleGrant } from './role_grant/role_grant.table.ts'
import { session } from './session/session.table.ts'
import { externalIdentifier, masterSystem } from './source_system/source_system.table.ts'
import { sourceSystem } from './source_system/system.table.ts'
import { unitPolicy } from './unit_policy/unit_policy.table.ts'
import { viewerSetting } from './viewer/viewer_setting.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[organisation, person, personEmail, personPhoneNumber, personAddress, responsible, enrolment],
  ...[duty, assignmentRole, group, groupMembership, activity, activityGroup, activityTeacher],
  ...[sourceSystem, masterSystem, externalIdentifier, unitPolicy],
  ...[contactListConsent, contactVersion, contactPropagation],
  ...[delegation, namedPerson, processingRestriction, readEvent],
  ...[dataSubjectRequest, retentionRule],
  ...[clientApplication, processorAgreement, fieldGrant, clientKey],
  ...[account, accountOrder, accountInvitation, session, viewerSetting, roleGrant, accessRequest],
  ...[audit, change, idempotency, purgeLog],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency, purgeLog }
