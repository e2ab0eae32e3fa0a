import { type Module, sdl } from '../../shared/module.ts'
import { curriculumPolicy } from './curriculum.policy.ts'
import { curriculumLoaders } from './curriculum.queries.ts'
import { curriculumResolvers } from './curriculum.resolvers.ts'

export const curriculum = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './curriculum.graphql'),
  policy: curriculumPolicy,
  resolvers: curriculumResolvers,
  loaders: curriculumLoaders,
} satisfies Module
