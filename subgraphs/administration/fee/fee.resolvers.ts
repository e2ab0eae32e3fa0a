import { dayOf } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { Resolvers } from '../administration.generated.ts'
import type { FeeHouseholdRow } from '../fee_household/fee_household.queries.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import type { FeeRow } from './fee.queries.ts'
import { feesOf, firstOf } from './fee.rules.ts'

/** A household's fees of a month: three statements, for however many households. */
async function fees(household: FeeHouseholdRow, month: string, { load }: AdministrationContext): Promise<FeeRow[]> {
  const day = firstOf(month)
  if (day === null) throw badInput('`month` is written as 2026-12.')
  const { id, authorityId, isOwn, isOffice } = household
  const [children, [income], [tariff = null]] = await Promise.all([
    load.feeChildren(id, { day }),
    load.feeIncome(id, { day }),
    load.feeTariffOn.load(`${authorityId} ${day}`),
  ])
  const isIncomeDeclared = income?.isDeclared ?? false
  const basis = { month, isIncomeDeclared, tariff, memberIds: income?.memberIds ?? [], isOwn, isOffice }
  return feesOf(tariff, isIncomeDeclared ? (income?.income ?? null) : null, children).map((fee) => ({ ...fee, ...basis }))
}

export const feeResolvers = {
  FeeHousehold: {
    fees: (household, { month }, context) => fees(household, month ?? dayOf(context.call.now).slice(0, 7), context),
  },
  Fee: {
    child: ({ childId }, _, context) => personOf(childId, context),
    percent: ({ perMille }) => (perMille === null ? null : perMille / 10),
    feeTariff: ({ tariff }) => tariff,
  },
} satisfies Resolvers
