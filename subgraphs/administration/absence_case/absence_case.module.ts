import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { absenceCasePolicy } from './absence_case.policy.ts'
import { absenceCaseLoaders } from './absence_case.queries.ts'
import { absenceCaseResolvers } from './absence_case.resolvers.ts'

export const absenceCase = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './absence_case.graphql'), sdl(import.meta.url, './absence_case_acts.graphql')]),
  policy: absenceCasePolicy,
  resolvers: absenceCaseResolvers,
  loaders: absenceCaseLoaders,
} satisfies Module
