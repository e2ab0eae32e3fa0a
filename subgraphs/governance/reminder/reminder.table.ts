import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { wheelEvent } from '../annual_wheel/annual_wheel.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { planActivity } from '../operational_plan/operational_plan.table.ts'

const own = { meaning: 'the recipient', viewer: 'recipient_id = access.viewer_person()' }

/** How many days before something is due its people are reminded. */
export const reminderRule = governanceSchema.table(
  'reminder_rule',
  {
    number: integer('number').primaryKey(),
    daysBefore: integer('days_before').notNull().unique(),
  },
  (t) => [check('reminder_rule_days_before_check', sql`${t.daysBefore} between 0 and 366`), rows.system()],
)

/** That somebody is to be reminded of what is due at their unit, or of what they answer for. It is a row: nothing is sent. */
export const reminder = governanceSchema.table(
  'reminder',
  {
    id: uuid('id').primaryKey(),
    recipientId: uuid('recipient_id').notNull(),
    kind: text('kind').notNull(),
    eventId: uuid('event_id').references(() => wheelEvent.id),
    activityId: uuid('activity_id').references(() => planActivity.id),
    // The unit that has not done it.
    organisationId: uuid('organisation_id').notNull(),
    // By which rule; null once it is overdue.
    daysBefore: integer('days_before'),
    dueOn: date('due_on').notNull(),
    madeOn: date('made_on').notNull(),
    readAt: timestamp('read_at', { withTimezone: true }),
  },
  (t) => [
    check('reminder_kind_check', sql`${t.kind} in ('DUE_SOON', 'OVERDUE')`),
    check('reminder_days_before_check', sql`(${t.kind} = 'DUE_SOON') = (${t.daysBefore} is not null)`),
    check('reminder_about_check', sql`num_nonnulls(${t.eventId}, ${t.activityId}) = 1`),
    // However often it is looked: told once.
    unique('reminder_once_unique')
      .on(t.recipientId, t.eventId, t.activityId, t.organisationId, t.kind, t.daysBefore, t.dueOn)
      .nullsNotDistinct(),
    index('reminder_recipient_id_idx').on(t.recipientId, t.madeOn, t.id),
    index('reminder_event_id_idx').on(t.eventId),
    index('reminder_activity_id_idx').on(t.activityId),
    ...rows.visible(own),
    ...rows.changeable({ ...own, columns: ['read_at'] }),
    rows.system(),
  ],
)
