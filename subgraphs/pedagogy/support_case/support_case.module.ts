import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { supportCasePolicy } from './support_case.policy.ts'
import { supportCaseLoaders } from './support_case.queries.ts'
import { supportCaseResolvers } from './support_case.resolvers.ts'

export const supportCase = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './support_case.graphql'), sdl(import.meta.url, './support_case_acts.graphql')]),
  policy: supportCasePolicy,
  resolvers: supportCaseResolvers,
  loaders: supportCaseLoaders,
} satisfies Module
