import { account } from '../account/account.table.ts'
import { activity, activityGroup, activityTeacher } from '../activity/activity.table.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { assignmentRole, duty } from '../duty/duty.table.ts'
import { enrolment } from '../enrolment/enrolment.table.ts'
import { group, groupMembership } from '../group/group.table.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from '../person/person_contact.table.ts'
import { responsible } from '../responsible/responsible.table.ts'
import { roleGrant } from '../role_grant/role_grant.table.ts'

/** The tables the demo fills, each after those it refers to. */
export const demoTables = {
  organisation,
  person,
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
  clientApplication,
  roleGrant,
  account,
}

export type DemoTable = keyof typeof demoTables
export type DemoRows = { [Table in DemoTable]: (typeof demoTables)[Table]['$inferInsert'][] }

export const noRows = (): DemoRows => ({
  organisation: [],
  person: [],
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
  clientApplication: [],
  roleGrant: [],
  account: [],
})
