import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { enrolmentPolicy } from './enrolment.policy.ts'
import { enrolmentLoaders } from './enrolment.queries.ts'
import { enrolmentResolvers } from './enrolment.resolvers.ts'

export const enrolment = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './enrolment.graphql'), sdl(import.meta.url, './enrolment_acts.graphql')]),
  policy: enrolmentPolicy,
  resolvers: enrolmentResolvers,
  loaders: enrolmentLoaders,
} satisfies Module
