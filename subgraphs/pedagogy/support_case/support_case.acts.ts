import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { Call } from '../../shared/viewer.ts'
import type {
  CloseSupportCaseInput, NameOnSupportCaseInput, OpenSupportCaseInput, RemoveFromSupportCaseInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { PedagogyContext } from '../pedagogy.context.ts'
import { type Acting, noStudent, placeOf } from '../support/support.acts.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { openSupportCase, supportCaseActions } from './support_case.actions.ts'
import type { OpenSupportCasePayloadRow, SupportCaseRow } from './support_case.queries.ts'
import { linkNeeds, mayBeNamed, name, openCase, remove, step } from './support_case.writes.ts'

export async function openGiven(...[info, context, input]: Acting<OpenSupportCaseInput>) {
  const { call, newId } = context
  return actOn<SupportPlace, OpenSupportCasePayloadRow>(info, context, input, {
    source: await placeOf(input, context),
    action: openSupportCase,
    unknown: noStudent,
    run: async (tx, { pupilId, unitId }) => {
      const needs = input.needIds ?? []
      const noNeed = refused('NEED_NOT_FOUND', 'There is no such report about the pupil at the unit.', 'needIds')
      if (!needs.every(isId)) return noNeed
      const id = newId<'SupportCase'>()
      const of = { id, studentId: pupilId, organisationId: unitId }
      if (!(await openCase(tx, of, { by: call.viewer.id, now: call.now })))
        return refused('CASE_OPEN', 'There is a case of the pupil at the unit.', 'studentId')
      return (await linkNeeds(tx, of, needs)) ? done(id, upserted('SupportCase', id)) : noNeed
    },
  })
}

interface Asked {
  readonly supportCaseId: string
  readonly idempotencyKey?: string | null | undefined
}

type Outcome = ReturnType<typeof done> | ReturnType<typeof refused>

/** Does something in a case; to whom it is hidden there is none. Null where nothing stood in the way. */
export async function inCase(
  [info, context, input]: Acting<Asked>,
  action: Action<SupportCaseRow>,
  run: (tx: Write, one: SupportCaseRow) => Promise<Outcome | null>,
): Promise<Done<never>> {
  const { supportCaseId: id } = input
  return actOn<SupportCaseRow, Done<never>>(info, context, input, {
    source: isId(id) ? await context.load.supportCase.load(id) : null,
    action,
    unknown: refused('NOT_FOUND', 'There is no such case that you may see.', 'supportCaseId') as never,
    run: async (tx, one) => ((await run(tx, one)) ?? done(one.id, upserted('SupportCase', one.id))) as never,
  })
}

/** What came of an act in a case: the case as it is. */
export const doneInCase = {
  supportCase: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.supportCase.load(id) : null,
}

const noPerson = refused('PERSON_NOT_FOUND', 'There is nobody of that id who works at the unit and with the pupil.', 'personId')

interface AskedToName {
  readonly personId: string
  readonly reason: string
  readonly endDate?: string | null | undefined
}

/** Why the principal may not name somebody on something about a pupil at a unit; null where nothing stands in the way. */
export async function namingFault(
  tx: Write,
  { viewer, now }: Call,
  of: Parameters<typeof mayBeNamed>[2],
  { personId, reason, endDate = null }: AskedToName,
) {
  const fault = reasonFault(reason)
  if (fault) return faulty(fault)
  if (endDate !== null && endDate < dayOf(now)) return refused('DATE_INVALID', 'The last day has been.', 'endDate')
  if (personId.toLowerCase() === viewer.id)
    return refused('SELF_NAMED', 'The principal reads what there is of the unit as it is.', 'personId')
  return isId(personId) && (await mayBeNamed(tx, personId, of)) ? null : noPerson
}

export const nameGiven = (...acting: Acting<NameOnSupportCaseInput>) => {
  const [, { call, newId }, input] = acting
  return inCase(acting, supportCaseActions.NAME_ON_SUPPORT_CASE, async (tx, one) => {
    const fault = await namingFault(tx, call, one, input)
    if (fault) return fault
    const { personId, reason, endDate = null } = input
    const naming = { id: newId(), personId, reason: reason.trim(), startDate: dayOf(call.now), endDate }
    if (!(await name(tx, one, naming, call.viewer.id))) return refused('ALREADY_NAMED', 'They are named already.', 'personId')
    return null
  })
}

export const removeGiven = (...acting: Acting<RemoveFromSupportCaseInput>) => {
  const [, { call }, { personId }] = acting
  return inCase(acting, supportCaseActions.REMOVE_FROM_SUPPORT_CASE, async (tx, one) =>
    isId(personId) && (await remove(tx, one.id, personId, call.now))
      ? null
      : refused('PERSON_NOT_FOUND', 'There is nobody of that id named on the case.', 'personId'),
  )
}

export const closeGiven = (...acting: Acting<CloseSupportCaseInput>) => {
  const [, { call }, { expectedVersion: version, reason }] = acting
  return inCase(acting, supportCaseActions.CLOSE_SUPPORT_CASE, async (tx, { id }) => {
    const fault = reasonFault(reason)
    if (fault) return faulty(fault)
    if (!(await step(tx, { id, version }, { state: 'CLOSED', closing: { reason: reason.trim(), now: call.now } })))
      throw conflict('The case', version)
    return null
  })
}
