import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DecideFeeTariffInput } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere, notAnAuthority } from '../stubs/stubs.rules.ts'
import { addTariff, type DecideFeeTariffPayloadRow } from './fee_tariff.queries.ts'
import { stepsOf, tariffFault } from './fee_tariff.rules.ts'

export async function decideFeeTariff(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideFeeTariffInput) {
  const { call, load, newId } = context
  return actOn<LedOrganisation, DecideFeeTariffPayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: { rule: heldThere('AUTHORITY_ADMIN'), fault: notAnAuthority },
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: authorityId }) => {
      const fault = tariffFault(input, call.now)
      if (fault) return faulty(fault)
      const id = newId<'FeeTariff'>()
      const { displayName, startDate, incomeCeiling } = input
      const tariff = { id, authorityId, displayName, startDate, incomeCeiling, steps: stepsOf(input) }
      return (await addTariff(tx, { ...tariff, by: call.viewer.id, now: call.now }))
        ? done(id, upserted('FeeTariff', id))
        : refused('TARIFF_OVERLAPS', 'Another tariff begins that day.', 'startDate')
    },
  })
}
