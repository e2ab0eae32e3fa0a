import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { surveyPolicy } from './survey.policy.ts'
import { surveyLoaders } from './survey.queries.ts'
import { surveyResolvers } from './survey.resolvers.ts'

export const survey = {
  informationClass: 'PUBLIC',
  typeDefs: concatAST([sdl(import.meta.url, './survey.graphql'), sdl(import.meta.url, './survey_acts.graphql')]),
  policy: surveyPolicy,
  resolvers: surveyResolvers,
  loaders: surveyLoaders,
} satisfies Module
