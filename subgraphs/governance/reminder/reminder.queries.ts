import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { MarkReminderReadError, ReminderKind } from '../governance.generated.ts'

export interface ReminderRow {
  readonly id: Id<'Reminder'>
  readonly kind: ReminderKind
  readonly eventId: Id<'WheelEvent'> | null
  readonly activityId: Id<'PlanActivity'> | null
  readonly organisationId: Id<'Organisation'>
  readonly dueOn: string
  readonly madeOn: string
  readonly readAt: Date | null
}

export type MarkReminderReadPayloadRow = Done<MarkReminderReadError>

const columns = part`r.id, r.kind, r.event_id, r.activity_id, r.organisation_id, r.due_on, r.made_on, r.read_at`

const reminderLoader = (read: Read) =>
  byId(
    (ids) => read<ReminderRow>`/* remindersById */ select ${columns} from governance.reminder r where r.id = any(${ids}::uuid[])`,
  )

const reminderPage =
  (read: Read) =>
  ({ limit, after }: Page<readonly [madeDate: string, id: string]>) =>
    read<ReminderRow>`/* myReminders */ select ${columns} from governance.reminder r where r.recipient_id = access.viewer_person()
      ${after ? part`and (r.made_on, r.id) < (${after[0]}::date, ${after[1]}::uuid)` : nothing}
      order by r.made_on desc, r.id desc limit ${limit}`

export const reminderLoaders = (read: Read) => ({ reminder: reminderLoader(read), reminderPage: reminderPage(read) })
