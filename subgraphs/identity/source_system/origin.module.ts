import { type Module, sdl } from '../../shared/module.ts'
import { originPolicy } from './origin.policy.ts'
import { originLoaders } from './origin.queries.ts'
import { originResolvers } from './origin.resolvers.ts'

/** Where rows about persons come from, and what they are called there. */
export const origin = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './origin.graphql'),
  policy: originPolicy,
  resolvers: originResolvers,
  loaders: originLoaders,
} satisfies Module
