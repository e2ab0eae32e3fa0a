import { type Module, sdl } from '../../shared/module.ts'
import { directoryPolicy } from './directory.policy.ts'
import { directoryLoaders } from './directory.queries.ts'
import { directoryResolvers } from './directory.resolvers.ts'

export const directory = {
  // What is listed are persons, each of whose fields has its own class; the lists themselves hold nothing.
  informationClass: 'PUBLIC',
  reveals: {
    'Query.persons': ['Person.givenName', 'Person.familyName', 'Person.civicNo'],
    'Organisation.pupils': ['Person.givenName', 'Person.familyName'],
  },
  typeDefs: sdl(import.meta.url, './directory.graphql'),
  policy: directoryPolicy,
  resolvers: directoryResolvers,
  loaders: directoryLoaders,
} satisfies Module
