import { type Module, sdl } from '../../shared/module.ts'
import { lessonRenewalPolicy } from './lesson_renewal.policy.ts'
import { lessonRenewalResolvers } from './lesson_renewal.resolvers.ts'

export const lessonRenewal = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './lesson_renewal.graphql'),
  policy: lessonRenewalPolicy,
  resolvers: lessonRenewalResolvers,
} satisfies Module
