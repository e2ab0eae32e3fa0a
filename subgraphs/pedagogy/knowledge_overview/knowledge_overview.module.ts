import { type Module, sdl } from '../../shared/module.ts'
import { knowledgeOverviewPolicy } from './knowledge_overview.policy.ts'
import { knowledgeOverviewLoaders } from './knowledge_overview.queries.ts'
import { knowledgeOverviewResolvers } from './knowledge_overview.resolvers.ts'

export const knowledgeOverview = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './knowledge_overview.graphql'),
  policy: knowledgeOverviewPolicy,
  resolvers: knowledgeOverviewResolvers,
  loaders: knowledgeOverviewLoaders,
} satisfies Module
