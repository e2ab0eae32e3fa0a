import { dayOf } from '../../shared/clock.ts'
import { weekOf } from '../../shared/week.ts'
import type { Resolvers } from '../administration.generated.ts'
import { weekAfter, weekAsked, weekBefore } from './schedule.rules.ts'

export const scheduleResolvers = {
  Query: {
    schedule: async (_, { of, week }, { load, call }) => {
      const asked = weekAsked(of, week ?? weekOf(dayOf(call.now)))
      return asked && { ...asked, subject: asked.kind === 'personId' ? await load.scheduleSubject.load(asked.id) : null }
    },
  },
  Schedule: {
    lessons: ({ id, kind, startDate, endDate, from, until }, _, { load }) =>
      load.lessonsOfWeek(id, { kind, startDate, endDate, from, until }),
    previousWeek: weekBefore,
    nextWeek: weekAfter,
  },
} satisfies Resolvers
