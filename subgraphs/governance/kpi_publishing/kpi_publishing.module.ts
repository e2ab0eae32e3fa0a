import { type Module, sdl } from '../../shared/module.ts'
import { kpiPublishingPolicy } from './kpi_publishing.policy.ts'
import { kpiPublishingResolvers } from './kpi_publishing.resolvers.ts'

export const kpiPublishing = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './kpi_publishing.graphql'),
  policy: kpiPublishingPolicy,
  resolvers: kpiPublishingResolvers,
} satisfies Module
