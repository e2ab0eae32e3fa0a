import { type Module, sdl } from '../../shared/module.ts'
import { groupPolicy } from './group.policy.ts'
import { groupLoaders } from './group.queries.ts'
import { groupResolvers } from './group.resolvers.ts'
import { group as table, groupMembership } from './group.table.ts'

export const group = {
  typeDefs: sdl(import.meta.url, './group.graphql'),
  policy: groupPolicy,
  resolvers: groupResolvers,
  tables: [table, groupMembership],
  loaders: groupLoaders,
} satisfies Module
