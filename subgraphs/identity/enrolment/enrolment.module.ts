import { type Module, sdl } from '../../shared/module.ts'
import { enrolmentPolicy } from './enrolment.policy.ts'
import { enrolmentLoaders } from './enrolment.queries.ts'
import { enrolmentResolvers } from './enrolment.resolvers.ts'
import { enrolment as table } from './enrolment.table.ts'

export const enrolment = {
  typeDefs: sdl(import.meta.url, './enrolment.graphql'),
  policy: enrolmentPolicy,
  resolvers: enrolmentResolvers,
  tables: [table],
  loaders: enrolmentLoaders,
} satisfies Module
