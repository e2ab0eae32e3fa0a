import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { studyPathPolicy } from './study_path.policy.ts'
import { studyPathLoaders } from './study_path.queries.ts'
import { studyPathResolvers } from './study_path.resolvers.ts'

export const studyPath = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './study_path.graphql'), sdl(import.meta.url, './study_path_acts.graphql')]),
  policy: studyPathPolicy,
  resolvers: studyPathResolvers,
  loaders: studyPathLoaders,
} satisfies Module
