import { type Module, sdl } from '../../shared/module.ts'
import { wordingPolicy } from './wording.policy.ts'
import { wordingResolvers } from './wording.resolvers.ts'

export const wording = {
  informationClass: 'PEDAGOGICAL_ADMINISTRATION',
  typeDefs: sdl(import.meta.url, './wording.graphql'),
  policy: wordingPolicy,
  resolvers: wordingResolvers,
} satisfies Module
