import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf, monthsAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { isText } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type {
  CarryOutErasureInput, DecideDataSubjectRequestInput, EndProcessingRestrictionInput, ExtendDataSubjectRequestInput,
  RequestDataSubjectRightInput,
} from '../identity.generated.ts' // prettier-ignore
import type { PersonRow } from '../person/person.queries.ts'
import { personDataSubjectActions, requestActions, restrictionActions } from './data_subject.actions.ts'
import {
  authoritiesOf, type CarryOutErasurePayloadRow, type DataSubjectRequestRow, type DecideDataSubjectRequestPayloadRow,
  type EndProcessingRestrictionPayloadRow, type ExtendDataSubjectRequestPayloadRow, type ProcessingRestrictionRow,
  type RequestDataSubjectRightPayloadRow,
} from './data_subject.queries.ts' // prettier-ignore
import { requestFault } from './data_subject.rules.ts'

const changed = (id: string) => upserted('DataSubjectRequest', id)
const restricted = (id: string) => upserted('ProcessingRestriction', id)
const unknown = refused('NOT_FOUND', 'There is no such request that you may see.', 'requestId')
const load = ({ load }: IdentityContext, id: string) => (isId(id) ? load.dataSubjectRequest.load(id) : null)

/** The authority asked, given or the only one there is. */
async function authorityOf(tx: Write, personId: string, given: string | null | undefined): Promise<string | null> {
  const all = (await authoritiesOf(tx, personId)).map(({ id }) => id)
  if (given != null) return all.find((id) => id === given.toLowerCase()) ?? null
  return all.length === 1 ? all[0]! : null
}

export const requestRight = async (info: GraphQLResolveInfo, context: IdentityContext, input: RequestDataSubjectRightInput) =>
  actOn<PersonRow, RequestDataSubjectRightPayloadRow>(info, context, input, {
    source: isId(input.personId) ? await context.load.person.load(input.personId) : null,
    action: personDataSubjectActions.REQUEST_DATA_SUBJECT_RIGHT,
    unknown: refused('NOT_FOUND', 'There is no such person that you may see.', 'personId'),
    run: async (tx, person) => {
      const { call, newId } = context
      const fault = requestFault(input, person.civicNo)
      if (fault) return faulty(fault)
      const authority = await authorityOf(tx, person.id, input.organisationId)
      if (authority === null)
        return refused('AUTHORITY_INVALID', 'Name one of the school authorities of the person.', 'organisationId')
      const id = newId<'DataSubjectRequest'>()
      const today = dayOf(call.now)
      const asked = await tx`/* requestDataSubjectRight */ insert into identity.data_subject_request
        (id, person_id, organisation_id, kind, concerns, is_protected, text, requested_by_id, requested_at, received_on, due_on)
        select ${id}, ${person.id}, ${authority}, ${input.kind}, ${input.concerns ?? null}, access.is_marked(${person.id}),
          ${input.text?.trim() || null}, ${call.viewer.id}, ${call.now}, ${today}, ${monthsAfter(today, 1)}
        where not exists (select from identity.data_subject_request r where r.person_id = ${person.id} and r.kind = ${input.kind}
          and r.concerns is not distinct from ${input.concerns ?? null} and r.state = 'RECEIVED')`
      return asked.count === 1
        ? done(id, changed(id))
        : refused('ALREADY_ASKED', 'The same is asked already, and not yet answered.')
    },
  })

export const extendRequest = async (info: GraphQLResolveInfo, context: IdentityContext, input: ExtendDataSubjectRequestInput) =>
  actOn<DataSubjectRequestRow, ExtendDataSubjectRequestPayloadRow>(info, context, input, {
    source: await load(context, input.requestId),
    action: requestActions.EXTEND_DATA_SUBJECT_REQUEST,
    unknown,
    run: async (tx, { id, receivedOn }) => {
      if (!isText(input.reason, 500)) return refused('REASON_INVALID', 'Give a reason of 1 to 500 characters.', 'reason')
      const moved = await tx`/* extendDataSubjectRequest */ update identity.data_subject_request
        set due_on = ${monthsAfter(receivedOn, 3)}, extension_reason = ${input.reason.trim()}, version = version + 1
        where id = ${id} and version = ${input.expectedVersion} and state = 'RECEIVED' and extension_reason is null`
      if (moved.count === 0) throw conflict('The request', input.expectedVersion)
      return done(id, changed(id))
    },
  })

