import { type Module, sdl } from '../../shared/module.ts'
import { certificatePolicy } from './certificate.policy.ts'
import { certificateLoaders } from './certificate.queries.ts'
import { certificateResolvers } from './certificate.resolvers.ts'

export const certificate = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './certificate.graphql'),
  policy: certificatePolicy,
  resolvers: certificateResolvers,
  loaders: certificateLoaders,
} satisfies Module
