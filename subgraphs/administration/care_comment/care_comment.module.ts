import { type Module, sdl } from '../../shared/module.ts'
import { careCommentPolicy } from './care_comment.policy.ts'
import { careCommentLoaders } from './care_comment.queries.ts'
import { careCommentResolvers } from './care_comment.resolvers.ts'

export const careComment = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './care_comment.graphql'),
  policy: careCommentPolicy,
  resolvers: careCommentResolvers,
  loaders: careCommentLoaders,
} satisfies Module
