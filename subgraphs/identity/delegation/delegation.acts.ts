import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { DelegateActsInput, RevokeDelegationInput } from '../identity.generated.ts'
import type { PersonRow } from '../person/person.queries.ts'
import { delegationActions, personDelegationActions } from './delegation.actions.ts'
import {
  type DelegateActsPayloadRow,
  type DelegationRow,
  insertDelegation,
  revoke,
  type RevokeDelegationPayloadRow,
} from './delegation.queries.ts'
import { checkDelegation } from './delegation.rules.ts'

const changed = (id: string) => upserted('Delegation', id)

export async function delegateActs(info: GraphQLResolveInfo, context: IdentityContext, input: DelegateActsInput) {
  const giver = await context.load.person.load(context.viewer.id)
  return actOn<PersonRow, DelegateActsPayloadRow>(info, context, input, {
    source: isId(input.pupilId) ? await context.load.person.load(input.pupilId) : null,
    action: personDelegationActions.DELEGATE_ACTS,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may see.', 'pupilId'),
    run: async (tx, pupil) => {
      const { call, viewer, newId } = context
      const checked = checkDelegation(pupil, giver, input, call)
      if ('code' in checked) return faulty(checked)
      const id = newId<'Delegation'>()
      await insertDelegation(tx, {
        id,
        pupilId: pupil.id,
        ...checked,
        delegateKind: input.kind,
        startDate: input.startDate,
        endDate: input.endDate,
        givenByGuardianId: pupil.relations.includes('GUARDIAN') ? viewer.id : null,
        givenById: viewer.id,
        givenAt: call.now,
      })
      return done(id, changed(id))
    },
  })
}

export const revokeDelegation = async (info: GraphQLResolveInfo, context: IdentityContext, input: RevokeDelegationInput) => {
  const unknown = refused('NOT_FOUND', 'There is no such delegation that you may see.', 'delegationId')
  return actOn<DelegationRow, RevokeDelegationPayloadRow>(info, context, input, {
    source: isId(input.delegationId) ? await context.load.delegation.load(input.delegationId) : null,
    action: delegationActions.REVOKE_DELEGATION,
    unknown,
    run: async (tx, { id }) => ((await revoke(tx, id, context.call.now)) ? done(id, changed(id)) : unknown),
  })
}
