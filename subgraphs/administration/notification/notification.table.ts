import { sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { calendarEvent } from '../calendar_event/calendar_event.table.ts'

const near = toPupils('about_id', ['SELF', 'GUARDIAN'])

/**
 * That somebody is to be told of something about a pupil. It holds neither an address nor a text: who delivers it looks up the one when
 * it is sent, and asks again whether it is due and whether the recipient may still know. Written by `access.notify_of_absence` alone.
 */
export const notification = administrationSchema.table(
  'notification',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    recipientId: uuid('recipient_id').notNull(),
    aboutId: uuid('about_id').notNull(),
    // The day of the lesson in Sweden, whenever the roll was called.
    absentOn: date('absent_on').notNull(),
    // In the app one for each lesson; an SMS is about the day.
    calendarEventId: uuid('calendar_event_id').references(() => calendarEvent.id),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('notification_kind_check', sql`${t.kind} = 'UNEXCUSED_ABSENCE'`),
    check('notification_channel_check', sql`${t.channel} in ('SMS', 'APP')`),
    check('notification_lesson_check', sql`(${t.channel} = 'APP') = (${t.calendarEventId} is not null)`),
    unique('notification_once_unique')
      .on(t.aboutId, t.recipientId, t.absentOn, t.kind, t.channel, t.calendarEventId)
      .nullsNotDistinct(),
    index('notification_recipient_id_idx').on(t.recipientId, t.occurredAt, t.id),
    index('notification_calendar_event_id_idx').on(t.calendarEventId),
    ...rows.visible({
      meaning: 'the recipient, while they are the pupil or a guardian',
      viewer: `recipient_id = access.viewer_person() and ${near.viewer}`,
    }),
    rows.accessInserts(),
    rows.system(),
  ],
)
