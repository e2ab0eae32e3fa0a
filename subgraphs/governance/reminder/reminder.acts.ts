import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { type Actions, actOn, done, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { inPerson } from '../../shared/rules.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { MarkReminderReadInput, ReminderAction } from '../governance.generated.ts'
import type { MarkReminderReadPayloadRow, ReminderRow } from './reminder.queries.ts'

/** What can be done to a reminder, which nobody but its recipient sees. */
export const reminderActions = {
  MARK_REMINDER_READ: {
    rule: inPerson,
    fault: ({ readAt }) => (readAt ? { code: 'ALREADY_READ', message: 'It is marked as read.', field: ['reminderId'] } : null),
  },
} satisfies Actions<ReminderRow, ReminderAction>

export async function markReadGiven(info: GraphQLResolveInfo, context: GovernanceContext, input: MarkReminderReadInput) {
  return actOn<ReminderRow, MarkReminderReadPayloadRow>(info, context, input, {
    source: isId(input.reminderId) ? await context.load.reminder.load(input.reminderId) : null,
    action: reminderActions.MARK_REMINDER_READ,
    unknown: refused('NOT_FOUND', 'There is no such reminder of yours.', 'reminderId'),
    run: async (tx, { id }) => {
      await tx`/* markReminderRead */ update governance.reminder set read_at = ${context.call.now} where id = ${id} and read_at is null`
      return done(id, upserted('Reminder', id))
    },
  })
}
