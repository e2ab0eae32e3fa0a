import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson } from '../../shared/rules.ts'
import type { NotificationFields } from '../administration.generated.ts'

export const notificationPolicy = {
  Query: { notifications: inPerson },
  Notification: {
    id: allow,
    kind: allow,
    channel: allow,
    about: allow,
    absentOn: allow,
    calendarEvent: allow,
    occurredAt: allow,
    isDue: allow,
  },
  NotificationConnection: { edges: allow, pageInfo: allow },
  NotificationEdge: { node: allow, cursor: allow },
} satisfies Policy<NotificationFields>
