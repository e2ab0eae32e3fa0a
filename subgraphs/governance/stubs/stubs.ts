import { organisationLoaders } from '../../access/organisations.ts'
import { type Module, ownedElsewhere, sdl } from '../../shared/module.ts'
import { allow } from '../../shared/rules.ts'

/** What other subgraphs own and this one refers to: known by id, for the features here to add their fields to. */
export const stubs = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './stubs.graphql'),
  policy: { Organisation: { id: allow } },
  resolvers: { Organisation: { __resolveReference: ownedElsewhere<'Organisation'>() } },
  loaders: organisationLoaders,
} satisfies Module
