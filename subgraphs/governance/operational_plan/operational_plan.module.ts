import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { operationalPlanPolicy } from './operational_plan.policy.ts'
import { operationalPlanLoaders } from './operational_plan.queries.ts'
import { operationalPlanResolvers } from './operational_plan.resolvers.ts'

export const operationalPlan = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([
    sdl(import.meta.url, './operational_plan.graphql'),
    sdl(import.meta.url, './operational_plan_acts.graphql'),
  ]),
  policy: operationalPlanPolicy,
  resolvers: operationalPlanResolvers,
  loaders: operationalPlanLoaders,
} satisfies Module
