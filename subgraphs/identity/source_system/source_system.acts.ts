import type { GraphQLResolveInfo } from 'graphql'
import { act, upserted } from '../../shared/act.ts'
import { done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { RegisterSourceSystemInput, SetMasterSystemInput } from '../identity.generated.ts'
import { actOnOrganisation } from '../organisation/organisation.acts.ts'
import { masterSystemActions } from './source_system.actions.ts'
import {
  addSourceSystem,
  knowsSourceSystem,
  putMasterSystem,
  type RegisterSourceSystemPayloadRow,
  type SetMasterSystemPayloadRow,
} from './source_system.queries.ts'
import { masterFault, systemFault } from './source_system.rules.ts'

/** Makes a system known. */
export const registerSourceSystem = (info: GraphQLResolveInfo, context: IdentityContext, input: RegisterSourceSystemInput) =>
  context.act(
    act<RegisterSourceSystemPayloadRow>(info, context.call, input, async (tx) => {
      const fault = systemFault(input)
      if (fault) return faulty(fault)
      const id = context.newId<'SourceSystem'>()
      const { code, displayName, supplier } = input
      const system = { id, code, displayName: displayName.trim(), supplier: supplier?.trim() ?? null }
      if (!(await addSourceSystem(tx, system))) return refused('CODE_TAKEN', 'Another system has this code.', 'code')
      return done(id, upserted('SourceSystem', id))
    }),
  )

/** Makes a system the master of something somewhere. */
export const setMasterSystem = async (info: GraphQLResolveInfo, context: IdentityContext, input: SetMasterSystemInput) =>
  actOnOrganisation<SetMasterSystemPayloadRow>(info, context, input, {
    action: masterSystemActions.SET_MASTER_SYSTEM,
    unknown: refused('NOT_FOUND', 'There is no such organisation in your school authority.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const { domain, schoolType = null, sourceSystemId, startDate } = input
      const today = dayOf(context.call.now)
      const fault = masterFault(schoolType, startDate ?? today, today)
      if (fault) return faulty(fault)
      if (!isId(sourceSystemId) || !(await knowsSourceSystem(tx, sourceSystemId)))
        return refused('SOURCE_SYSTEM_NOT_FOUND', 'There is no such source system.', 'sourceSystemId')
      const ids = { id: context.newId(), organisationId, sourceSystemId } as const
      const id = await putMasterSystem(tx, { ...ids, domain, schoolType, startDate: startDate ?? today } as never)
      if (!id)
        return refused('START_DATE_INVALID', 'A master is set from a later day. Give that day, or a later one.', 'startDate')
      return done(id, upserted('MasterSystem', id))
    },
  })