/** Restricts processing from today. */
async function restrict(tx: Write, { personId }: DataSubjectRequestRow, ground: string, { call, newId }: IdentityContext) {
  const id = newId<'ProcessingRestriction'>()
  await tx`/* restrictProcessing */ insert into identity.processing_restriction
    (id, person_id, reason, start_date, decided_by_id, decided_at)
    values (${id}, ${personId}, ${ground}, ${dayOf(call.now)}, ${call.viewer.id}, ${call.now})`
  return restricted(id)
}

export const decideRequest = async (info: GraphQLResolveInfo, context: IdentityContext, input: DecideDataSubjectRequestInput) =>
  actOn<DataSubjectRequestRow, DecideDataSubjectRequestPayloadRow>(info, context, input, {
    source: await load(context, input.requestId),
    action: requestActions.DECIDE_DATA_SUBJECT_REQUEST,
    unknown,
    run: async (tx, request) => {
      const { call } = context
      if (!isText(input.ground, 2000)) return refused('GROUND_INVALID', 'Give a ground of 1 to 2,000 characters.', 'ground')
      const ground = input.ground.trim()
      const decided = await tx`/* decideDataSubjectRequest */ update identity.data_subject_request
        set state = ${input.isGranted ? 'GRANTED' : 'REFUSED'}, decided_by_id = ${call.viewer.id}, decided_at = ${call.now},
          ground = ${ground}, version = version + 1
        where id = ${request.id} and version = ${input.expectedVersion} and state = 'RECEIVED'`
      if (decided.count === 0) throw conflict('The request', input.expectedVersion)
      const isRestricting = request.kind === 'RESTRICTION' && input.isGranted
      return done(request.id, changed(request.id), ...(isRestricting ? [await restrict(tx, request, ground, context)] : []))
    },
  })

export const orderErasure = async (info: GraphQLResolveInfo, context: IdentityContext, input: CarryOutErasureInput) =>
  actOn<DataSubjectRequestRow, CarryOutErasurePayloadRow>(info, context, input, {
    source: await load(context, input.requestId),
    action: requestActions.CARRY_OUT_ERASURE,
    unknown,
    run: async (tx, { id }) => {
      const { call } = context
      const ordered = await tx`/* carryOutErasure */ update identity.data_subject_request
        set state = 'CARRIED_OUT', ordered_by_id = ${call.viewer.id}, ordered_at = ${call.now}, version = version + 1
        where id = ${id} and version = ${input.expectedVersion} and kind = 'ERASURE' and state = 'GRANTED'`
      if (ordered.count === 0) throw conflict('The request', input.expectedVersion)
      return done(id, changed(id))
    },
  })

export const endRestriction = async (
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: EndProcessingRestrictionInput,
) => {
  const missing = refused('NOT_FOUND', 'There is no such restriction that you may see.', 'restrictionId')
  return actOn<ProcessingRestrictionRow, EndProcessingRestrictionPayloadRow>(info, context, input, {
    source: isId(input.restrictionId) ? await context.load.processingRestriction.load(input.restrictionId) : null,
    action: restrictionActions.END_PROCESSING_RESTRICTION,
    unknown: missing,
    run: async (tx, { id }) => {
      // The last day is yesterday, or the first: it no longer holds where that can be said in days.
      const ended = await tx`/* endProcessingRestriction */ update identity.processing_restriction
        set end_date = greatest(start_date, access.today() - 1) where id = ${id} and (end_date is null or end_date >= access.today())`
      return ended.count === 1 ? done(id, restricted(id)) : missing
    },
  })
}
