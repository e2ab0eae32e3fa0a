import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { absenceRules } from './absence.policy.ts'
import { absenceLoaders } from './absence.queries.ts'
import { absenceResolvers } from './absence.resolvers.ts'

export const absence = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './absence.graphql'), sdl(import.meta.url, './absence_acts.graphql')]),
  policy: absenceRules,
  resolvers: absenceResolvers,
  loaders: absenceLoaders,
} satisfies Module
