import { type Module, sdl } from '../../shared/module.ts'
import { contactPolicy } from './contact.policy.ts'
import { contactLoaders } from './contact.queries.ts'
import { contactResolvers } from './contact.resolvers.ts'

export const contact = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './contact.graphql'),
  policy: contactPolicy,
  resolvers: contactResolvers,
  loaders: contactLoaders,
} satisfies Module
