import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'

export const notificationResolvers = {
  Query: {
    notifications: async (_, args, { load }) => {
      const page = pageOf(args, ['occurredAt', 'id'])
      return connectionOf(await load.notificationPage(page), page.size, ({ occurredAt, id }) => [occurredAt.toISOString(), id])
    },
  },
  Notification: {
    about: ({ aboutId }, _, context) => personOf(aboutId, context),
    calendarEvent: ({ calendarEventId }, _, { load }) => (calendarEventId ? load.calendarEvent.load(calendarEventId) : null),
  },
} satisfies Resolvers
