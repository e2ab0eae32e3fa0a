import { type Module, sdl } from '../../shared/module.ts'
import { absenceSummaryPolicy } from './absence_summary.policy.ts'
import { absenceSummaryLoaders } from './absence_summary.queries.ts'
import { absenceSummaryResolvers } from './absence_summary.resolvers.ts'

export const absenceSummary = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './absence_summary.graphql'),
  policy: absenceSummaryPolicy,
  resolvers: absenceSummaryResolvers,
  loaders: absenceSummaryLoaders,
} satisfies Module
