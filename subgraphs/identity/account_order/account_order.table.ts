import { sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { account } from '../account/account.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')
const recruiters = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')
const deciders = toUnits('organisation_id', 'AUTHORITY_ADMIN')
// Who has ordered or decided sees what they wrote: that it went away would tell.
const unmarked = `(access.viewer_person() in (decided_by_id, ordered_by_id) or ${toUnits('organisation_id', 'PRINCIPAL').viewer}
  or not (state = 'APPROVED' and access.is_marked_number(civic_no)))`
const own = 'ordered_by_id = access.viewer_person()'

/** An account that a recruiting manager orders for somebody they employ; approved by the authority, or refused, or too old. */
export const accountOrder = identitySchema.table(
  'account_order',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    givenName: text('given_name').notNull(),
    familyName: text('family_name').notNull(),
    civicNo: text('civic_no').notNull(),
    email: text('email').notNull(),
    dutyRole: text('duty_role').notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date'),
    reason: text('reason').notNull(),
    state: text('state').notNull().default('ORDERED'),
    orderedById: uuid('ordered_by_id').notNull(),
    orderedAt: timestamp('ordered_at', { withTimezone: true }).notNull(),
    // An order nobody has decided by then lapses.
    expiresOn: date('expires_on').notNull(),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    accountId: uuid('account_id').references(() => account.id, { onDelete: 'set null' }),
    version: version(),
  },
  (t) => [
    check('account_order_state_check', sql`${t.state} in ('ORDERED', 'APPROVED', 'REFUSED', 'WITHDRAWN')`),
    check('account_order_decided_check', sql`(${t.state} in ('APPROVED', 'REFUSED')) = (${t.decidedById} is not null)`),
    check('account_order_self_check', sql`${t.decidedById} <> ${t.orderedById}`),
    check('account_order_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('account_order_organisation_id_idx').on(t.organisationId, t.orderedAt, t.id),
    index('account_order_account_id_idx').on(t.accountId),
    index('account_order_ordered_by_id_idx').on(t.orderedById),
    ...rows.visible({
      meaning: `${leaders.meaning}; an approved order of somebody with protected identity only the principal and whoever approved it`,
      viewer: `${leaders.viewer} and ${unmarked}`,
    }),
    ...rows.insertable({
      meaning: `${recruiters.meaning}, in their own name, undecided`,
      viewer: `${own} and ${recruiters.viewer} and state = 'ORDERED' and account_id is null and decided_by_id is null`,
    }),
    ...rows.changeable({
      meaning: `${deciders.meaning}, of the orders of others; whoever ordered withdraws`,
      viewer: `(ordered_by_id <> access.viewer_person() and ${deciders.viewer})
        or (${own} and decided_by_id is null and state in ('ORDERED', 'WITHDRAWN'))`,
      columns: ['state', 'decided_by_id', 'decided_at', 'decision_reason', 'account_id', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)
