import { sql } from 'drizzle-orm'
import { boolean, check, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { ownUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const staff = `organisation_id = any (array(select access.units('STAFF')))`
// Asked only of lessons at units where the viewer does not work.
const related = `activity_id in (select access.related_activities())`
const scheduled = `organisation_id = any (array(select access.scheduler_units()))`

/** Who makes a unit's schedule. The copies of a lesson are written by the same. */
export const schedulers = {
  meaning: "the unit's principal, its school administrators and whoever is assigned to schedule one of its groups",
  viewer: scheduled,
}

export const instant = (name: string) => timestamp(name, { withTimezone: true })

/**
 * A lesson, or another thing an activity does at a time. What it takes (rooms, groups, teachers, resources) are rows of their own
 * with a copy of its time, which follow it: on those the database keeps two from being at once.
 */
export const calendarEvent = administrationSchema.table(
  'calendar_event',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    activityId: uuid('activity_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    isCancelled: boolean('is_cancelled').notNull().default(false),
    cancelReason: text('cancel_reason'),
    // The lessons of one decision to repeat have it in common.
    seriesId: uuid('series_id'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('calendar_event_time_check', sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} - ${t.startsAt} <= interval '24 hours'`),
    check('calendar_event_cancel_check', sql`${t.isCancelled} = (${t.cancelReason} is not null)`),
    unique('calendar_event_copy_unique').on(t.id, t.startsAt, t.endsAt, t.isCancelled),
    // What has been reported of a lesson holds on to it.
    unique('calendar_event_reported_unique').on(t.id, t.startsAt, t.activityId, t.organisationId),
    unique('calendar_event_held_unique').on(t.id, t.isCancelled),
    index('calendar_event_organisation_id_idx').on(t.organisationId, t.startsAt),
    index('calendar_event_activity_id_idx').on(t.activityId, t.startsAt),
    ...rows.visible({
      meaning: 'staff of the unit, and whoever may see its activity',
      viewer: `${staff} or ${related}`,
      authority: `organisation_id = any (${ownUnits}) or ${staff} or ${related}`,
    }),
    ...rows.insertable({
      meaning: `${schedulers.meaning}, of the unit's own activities`,
      viewer: `${scheduled} and access.is_activity_at(activity_id, organisation_id)`,
    }),
    ...rows.changeable({
      ...schedulers,
      columns: ['starts_at', 'ends_at', 'is_cancelled', 'cancel_reason', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
