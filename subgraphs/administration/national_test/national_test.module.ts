import { type Module, sdl } from '../../shared/module.ts'
import { nationalTestPolicy } from './national_test.policy.ts'
import { nationalTestLoaders } from './national_test.queries.ts'
import { nationalTestResolvers } from './national_test.resolvers.ts'

export const nationalTest = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './national_test.graphql'),
  policy: nationalTestPolicy,
  resolvers: nationalTestResolvers,
  loaders: nationalTestLoaders,
} satisfies Module
