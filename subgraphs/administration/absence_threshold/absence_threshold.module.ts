import { type Module, sdl } from '../../shared/module.ts'
import { absenceThresholdPolicy } from './absence_threshold.policy.ts'
import { absenceThresholdLoaders } from './absence_threshold.queries.ts'
import { absenceThresholdResolvers } from './absence_threshold.resolvers.ts'

export const absenceThreshold = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './absence_threshold.graphql'),
  policy: absenceThresholdPolicy,
  resolvers: absenceThresholdResolvers,
  loaders: absenceThresholdLoaders,
} satisfies Module
