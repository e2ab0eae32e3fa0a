import type { Resolvers } from '../administration.generated.ts'
import { decideFeeTariff } from './fee_tariff.acts.ts'

export const feeTariffResolvers = {
  Organisation: { feeTariffs: ({ id }, _, { load }) => load.feeTariffsOf.load(id) },
  FeeTariff: { organisation: ({ authorityId }) => authorityId && { id: authorityId } },
  FeeTariffStep: { percent: ({ perMille }) => perMille / 10 },
  Mutation: { decideFeeTariff: (_, { input }, context, info) => decideFeeTariff(info, context, input) },
  DecideFeeTariffPayload: { feeTariff: ({ id }, _, { load }) => (id ? load.feeTariff.load(id) : null) },
} satisfies Resolvers
