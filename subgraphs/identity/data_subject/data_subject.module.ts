import { type Module, sdl } from '../../shared/module.ts'
import { dataSubjectPolicy } from './data_subject.policy.ts'
import { dataSubjectLoaders } from './data_subject.queries.ts'
import { dataSubjectResolvers } from './data_subject.resolvers.ts'

export const dataSubject = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './data_subject.graphql'),
  policy: dataSubjectPolicy,
  resolvers: dataSubjectResolvers,
  loaders: dataSubjectLoaders,
} satisfies Module
