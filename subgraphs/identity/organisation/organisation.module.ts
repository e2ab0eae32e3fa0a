import { type Module, sdl } from '../../shared/module.ts'
import { organisationPolicy } from './organisation.policy.ts'
import { organisationLoaders } from './organisation.queries.ts'
import { organisationResolvers } from './organisation.resolvers.ts'
import { organisation as table } from './organisation.table.ts'

export const organisation = {
  typeDefs: sdl(import.meta.url, './organisation.graphql'),
  policy: organisationPolicy,
  resolvers: organisationResolvers,
  tables: [table],
  loaders: organisationLoaders,
} satisfies Module
