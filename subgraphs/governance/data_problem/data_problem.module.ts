import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { dataProblemPolicy } from './data_problem.policy.ts'
import { dataProblemLoaders } from './data_problem.queries.ts'
import { dataProblemResolvers } from './data_problem.resolvers.ts'

export const dataProblem = {
  // Contradictions are about figures. What somebody wrote of a problem no client application reads: no policy of its rows names one.
  informationClass: 'PUBLIC',
  typeDefs: concatAST([sdl(import.meta.url, './data_problem.graphql'), sdl(import.meta.url, './data_problem_acts.graphql')]),
  policy: dataProblemPolicy,
  resolvers: dataProblemResolvers,
  loaders: dataProblemLoaders,
} satisfies Module
