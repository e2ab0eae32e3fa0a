import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import { wheelReaders } from '../annual_wheel/annual_wheel.rules.ts'
import type { ReminderActsFields, ReminderFields } from '../governance.generated.ts'

export const reminderPolicy = {
  // Their own, the rows say.
  Query: { myReminders: wheelReaders },
  Reminder: {
    id: allow,
    kind: allow,
    event: allow,
    activity: allow,
    organisation: allow,
    dueOn: allow,
    madeOn: allow,
    readAt: allow,
    permittedActions: allow,
  },
  ReminderConnection: { edges: allow, pageInfo: allow },
  ReminderEdge: { node: allow, cursor: allow },
  Mutation: { markReminderRead: wheelReaders },
  MarkReminderReadPayload: { reminder: allow, userErrors: allow },
  MarkReminderReadError: { code: allow, message: allow, field: allow },
} satisfies Policy<ReminderFields & ReminderActsFields>
