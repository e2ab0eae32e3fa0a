import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { declareIncome } from './income_declaration.acts.ts'

export const incomeDeclarationResolvers = {
  FeeHousehold: { incomeDeclarations: ({ id }, _, { load }) => load.incomeDeclarationsOf.load(id) },
  IncomeDeclaration: { person: ({ personId }, _, context) => personOf(personId, context) },
  Mutation: { declareIncome: (_, { input }, context, info) => declareIncome(info, context, input) },
  DeclareIncomePayload: { incomeDeclaration: ({ id }, _, { load }) => (id ? load.incomeDeclaration.load(id) : null) },
} satisfies Resolvers
