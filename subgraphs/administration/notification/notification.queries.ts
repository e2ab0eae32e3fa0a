import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import type { Page } from '../../shared/pagination.ts'
import type { NotificationChannel, NotificationKind } from '../administration.generated.ts'

export interface NotificationRow {
  readonly id: Id<'Notification'>
  readonly kind: NotificationKind
  readonly channel: NotificationChannel
  readonly aboutId: Id<'Person'>
  readonly absentOn: string
  readonly calendarEventId: Id<'CalendarEvent'> | null
  readonly occurredAt: Date
  readonly isDue: boolean
}

// It is due while an absence it is about is unexcused: an SMS, that of some lesson of the day.
const notificationPage =
  (read: Read) =>
  ({ limit, after }: Page<readonly [occurredAt: string, id: string]>) =>
    read<NotificationRow>`/* notifications */ select n.id, n.kind, n.channel, n.about_id, n.absent_on, n.calendar_event_id, n.occurred_at,
      exists (select from administration.attendance a where a.student_id = n.about_id and a.invalid_absence_minutes > a.late_minutes
        and a.starts_at >= n.absent_on::timestamp at time zone 'Europe/Stockholm'
        and a.starts_at < (n.absent_on + 1)::timestamp at time zone 'Europe/Stockholm'
        and (n.channel = 'SMS' or a.calendar_event_id = n.calendar_event_id)) as is_due
    from administration.notification n
    where n.recipient_id = access.viewer_person()
    ${after ? part`and (n.occurred_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
    order by n.occurred_at desc, n.id desc limit ${limit}`

export const notificationLoaders = (read: Read) => ({ notificationPage: notificationPage(read) })
