import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { careSchedulePolicy } from './care_schedule.policy.ts'
import { careScheduleLoaders } from './care_schedule.queries.ts'
import { careScheduleResolvers } from './care_schedule.resolvers.ts'

export const careSchedule = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './care_schedule.graphql'), sdl(import.meta.url, './care_schedule_acts.graphql')]),
  policy: careSchedulePolicy,
  resolvers: careScheduleResolvers,
  loaders: careScheduleLoaders,
} satisfies Module
