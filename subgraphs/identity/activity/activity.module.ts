import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { activityPolicy } from './activity.policy.ts'
import { activityLoaders } from './activity.queries.ts'
import { activityResolvers } from './activity.resolvers.ts'

export const activity = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './activity.graphql'), sdl(import.meta.url, './activity_acts.graphql')]),
  policy: activityPolicy,
  resolvers: activityResolvers,
  loaders: activityLoaders,
} satisfies Module
