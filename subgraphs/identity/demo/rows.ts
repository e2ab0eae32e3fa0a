import { account } from '../account/account.table.ts'
import { activity, activityGroup, activityTeacher } from '../activity/activity.table.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { fieldGrant, processorAgreement } from '../processor_agreement/processor_agreement.table.ts'
import { contactListConsent } from '../contact_list/contact_list.table.ts'
import { processingRestriction } from '../data_subject/processing_restriction.table.ts'
import { delegation } from '../delegation/delegation.table.ts'
import { assignmentRole, duty } from '../duty/duty.table.ts'
import { enrolment } from '../enrolment/enrolment.table.ts'
import { group, groupMembership } from '../group/group.table.ts'
import { namedPerson } from '../protection/named_person.table.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from '../person/person_contact.table.ts'
import { responsible } from '../responsible/responsible.table.ts'
import { roleGrant } from '../role_grant/role_grant.table.ts'
import { masterSystem } from '../source_system/source_system.table.ts'
import { sourceSystem } from '../source_system/system.table.ts'
import { unitPolicy } from '../unit_policy/unit_policy.table.ts'

/** The tables the demo fills, each after those it refers to. */
export const demoTables = {
  sourceSystem,
  organisation,
  unitPolicy,
  masterSystem,
  person,
  contactListConsent,
  personEmail,
  personPhoneNumber,
  personAddress,
  responsible,
  enrolment,
  group,
  groupMembership,
  duty,
  assignmentRole,
  activity,
  activityGroup,
  activityTeacher,
  delegation,
  namedPerson,
  processingRestriction,
  clientApplication,
  processorAgreement,
  fieldGrant,
  roleGrant,
  account,
}

export type DemoTable = keyof typeof demoTables
export type DemoRows = { [Table in DemoTable]: (typeof demoTables)[Table]['$inferInsert'][] }

export const noRows = (): DemoRows => ({
  sourceSystem: [],
  organisation: [],
  unitPolicy: [],
  masterSystem: [],
  person: [],
  contactListConsent: [],
  personEmail: [],
  personPhoneNumber: [],
  personAddress: [],
  responsible: [],
  enrolment: [],
  group: [],
  groupMembership: [],
  duty: [],
  assignmentRole: [],
  activity: [],
  activityGroup: [],
  activityTeacher: [],
  delegation: [],
  namedPerson: [],
  processingRestriction: [],
  clientApplication: [],
  processorAgreement: [],
  fieldGrant: [],
  roleGrant: [],
  account: [],
})
