import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { assessmentLoaders } from './assessment.loaders.ts'
import { assessmentPolicy } from './assessment.policy.ts'
import { assessmentResolvers } from './assessment.resolvers.ts'

export const assessment = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './assessment.graphql'), sdl(import.meta.url, './assessment_acts.graphql')]),
  policy: assessmentPolicy,
  resolvers: assessmentResolvers,
  loaders: assessmentLoaders,
} satisfies Module
