import { throughGrantedUnit } from '../access/rules.ts'
import { dataSubject } from '../access/persons.ts'
import { dataSubjectModule } from '../shared/personal-module.ts'
import { rolesOf } from '../shared/rows.ts'
import { createSubgraph } from '../shared/subgraph.ts'
import { account } from './account/account.module.ts'
import { accountInvitation } from './account_invitation/account_invitation.module.ts'
import { accountOrder } from './account_order/account_order.module.ts'
import { activity } from './activity/activity.module.ts'
import { contact } from './contact/contact.module.ts'
import { contactList } from './contact_list/contact_list.module.ts'
import { dataSubject as dataSubjectRequests } from './data_subject/data_subject.module.ts'
import { delegation } from './delegation/delegation.module.ts'
import { directory } from './directory/directory.module.ts'
import { duty } from './duty/duty.module.ts'
import { enrolment } from './enrolment/enrolment.module.ts'
import { group } from './group/group.module.ts'
import { personal } from './identity.personal.ts'
import { tables } from './identity.tables.ts'
import { organisation } from './organisation/organisation.module.ts'
import { organisationTree } from './organisation_tree/organisation_tree.module.ts'
import { person } from './person/person.module.ts'
import { protection } from './protection/protection.module.ts'
import { readEvent } from './read_event/read_event.module.ts'
import { responsible } from './responsible/responsible.module.ts'
import { origin } from './source_system/origin.module.ts'
import { sourceSystem } from './source_system/source_system.module.ts'
import { session } from './session/session.module.ts'
import { unitPolicy } from './unit_policy/unit_policy.module.ts'
import { retentionRule } from './retention_rule/retention_rule.module.ts'
import { roleGrant } from './role_grant/role_grant.module.ts'
import { accessRequest } from './access_request/access_request.module.ts'
import { fieldAccess } from './field_access/field_access.module.ts'
import { clientKey } from './client_key/client_key.module.ts'
import { processorAgreement } from './processor_agreement/processor_agreement.module.ts'
import { clientApplication } from './client_application/client_application.module.ts'
import { viewer } from './viewer/viewer.module.ts'

const roles = rolesOf('identity')
const dataSubjects = dataSubjectModule({ subgraph: 'identity', declared: personal, rule: dataSubject })

export const identity = createSubgraph(
  'identity',
  [
    viewer,
    organisation,
    organisationTree,
    person,
    directory,
    protection,
    contact,
    contactList,
    enrolment,
    responsible,
    delegation,
    duty,
    group,
    activity,
    readEvent,
    dataSubjects,
    dataSubjectRequests,
    retentionRule,
    unitPolicy,
    sourceSystem,
    origin,
    accessRequest,
    clientApplication,
    processorAgreement,
    clientKey,
    fieldAccess,
    roleGrant,
    account,
    accountOrder,
    accountInvitation,
    session,
  ],
  {
    databaseRole: ({ kind, roles: held }) =>
      kind === 'CLIENT' || held.some(({ role }) => role === 'AUTHORITY_ADMIN') ? roles.authority : roles.viewer,
    tables,
    personal,
    clientReach: throughGrantedUnit,
  },
)
