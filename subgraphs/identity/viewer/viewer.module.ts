import { type Module, sdl } from '../../shared/module.ts'
import { viewerPolicy } from './viewer.policy.ts'
import { viewerLoaders } from './viewer.queries.ts'
import { viewerResolvers } from './viewer.resolvers.ts'

export const viewer = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './viewer.graphql'),
  policy: viewerPolicy,
  resolvers: viewerResolvers,
  loaders: viewerLoaders,
} satisfies Module
