import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { schoolCalendarPolicy } from './school_calendar.policy.ts'
import { schoolCalendarLoaders } from './school_calendar.queries.ts'
import { schoolCalendarResolvers } from './school_calendar.resolvers.ts'

export const schoolCalendar = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([
    sdl(import.meta.url, './school_calendar.graphql'),
    sdl(import.meta.url, './school_calendar_acts.graphql'),
  ]),
  policy: schoolCalendarPolicy,
  resolvers: schoolCalendarResolvers,
  loaders: schoolCalendarLoaders,
} satisfies Module
