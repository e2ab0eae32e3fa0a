import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../governance.generated.ts'
import { markReadGiven, reminderActions } from './reminder.acts.ts'

export const reminderResolvers = {
  Query: {
    myReminders: async (_, args, { load }) => {
      const page = pageOf(args, ['madeDate', 'id'])
      return connectionOf(await load.reminderPage(page), page.size, ({ madeOn, id }) => [madeOn, id])
    },
  },
  Reminder: {
    event: ({ eventId }, _, { load }) => (eventId ? load.wheelEvent.load(eventId) : null),
    activity: ({ activityId }, _, { load }) => (activityId ? load.planActivity.load(activityId) : null),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    permittedActions: (row, _, context) => permittedActions(reminderActions, row, context),
  },
  Mutation: { markReminderRead: (_, { input }, context, info) => markReadGiven(info, context, input) },
  MarkReminderReadPayload: { reminder: ({ id }, _, { load }) => (id ? load.reminder.load(id) : null) },
} satisfies Resolvers
