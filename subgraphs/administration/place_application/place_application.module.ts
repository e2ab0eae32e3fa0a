import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { placeApplicationPolicy } from './place_application.policy.ts'
import { placeApplicationLoaders } from './place_application.queries.ts'
import { placeApplicationResolvers } from './place_application.resolvers.ts'

export const placeApplication = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './place_application.graphql'),
    sdl(import.meta.url, './place_application_acts.graphql'),
  ]),
  policy: placeApplicationPolicy,
  resolvers: placeApplicationResolvers,
  loaders: placeApplicationLoaders,
} satisfies Module
