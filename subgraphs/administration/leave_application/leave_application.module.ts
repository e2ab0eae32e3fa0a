import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { leaveApplicationPolicy } from './leave_application.policy.ts'
import { leaveApplicationLoaders } from './leave_application.queries.ts'
import { leaveApplicationResolvers } from './leave_application.resolvers.ts'

export const leaveApplication = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './leave_application.graphql'),
    sdl(import.meta.url, './leave_application_acts.graphql'),
  ]),
  policy: leaveApplicationPolicy,
  resolvers: leaveApplicationResolvers,
  loaders: leaveApplicationLoaders,
} satisfies Module
