import { type Module, sdl } from '../../shared/module.ts'
import { attendanceEventPolicy } from './attendance_event.policy.ts'
import { attendanceEventLoaders } from './attendance_event.queries.ts'
import { attendanceEventResolvers } from './attendance_event.resolvers.ts'

export const attendanceEvent = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './attendance_event.graphql'),
  policy: attendanceEventPolicy,
  resolvers: attendanceEventResolvers,
  loaders: attendanceEventLoaders,
} satisfies Module
