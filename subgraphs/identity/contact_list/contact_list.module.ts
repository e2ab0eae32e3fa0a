import { type Module, sdl } from '../../shared/module.ts'
import { contactListPolicy } from './contact_list.policy.ts'
import { contactListLoaders } from './contact_list.queries.ts'
import { contactListResolvers } from './contact_list.resolvers.ts'

export const contactList = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './contact_list.graphql'),
  policy: contactListPolicy,
  resolvers: contactListResolvers,
  loaders: contactListLoaders,
} satisfies Module
