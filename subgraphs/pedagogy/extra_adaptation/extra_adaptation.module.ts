import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { extraAdaptationPolicy } from './extra_adaptation.policy.ts'
import { extraAdaptationLoaders } from './extra_adaptation.queries.ts'
import { extraAdaptationResolvers } from './extra_adaptation.resolvers.ts'

export const extraAdaptation = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './extra_adaptation.graphql'),
    sdl(import.meta.url, './extra_adaptation_acts.graphql'),
  ]),
  policy: extraAdaptationPolicy,
  resolvers: extraAdaptationResolvers,
  loaders: extraAdaptationLoaders,
} satisfies Module
