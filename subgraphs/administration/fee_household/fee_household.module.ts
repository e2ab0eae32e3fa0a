import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { feeHouseholdPolicy } from './fee_household.policy.ts'
import { feeHouseholdLoaders } from './fee_household.queries.ts'
import { feeHouseholdResolvers } from './fee_household.resolvers.ts'

export const feeHousehold = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([sdl(import.meta.url, './fee_household.graphql'), sdl(import.meta.url, './fee_household_acts.graphql')]),
  policy: feeHouseholdPolicy,
  resolvers: feeHouseholdResolvers,
  loaders: feeHouseholdLoaders,
} satisfies Module
