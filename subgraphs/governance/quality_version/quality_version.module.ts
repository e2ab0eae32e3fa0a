import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { qualityVersionPolicy } from './quality_version.policy.ts'
import { qualityVersionLoaders } from './quality_version.queries.ts'
import { qualityVersionResolvers } from './quality_version.resolvers.ts'

export const qualityVersion = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './quality_version.graphql'),
    sdl(import.meta.url, './quality_version_acts.graphql'),
  ]),
  policy: qualityVersionPolicy,
  resolvers: qualityVersionResolvers,
  loaders: qualityVersionLoaders,
} satisfies Module
