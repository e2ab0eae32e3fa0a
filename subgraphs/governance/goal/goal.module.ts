import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { goalPolicy } from './goal.policy.ts'
import { goalLoaders } from './goal.queries.ts'
import { goalResolvers } from './goal.resolvers.ts'

export const goal = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './goal.graphql'), sdl(import.meta.url, './goal_acts.graphql')]),
  policy: goalPolicy,
  resolvers: goalResolvers,
  loaders: goalLoaders,
} satisfies Module
