import { type Module, sdl } from '../../shared/module.ts'
import { gradingPolicy } from './grading.policy.ts'
import { gradingLoaders } from './grading.queries.ts'
import { gradingResolvers } from './grading.resolvers.ts'

export const grading = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './grading.graphql'),
  policy: gradingPolicy,
  resolvers: gradingResolvers,
  loaders: gradingLoaders,
} satisfies Module
