import { type Module, sdl } from '../../shared/module.ts'
import { incomeDeclarationPolicy } from './income_declaration.policy.ts'
import { incomeDeclarationLoaders } from './income_declaration.queries.ts'
import { incomeDeclarationResolvers } from './income_declaration.resolvers.ts'

export const incomeDeclaration = {
  informationClass: 'EXERCISE_OF_AUTHORITY',
  typeDefs: sdl(import.meta.url, './income_declaration.graphql'),
  policy: incomeDeclarationPolicy,
  resolvers: incomeDeclarationResolvers,
  loaders: incomeDeclarationLoaders,
} satisfies Module
