import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { qualityAnalysisPolicy } from './quality_analysis.policy.ts'
import { qualityAnalysisLoaders } from './quality_analysis.queries.ts'
import { qualityAnalysisResolvers } from './quality_analysis.resolvers.ts'

export const qualityAnalysis = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './quality_analysis.graphql'),
    sdl(import.meta.url, './quality_analysis_acts.graphql'),
  ]),
  policy: qualityAnalysisPolicy,
  resolvers: qualityAnalysisResolvers,
  loaders: qualityAnalysisLoaders,
} satisfies Module
