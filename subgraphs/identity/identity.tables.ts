import type { PgTable } from 'drizzle-orm/pg-core'
import { account } from './account/account.table.ts'
import { activity, activityGroup, activityTeacher } from './activity/activity.table.ts'
import { clientApplication } from './client_application/client_application.table.ts'
import { assignmentRole, duty } from './duty/duty.table.ts'
import { enrolment } from './enrolment/enrolment.table.ts'
import { group, groupMembership } from './group/group.table.ts'
import { audit, change, idempotency } from './identity.schema.ts'
import { organisation } from './organisation/organisation.table.ts'
import { person } from './person/person.table.ts'
import { personAddress, personEmail, personPhoneNumber } from './person/person_contact.table.ts'
import { responsible } from './responsible/responsible.table.ts'
import { roleGrant } from './role_grant/role_grant.table.ts'

/** Every table of the subgraph. One that is missing here has no policy and no grant, and the application refuses to start. */
export const tables: PgTable[] = [
  ...[organisation, person, personEmail, personPhoneNumber, personAddress, responsible, enrolment],
  ...[duty, assignmentRole, group, groupMembership, activity, activityGroup, activityTeacher],
  ...[clientApplication, account, roleGrant],
  ...[audit, change, idempotency],
]

// drizzle-kit reads them from here; in the schema file it would also find the schema, which migrate makes.
export { audit, change, idempotency }
