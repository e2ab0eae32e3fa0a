import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { developmentPlanPolicy } from './development_plan.policy.ts'
import { developmentPlanLoaders } from './development_plan.queries.ts'
import { developmentPlanResolvers } from './development_plan.resolvers.ts'

export const developmentPlan = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: concatAST([
    sdl(import.meta.url, './development_plan.graphql'),
    sdl(import.meta.url, './development_plan_acts.graphql'),
  ]),
  policy: developmentPlanPolicy,
  resolvers: developmentPlanResolvers,
  loaders: developmentPlanLoaders,
} satisfies Module
