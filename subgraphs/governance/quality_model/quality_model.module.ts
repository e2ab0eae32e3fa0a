import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { qualityModelPolicy } from './quality_model.policy.ts'
import { qualityModelLoaders } from './quality_model.queries.ts'
import { qualityModelResolvers } from './quality_model.resolvers.ts'

export const qualityModel = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './quality_model.graphql'), sdl(import.meta.url, './quality_model_acts.graphql')]),
  policy: qualityModelPolicy,
  resolvers: qualityModelResolvers,
  loaders: qualityModelLoaders,
} satisfies Module
