import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { assignmentPolicy } from './assignment.policy.ts'
import { assignmentLoaders } from './assignment.queries.ts'
import { assignmentResolvers } from './assignment.resolvers.ts'

export const assignment = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './assignment.graphql'), sdl(import.meta.url, './assignment_acts.graphql')]),
  policy: assignmentPolicy,
  resolvers: assignmentResolvers,
  loaders: assignmentLoaders,
} satisfies Module
