import { sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { ownUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'
import { roleGrant } from '../role_grant/role_grant.table.ts'

const deciders = `(organisation_id = any (${ownUnits}) and access.viewer_person() is not null)
  or (role = 'UNIT_OBSERVER' and organisation_id = any (array(select access.units('PRINCIPAL'))))`
const asked = 'access.viewer_person() in (person_id, requested_by_id)'
const isForOthers = "(select access.holds('PRINCIPAL') or access.holds('UNIT_ADMIN'))"

/** Somebody asks for a role, for themself or for somebody at their unit; whoever may give it decides. */
export const accessRequest = identitySchema.table(
  'access_request',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    role: text('role').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    startDate: date('start_date').notNull(),
    endDate: date('end_date'),
    reason: text('reason').notNull(),
    state: text('state').notNull().default('REQUESTED'),
    requestedById: uuid('requested_by_id').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    roleGrantId: uuid('role_grant_id').references(() => roleGrant.id),
    version: version(),
  },
  (t) => [
    check('access_request_role_check', sql`${t.role} in ('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'FEE_OFFICE', 'UNIT_OBSERVER')`),
    check('access_request_state_check', sql`${t.state} in ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')`),
    check('access_request_decided_check', sql`(${t.state} in ('APPROVED', 'REFUSED')) = (${t.decidedById} is not null)`),
    check('access_request_self_check', sql`${t.decidedById} not in (${t.personId}, ${t.requestedById})`),
    check('access_request_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('access_request_person_id_idx').on(t.personId),
    index('access_request_organisation_id_idx').on(t.organisationId, t.requestedAt, t.id),
    index('access_request_requested_at_idx').on(t.requestedAt, t.id),
    index('access_request_requested_by_id_idx').on(t.requestedById),
    index('access_request_role_grant_id_idx').on(t.roleGrantId),
    ...rows.visible({ meaning: 'whom it is for; who asked; who may decide', viewer: `${asked} or ${deciders}` }),
    ...rows.insertable({
      meaning: 'staff, in their own name and for themself; principals and school administrators for others too',
      viewer: `requested_by_id = access.viewer_person() and (select access.holds('STAFF')) and state = 'REQUESTED'
        and (person_id = access.viewer_person() or ${isForOthers})`,
    }),
    ...rows.changeable({
      meaning: 'who may decide, in their own name, unless it is for them or they asked; these, to withdraw it',
      viewer: `((${deciders}) and access.viewer_person() = coalesce(decided_by_id, access.viewer_person()) and not ${asked})
        or (${asked} and state in ('REQUESTED', 'WITHDRAWN'))`,
      columns: ['state', 'decided_by_id', 'decided_at', 'decision_reason', 'role_grant_id', 'version'],
    }),
    rows.system(),
  ],
)
