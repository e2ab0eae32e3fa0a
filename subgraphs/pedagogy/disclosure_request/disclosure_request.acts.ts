import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dateFault, dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { textFault, nameFault, reasonFault } from '../../shared/text.ts'
import type {
  DecideDisclosureRequestInput, RegisterDisclosureRequestInput, ReviewDisclosureRequestInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type Acting, noStudent, placeOf } from '../support/support.acts.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { disclosureRequestActions, registerDisclosureRequest } from './disclosure_request.actions.ts'
import {
  decide, type DisclosureRequestRow, register, type RegisterDisclosureRequestPayloadRow, review,
} from './disclosure_request.queries.ts' // prettier-ignore
import { disclosureFault } from './disclosure_request.rules.ts'

/** What is wrong with what was sent about a request, if anything. */
function registerFault({ requestedOn, requester, scope, diaryReference }: RegisterDisclosureRequestInput, today: string) {
  return (
    dateFault(requestedOn, 'requestedOn', today) ??
    textFault({ scope }) ??
    (requester == null ? null : nameFault(requester, 'requester')) ??
    nameFault(diaryReference, 'diaryReference')
  )
}

const noCase = refused('CASE_NOT_FOUND', 'There is no such case of the pupil at the unit.', 'supportCaseId')

export async function registerGiven(...[info, context, input]: Acting<RegisterDisclosureRequestInput>) {
  const { call, load, newId } = context
  const { supportCaseId = null } = input
  const ofCase = supportCaseId !== null && isId(supportCaseId) ? await load.supportCase.load(supportCaseId) : null
  return actOn<SupportPlace, RegisterDisclosureRequestPayloadRow>(info, context, input, {
    source: await placeOf(input, context),
    action: registerDisclosureRequest,
    unknown: noStudent,
    run: async (tx, { pupilId, unitId }) => {
      const fault = registerFault(input, dayOf(call.now))
      if (fault) return faulty(fault)
      if (supportCaseId !== null && (ofCase?.studentId !== pupilId || ofCase.organisationId !== unitId)) return noCase
      const id = newId<'DisclosureRequest'>()
      const place = { studentId: pupilId, organisationId: unitId, caseId: ofCase?.id ?? null }
      const { requestedOn, requester, scope, diaryReference } = input
      const said = { requestedOn, requester: requester?.trim() ?? null, scope, diaryReference: diaryReference.trim() }
      await register(tx, { id, ...place, ...said, by: call.viewer.id, now: call.now })
      return done(id, upserted('DisclosureRequest', id))
    },
  })
}

interface Asked {
  readonly disclosureRequestId: string
  readonly idempotencyKey?: string | null | undefined
}

type Outcome = ReturnType<typeof faulty>

/** Does something to a request; to whom it is hidden there is none. */
async function onRequest(
  [info, context, input]: Acting<Asked>,
  action: Action<DisclosureRequestRow>,
  run: (tx: Write, one: DisclosureRequestRow) => Promise<Outcome | null>,
): Promise<Done<never>> {
  const { disclosureRequestId: id } = input
  return actOn<DisclosureRequestRow, Done<never>>(info, context, input, {
    source: isId(id) ? await context.load.disclosureRequest.load(id) : null,
    action,
    unknown: refused('NOT_FOUND', 'There is no such request that you may see.', 'disclosureRequestId') as never,
    run: async (tx, one) => ((await run(tx, one)) ?? done(one.id, upserted('DisclosureRequest', one.id))) as never,
  })
}

export const reviewGiven = (...acting: Acting<ReviewDisclosureRequestInput>) => {
  const [, { call }, { expectedVersion: version, redactions = null }] = acting
  return onRequest(acting, disclosureRequestActions.REVIEW_DISCLOSURE_REQUEST, async (tx, { id }) => {
    const fault = redactions === null ? null : textFault({ redactions })
    if (fault) return faulty(fault)
    if (!(await review(tx, { id, version }, redactions, dayOf(call.now)))) throw conflict('The request', version)
    return null
  })
}

export const decideGiven = (...acting: Acting<DecideDisclosureRequestInput>) => {
  const [, { call }, { expectedVersion: version, decision, reason = null }] = acting
  return onRequest(acting, disclosureRequestActions.DECIDE_DISCLOSURE_REQUEST, async (tx, { id, redactions, ...row }) => {
    // What was decided upon is the review that was read.
    if (row.version !== version) throw conflict('The request', version)
    const wrong = decision !== 'GRANTED' || reason !== null ? reasonFault(reason ?? '') : null
    const fault = wrong ?? disclosureFault(decision, redactions)
    if (fault) return faulty(fault)
    const decided = { decision, reason: reason?.trim() ?? null, by: call.viewer.id, today: dayOf(call.now) }
    if (!(await decide(tx, { id, version }, decided))) throw conflict('The request', version)
    return null
  })
}
