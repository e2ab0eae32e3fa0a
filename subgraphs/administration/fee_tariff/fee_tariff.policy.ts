import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { FeeTariffFields } from '../administration.generated.ts'

const administrators = role('administrators of the authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN')

export const feeTariffPolicy = {
  Organisation: { feeTariffs: allow },
  FeeTariff: {
    id: allow,
    organisation: allow,
    displayName: allow,
    startDate: allow,
    endDate: allow,
    incomeCeiling: allow,
    steps: allow,
    source: allow,
  },
  FeeTariffStep: { schoolType: allow, childOrder: allow, percent: allow, maxFee: allow },
  Mutation: { decideFeeTariff: administrators },
  DecideFeeTariffPayload: { feeTariff: allow, userErrors: allow },
  DecideFeeTariffError: { code: allow, message: allow, field: allow },
} satisfies Policy<FeeTariffFields>
