import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { writtenAssessmentPolicy } from './written_assessment.policy.ts'
import { writtenAssessmentLoaders } from './written_assessment.queries.ts'
import { writtenAssessmentResolvers } from './written_assessment.resolvers.ts'

export const writtenAssessment = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './written_assessment.graphql'),
    sdl(import.meta.url, './written_assessment_acts.graphql'),
  ]),
  policy: writtenAssessmentPolicy,
  resolvers: writtenAssessmentResolvers,
  loaders: writtenAssessmentLoaders,
} satisfies Module
