import { type Module, sdl } from '../../shared/module.ts'
import { studyPlanPolicy } from './study_plan.policy.ts'
import { studyPlanLoaders } from './study_plan.queries.ts'
import { studyPlanResolvers } from './study_plan.resolvers.ts'

export const studyPlan = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './study_plan.graphql'),
  policy: studyPlanPolicy,
  resolvers: studyPlanResolvers,
  loaders: studyPlanLoaders,
} satisfies Module
