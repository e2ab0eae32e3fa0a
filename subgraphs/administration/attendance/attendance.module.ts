import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { attendancePolicy } from './attendance.policy.ts'
import { attendanceLoaders } from './attendance.queries.ts'
import { attendanceResolvers } from './attendance.resolvers.ts'

export const attendance = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './attendance.graphql'), sdl(import.meta.url, './attendance_acts.graphql')]),
  policy: attendancePolicy,
  resolvers: attendanceResolvers,
  loaders: attendanceLoaders,
} satisfies Module
