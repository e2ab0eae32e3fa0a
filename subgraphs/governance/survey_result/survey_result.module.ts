import { type Module, sdl } from '../../shared/module.ts'
import { surveyResultPolicy } from './survey_result.policy.ts'
import { surveyResultLoaders } from './survey_result.queries.ts'
import { surveyResultResolvers } from './survey_result.resolvers.ts'

export const surveyResult = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './survey_result.graphql'),
  policy: surveyResultPolicy,
  resolvers: surveyResultResolvers,
  loaders: surveyResultLoaders,
} satisfies Module
