import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty } from '../../shared/action.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DeclareIncomeInput } from '../administration.generated.ts'
import { feeHouseholdActions } from '../fee_household/fee_household.actions.ts'
import { noHousehold, ownHouseholdOf } from '../fee_household/fee_household.acts.ts'
import type { FeeHouseholdRow } from '../fee_household/fee_household.queries.ts'
import { declare, type DeclareIncomePayloadRow } from './income_declaration.queries.ts'
import { incomeFault } from './income_declaration.rules.ts'

export async function declareIncome(info: GraphQLResolveInfo, context: AdministrationContext, input: DeclareIncomeInput) {
  const { call, newId } = context
  return actOn<FeeHouseholdRow, DeclareIncomePayloadRow>(info, context, input, {
    source: await ownHouseholdOf(input.feeHouseholdId, context),
    action: feeHouseholdActions.DECLARE_INCOME,
    unknown: noHousehold,
    run: async (tx, { id: householdId, authorityId }) => {
      const fault = incomeFault(input, call.now)
      if (fault) return faulty(fault)
      const id = newId<'IncomeDeclaration'>()
      const { monthlyIncome, startDate } = input
      await declare(tx, { id, householdId, authorityId, personId: call.viewer.id, monthlyIncome, startDate, now: call.now })
      return done(id, upserted('IncomeDeclaration', id))
    },
  })
}
