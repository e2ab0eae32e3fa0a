import { type Module, sdl } from '../../shared/module.ts'
import { responsiblePolicy } from './responsible.policy.ts'
import { responsibleLoaders } from './responsible.queries.ts'
import { responsibleResolvers } from './responsible.resolvers.ts'

export const responsible = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './responsible.graphql'),
  policy: responsiblePolicy,
  resolvers: responsibleResolvers,
  loaders: responsibleLoaders,
} satisfies Module
