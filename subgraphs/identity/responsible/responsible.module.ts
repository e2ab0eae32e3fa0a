import { type Module, sdl } from '../../shared/module.ts'
import { responsiblePolicy } from './responsible.policy.ts'
import { responsibleLoaders } from './responsible.queries.ts'
import { responsibleResolvers } from './responsible.resolvers.ts'
import { responsible as table } from './responsible.table.ts'

export const responsible = {
  typeDefs: sdl(import.meta.url, './responsible.graphql'),
  policy: responsiblePolicy,
  resolvers: responsibleResolvers,
  tables: [table],
  loaders: responsibleLoaders,
} satisfies Module
