import { type Module, sdl } from '../../shared/module.ts'
import { unitOverviewPolicy } from './unit_overview.policy.ts'
import { unitOverviewLoaders } from './unit_overview.queries.ts'
import { unitOverviewResolvers } from './unit_overview.resolvers.ts'

export const unitOverview = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './unit_overview.graphql'),
  policy: unitOverviewPolicy,
  resolvers: unitOverviewResolvers,
  loaders: unitOverviewLoaders,
} satisfies Module
