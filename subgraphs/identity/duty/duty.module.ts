import { type Module, sdl } from '../../shared/module.ts'
import { dutyPolicy } from './duty.policy.ts'
import { dutyLoaders } from './duty.queries.ts'
import { dutyResolvers } from './duty.resolvers.ts'
import { assignmentRole, duty as table } from './duty.table.ts'

export const duty = {
  typeDefs: sdl(import.meta.url, './duty.graphql'),
  policy: dutyPolicy,
  resolvers: dutyResolvers,
  tables: [table, assignmentRole],
  loaders: dutyLoaders,
} satisfies Module
