import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { groupPolicy } from './group.policy.ts'
import { groupLoaders } from './group.queries.ts'
import { groupResolvers } from './group.resolvers.ts'

export const group = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  reveals: { 'Query.groups': ['Group.displayName'], 'Organisation.groups': ['Group.displayName'] },
  typeDefs: concatAST([sdl(import.meta.url, './group.graphql'), sdl(import.meta.url, './group_acts.graphql')]),
  policy: groupPolicy,
  resolvers: groupResolvers,
  loaders: groupLoaders,
} satisfies Module
