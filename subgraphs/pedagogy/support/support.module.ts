import { type Module, sdl } from '../../shared/module.ts'
import { supportPolicy } from './support.policy.ts'
import { supportLoaders } from './support.queries.ts'
import { supportResolvers } from './support.resolvers.ts'

/** What all of support for pupils has in common: where a pupil goes, and what the viewer may do about them there. */
export const support = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './support.graphql'),
  policy: supportPolicy,
  resolvers: supportResolvers,
  loaders: supportLoaders,
} satisfies Module
