import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, jsonb, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { placement, placementReaders } from '../placement/placement.table.ts'

const inOwnName = `(child_id, owner_id) in (select w.child_id, w.owner_id from access.own_care() w)`
const lapsed = 'not access.is_care_owner(child_id, owner_id)'
const carers = toPupils('child_id', ['GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT'])

const readers = {
  meaning: `${carers.meaning}; a delegate what is laid in the name of who let them`,
  viewer: `${carers.viewer} or ${inOwnName}`,
  authority: `${carers.authority} or ${inOwnName}`,
}
const owner = 'a guardian their own weeks, and a delegate those of who let them'
/** Rows of one's own, and those of somebody who may no longer have any; never of another guardian. */
const removable = (time: string) => ({
  meaning: `${owner}, not for the same day; a week of somebody who is no guardian any more is free`,
  viewer: `${time} and (${inOwnName} or ${lapsed})`,
})
const writable = (time: string) => ({ meaning: `${owner}, not for the same day`, viewer: `${inOwnName} and ${time}` })

const ofPlacement = () => ({
  placementId: uuid('placement_id').notNull(),
  childId: uuid('child_id').notNull(),
  // The guardian in whose name it is.
  ownerId: uuid('owner_id').notNull(),
})

/** Whose a week of a child's schedule is: the primary key lets it be one guardian's only, however many write at once. */
export const careWeek = administrationSchema.table(
  'care_week',
  {
    ...ofPlacement(),
    startDate: date('start_date').notNull(),
    claimedAt: timestamp('claimed_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.placementId, t.startDate] }),
    unique('care_week_owner').on(t.placementId, t.startDate, t.ownerId),
    foreignKey({
      name: 'care_week_placement_fk',
      columns: [t.placementId, t.childId],
      foreignColumns: [placement.id, placement.childId],
    }),
    check('care_week_monday_check', sql`extract(isodow from ${t.startDate}) = 1`),
    index('care_week_child_id_idx').on(t.childId),
    ...rows.visible(placementReaders),
    ...rows.insertable(writable('start_date + 6 > access.today()')),
    ...rows.deletable(removable('start_date > access.today()')),
    rows.system(),
  ],
)

/** When a child is at preschool or in after-school care on a day. Its key says that the week is its owner's. */
export const careDay = administrationSchema.table(
  'care_day',
  {
    ...ofPlacement(),
    careDate: date('care_date').notNull(),
    startDate: date('start_date')
      .notNull()
      .generatedAlwaysAs(sql`care_date - (extract(isodow from care_date)::int - 1)`),
    startTime: text('start_time').notNull(),
    endTime: text('end_time').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.placementId, t.careDate] }),
    foreignKey({
      name: 'care_day_placement_fk',
      columns: [t.placementId, t.childId],
      foreignColumns: [placement.id, placement.childId],
    }),
    foreignKey({
      name: 'care_day_week_fk',
      columns: [t.placementId, t.startDate, t.ownerId],
      foreignColumns: [careWeek.placementId, careWeek.startDate, careWeek.ownerId],
    }),
    check('care_day_start_check', sql`${t.startTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('care_day_end_check', sql`${t.endTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.endTime} > ${t.startTime}`),
    index('care_day_child_id_idx').on(t.childId),
    ...rows.visible(readers),
    ...rows.insertable(writable('care_date > access.today()')),
    ...rows.deletable(removable('care_date > access.today()')),
    rows.system(),
  ],
)

/** The recipe that weeks were written by: a cycle of so many weeks, and what happens in which of them. */
export const attendanceSchedule = administrationSchema.table(
  'attendance_schedule',
  {
    id: uuid('id').primaryKey(),
    ...ofPlacement(),
    numberOfWeeks: integer('number_of_weeks').notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    entries: jsonb('entries').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'attendance_schedule_placement_fk',
      columns: [t.placementId, t.childId],
      foreignColumns: [placement.id, placement.childId],
    }),
    check('attendance_schedule_weeks_check', sql`${t.numberOfWeeks} between 1 and 52`),
    check('attendance_schedule_period_check', sql`extract(isodow from ${t.startDate}) = 1 and ${t.endDate} >= ${t.startDate}`),
    index('attendance_schedule_placement_id_idx').on(t.placementId, t.startDate, t.id),
    index('attendance_schedule_child_id_idx').on(t.childId),
    ...rows.visible(readers),
    ...rows.insertable(writable('start_date > access.today()')),
    rows.system(),
  ],
)
