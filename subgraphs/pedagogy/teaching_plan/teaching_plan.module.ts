import { concatAST } from 'graphql'
import { type Module, sdl } from '../../shared/module.ts'
import { teachingPlanPolicy } from './teaching_plan.policy.ts'
import { teachingPlanLoaders } from './teaching_plan.queries.ts'
import { teachingPlanResolvers } from './teaching_plan.resolvers.ts'

export const teachingPlan = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: concatAST([sdl(import.meta.url, './teaching_plan.graphql'), sdl(import.meta.url, './teaching_plan_acts.graphql')]),
  policy: teachingPlanPolicy,
  resolvers: teachingPlanResolvers,
  loaders: teachingPlanLoaders,
} satisfies Module
