import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { actionProgrammePolicy } from './action_programme.policy.ts'
import { actionProgrammeLoaders } from './action_programme.queries.ts'
import { actionProgrammeResolvers } from './action_programme.resolvers.ts'

export const actionProgramme = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './action_programme.graphql'),
    sdl(import.meta.url, './action_programme_acts.graphql'),
  ]),
  policy: actionProgrammePolicy,
  resolvers: actionProgrammeResolvers,
  loaders: actionProgrammeLoaders,
} satisfies Module
