import { type Module, sdl } from '../../shared/module.ts'
import { personPolicy } from './person.policy.ts'
import { personLoaders } from './person.queries.ts'
import { personResolvers } from './person.resolvers.ts'

export const person = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './person.graphql'),
  policy: personPolicy,
  resolvers: personResolvers,
  loaders: personLoaders,
} satisfies Module
