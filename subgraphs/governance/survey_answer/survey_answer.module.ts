import { type Module, sdl } from '../../shared/module.ts'
import { surveyAnswerPolicy } from './survey_answer.policy.ts'
import { surveyAnswerResolvers } from './survey_answer.resolvers.ts'

export const surveyAnswer = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './survey_answer.graphql'),
  policy: surveyAnswerPolicy,
  resolvers: surveyAnswerResolvers,
} satisfies Module
