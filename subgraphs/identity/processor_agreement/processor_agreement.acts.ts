import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { Call } from '../../shared/viewer.ts'
import { clientApplicationActions } from '../client_application/client_application.actions.ts'
import { changedClient, findClient, unknownClient } from '../client_application/client_application.acts.ts'
import type { ClientApplicationRow } from '../client_application/client_application.queries.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { EndProcessorAgreementInput, SignProcessorAgreementInput } from '../identity.generated.ts'
import { ended, processorAgreementActions } from './processor_agreement.actions.ts'
import type {
  EndProcessorAgreementPayloadRow,
  ProcessorAgreementRow,
  SignProcessorAgreementPayloadRow,
} from './processor_agreement.queries.ts'
import { agreementFaults } from './processor_agreement.rules.ts'

export const changedAgreement = (id: string) => upserted('ProcessorAgreement', id)

export const unknownAgreement = refused('NOT_FOUND', 'There is no such agreement.', 'processorAgreementId')

export const findAgreement = ({ load }: IdentityContext, id: string) => (isId(id) ? load.agreement.load(id) : null)

/** Ends what would overlap the new agreement: the day before it begins, or at once where that day has passed. */
const endEarlier = (tx: Write, clientId: string, startDate: string, { now }: Call) =>
  tx<{ id: string }[]>`/* endEarlierAgreements */ update identity.processor_agreement
    set end_date = greatest(start_date, ${startDate}::date - 1), version = version + 1,
      ended_at = case when ${startDate}::date <= greatest(start_date, ${dayOf(now)}::date) then ${now}::timestamptz end
    where client_application_id = ${clientId} and ended_at is null and coalesce(end_date >= ${startDate}::date, true)
    returning id`

export async function signProcessorAgreement(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: SignProcessorAgreementInput,
) {
  const { call, newId } = context
  return actOn<ClientApplicationRow, SignProcessorAgreementPayloadRow>(info, context, input, {
    source: await findClient(context, input.clientApplicationId),
    action: clientApplicationActions.SIGN_PROCESSOR_AGREEMENT,
    unknown: unknownClient,
    run: async (tx, { id: clientId }) => {
      const faults = agreementFaults(input, dayOf(call.now))
      if (faults.length > 0) return faulty(...faults)
      const id = newId<'ProcessorAgreement'>()
      const { purpose, storageCountry, retentionMonths, maxInformationClass, startDate, endDate = null, reference } = input
      // One signs at a time, or two would be in force.
      await tx`/* lockClientApplication */ select from identity.client_application where id = ${clientId} for update`
      const earlier = await endEarlier(tx, clientId, startDate, call)
      await tx`/* signProcessorAgreement */ insert into identity.processor_agreement (id, client_application_id, purpose,
          storage_country, retention_months, max_information_class, reference, start_date, end_date, signed_by_id, signed_at)
        values (${id}, ${clientId}, ${purpose.trim()}, ${storageCountry}, ${retentionMonths}, ${maxInformationClass},
          ${reference?.trim() || null}, ${startDate}, ${endDate}, ${call.viewer.id}, ${call.now})`
      return done(id, changedClient(clientId), changedAgreement(id), ...earlier.map((one) => changedAgreement(one.id)))
    },
  })
}

export async function endProcessorAgreement(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: EndProcessorAgreementInput,
) {
  return actOn<ProcessorAgreementRow, EndProcessorAgreementPayloadRow>(info, context, input, {
    source: await findAgreement(context, input.processorAgreementId),
    action: processorAgreementActions.END_PROCESSOR_AGREEMENT,
    unknown: unknownAgreement,
    run: async (tx, { id, clientApplicationId }) => {
      const found = await tx`/* endProcessorAgreement */ update identity.processor_agreement
        set ended_at = ${context.call.now}, version = version + 1 where id = ${id} and ended_at is null`
      if (found.count === 0) return faulty(ended)
      return done(id, changedAgreement(id), changedClient(clientApplicationId))
    },
  })
}
