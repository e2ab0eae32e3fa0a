import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { calendarEventPolicy } from './calendar_event.policy.ts'
import { calendarEventLoaders } from './calendar_event.queries.ts'
import { calendarEventResolvers } from './calendar_event.resolvers.ts'

export const calendarEvent = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './calendar_event.graphql'), sdl(import.meta.url, './calendar_event_acts.graphql')]),
  policy: calendarEventPolicy,
  resolvers: calendarEventResolvers,
  loaders: calendarEventLoaders,
} satisfies Module
