import { type Module, sdl } from '../../shared/module.ts'
import { activityPolicy } from './activity.policy.ts'
import { activityLoaders } from './activity.queries.ts'
import { activityResolvers } from './activity.resolvers.ts'
import { activity as table, activityGroup, activityTeacher } from './activity.table.ts'

export const activity = {
  typeDefs: sdl(import.meta.url, './activity.graphql'),
  policy: activityPolicy,
  resolvers: activityResolvers,
  tables: [table, activityGroup, activityTeacher],
  loaders: activityLoaders,
} satisfies Module
