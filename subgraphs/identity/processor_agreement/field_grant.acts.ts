import type { GraphQLResolveInfo } from 'graphql'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { catalogue } from '../field_access/field_access.catalogue.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { GrantFieldsInput, RevokeFieldGrantsInput } from '../identity.generated.ts'
import { processorAgreementActions } from './processor_agreement.actions.ts'
import { changedAgreement, findAgreement, unknownAgreement } from './processor_agreement.acts.ts'
import type { GrantFieldsPayloadRow, ProcessorAgreementRow, RevokeFieldGrantsPayloadRow } from './processor_agreement.queries.ts'
import { fieldFaults, maxFields } from './processor_agreement.rules.ts'

const miscounted = ({ length }: readonly string[]) =>
  length >= 1 && length <= maxFields
    ? null
    : refused('FIELDS_INVALID', `There are ${length} fields; give 1 to ${maxFields}.`, 'fields')

export async function grantFields(info: GraphQLResolveInfo, context: IdentityContext, input: GrantFieldsInput) {
  const { call, newId } = context
  return actOn<ProcessorAgreementRow, GrantFieldsPayloadRow>(info, context, input, {
    source: await findAgreement(context, input.processorAgreementId),
    action: processorAgreementActions.GRANT_FIELDS,
    unknown: unknownAgreement,
    run: async (tx, { id, maxInformationClass }) => {
      const wrong = miscounted(input.fields)
      if (wrong) return wrong
      const faults = fieldFaults(input.fields, maxInformationClass, catalogue().fields)
      if (faults.length > 0) return faulty(...faults)
      const grants = [...new Set(input.fields)].map((field) => ({ id: newId<'FieldGrant'>(), field }))
      await tx`/* grantFields */ insert into identity.field_grant (id, processor_agreement_id, field, granted_by_id, granted_at)
        select g.id, ${id}, g.field, ${call.viewer.id}, ${call.now}
        from jsonb_to_recordset(${tx.json(grants)}::jsonb) as g(id uuid, field text) on conflict do nothing`
      return done(id, changedAgreement(id))
    },
  })
}

export async function revokeFieldGrants(info: GraphQLResolveInfo, context: IdentityContext, input: RevokeFieldGrantsInput) {
  return actOn<ProcessorAgreementRow, RevokeFieldGrantsPayloadRow>(info, context, input, {
    source: await findAgreement(context, input.processorAgreementId),
    action: processorAgreementActions.REVOKE_FIELD_GRANTS,
    unknown: unknownAgreement,
    run: async (tx, { id }) => {
      const wrong = miscounted(input.fields)
      if (wrong) return wrong
      const revoked = await tx<{ field: string }[]>`/* revokeFieldGrants */ update identity.field_grant
        set revoked_at = ${context.call.now} where processor_agreement_id = ${id} and revoked_at is null
          and field in (select jsonb_array_elements_text(${tx.json([...input.fields])}::jsonb)) returning field`
      const taken = new Set(revoked.map(({ field }) => field))
      const faults = input.fields.flatMap((field, n) =>
        taken.has(field)
          ? []
          : [{ code: 'FIELD_NOT_GRANTED', message: `${field} is not granted.`, field: ['fields', String(n)] } as const],
      )
      return faults.length > 0 ? faulty(...faults) : done(id, changedAgreement(id))
    },
  })
}
