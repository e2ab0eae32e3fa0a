import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { placementPolicy } from './placement.policy.ts'
import { placementLoaders } from './placement.queries.ts'
import { placementResolvers } from './placement.resolvers.ts'

export const placement = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './placement.graphql'), sdl(import.meta.url, './placement_acts.graphql')]),
  policy: placementPolicy,
  resolvers: placementResolvers,
  loaders: placementLoaders,
} satisfies Module
