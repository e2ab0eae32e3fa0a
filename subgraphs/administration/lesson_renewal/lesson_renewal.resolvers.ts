import type { Resolvers } from '../administration.generated.ts'
import { renewLessons } from './lesson_renewal.acts.ts'

export const lessonRenewalResolvers = {
  Mutation: { renewLessons: (_, { input }, context, info) => renewLessons(info, context, input) },
  RenewLessonsPayload: {
    lessons: async ({ ids }, _, { load }) =>
      (await Promise.all(ids.map((id) => load.calendarEvent.load(id)))).filter((lesson) => lesson !== null),
  },
} satisfies Resolvers
