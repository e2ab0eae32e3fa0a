import { type Module, sdl } from '../../shared/module.ts'
import { teacherLicencePolicy } from './teacher_licence.policy.ts'
import { teacherLicenceLoaders } from './teacher_licence.queries.ts'
import { teacherLicenceResolvers } from './teacher_licence.resolvers.ts'

export const teacherLicence = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './teacher_licence.graphql'),
  policy: teacherLicencePolicy,
  resolvers: teacherLicenceResolvers,
  loaders: teacherLicenceLoaders,
} satisfies Module
