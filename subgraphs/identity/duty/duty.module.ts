import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { dutyPolicy } from './duty.policy.ts'
import { dutyLoaders } from './duty.queries.ts'
import { dutyResolvers } from './duty.resolvers.ts'

export const duty = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './duty.graphql'), sdl(import.meta.url, './duty_acts.graphql')]),
  policy: dutyPolicy,
  resolvers: dutyResolvers,
  loaders: dutyLoaders,
} satisfies Module
