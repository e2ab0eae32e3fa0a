import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { projectWorkPolicy } from './project_work.policy.ts'
import { projectWorkLoaders } from './project_work.queries.ts'
import { projectWorkResolvers } from './project_work.resolvers.ts'

export const projectWork = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './project_work.graphql'), sdl(import.meta.url, './project_work_acts.graphql')]),
  policy: projectWorkPolicy,
  resolvers: projectWorkResolvers,
  loaders: projectWorkLoaders,
} satisfies Module
