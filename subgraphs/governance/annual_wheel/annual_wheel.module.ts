import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { annualWheelPolicy } from './annual_wheel.policy.ts'
import { annualWheelLoaders } from './annual_wheel.queries.ts'
import { annualWheelResolvers } from './annual_wheel.resolvers.ts'

export const annualWheel = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './annual_wheel.graphql'), sdl(import.meta.url, './annual_wheel_acts.graphql')]),
  policy: annualWheelPolicy,
  resolvers: annualWheelResolvers,
  loaders: annualWheelLoaders,
} satisfies Module
