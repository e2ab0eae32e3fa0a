import { faulty } from '../../shared/action.ts'
import { dateFault, dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { textFault } from '../../shared/text.ts'
import type {
  AddSupportEntryInput, ConcludeSupportInvestigationInput, InvolvePupilHealthInCaseInput, RecordSupportHearingInput,
  StartSupportInvestigationInput, SupportEntryKind,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type SupportCaseAct, supportCaseActions } from '../support_case/support_case.actions.ts'
import { inCase } from '../support_case/support_case.acts.ts'
import { become, step } from '../support_case/support_case.writes.ts'
import type { Acting } from '../support/support.acts.ts'
import { begin, type InvestigationStep, investigate, writeEntry } from './support_investigation.queries.ts'

interface Asked {
  readonly supportCaseId: string
  readonly expectedVersion: number
  readonly idempotencyKey?: string | null | undefined
}

interface Doing {
  readonly action: SupportCaseAct
  /** Null begins another. */
  readonly taken: InvestigationStep | null
  readonly entry?: readonly [kind: SupportEntryKind, field: string, text: string]
  readonly day?: readonly [field: string, day: string]
}

/** A step of an investigation, and what is written about it. */
function stepped(acting: Acting<Asked>, { action, taken, entry, day }: Doing) {
  const [, { call, newId }, { expectedVersion: version }] = acting
  const today = dayOf(call.now)
  return inCase(acting, supportCaseActions[action], async (tx, one) => {
    const fault = (day && dateFault(day[1], day[0], today)) ?? (entry && textFault({ [entry[1]]: entry[2] }))
    if (fault) return faulty(fault)
    if (!(await step(tx, { id: one.id, version }, { state: one.state }))) throw conflict('The case', version)
    if (taken === null) await begin(tx, newId(), one, today)
    else await investigate(tx, one.id, taken)
    if (taken === null) await become(tx, one.id, 'INVESTIGATING')
    const by = { by: call.viewer.id, now: call.now }
    if (entry) await writeEntry(tx, one, { id: newId(), kind: entry[0], occurredOn: day?.[1] ?? today, text: entry[2], ...by })
    return null
  })
}

export const startGiven = (...acting: Acting<StartSupportInvestigationInput>) =>
  stepped(acting, { action: 'START_SUPPORT_INVESTIGATION', taken: null })

export const hearingGiven = (...acting: Acting<RecordSupportHearingInput>) => {
  const [, , { party, heardOn, text }] = acting
  return stepped(acting, {
    action: 'RECORD_SUPPORT_HEARING',
    taken: party === 'PUPIL' ? { pupilHeardOn: heardOn } : { guardiansHeardOn: heardOn },
    entry: ['HEARING', 'text', text],
    day: ['heardOn', heardOn],
  })
}

export const healthGiven = (...acting: Acting<InvolvePupilHealthInCaseInput>) => {
  const [, , { involvedOn, text }] = acting
  const doing = { action: 'INVOLVE_PUPIL_HEALTH_IN_CASE', entry: ['NOTE', 'text', text] } as const
  return involvedOn == null
    ? stepped(acting, { ...doing, taken: { isPupilHealthUnneeded: true } })
    : stepped(acting, { ...doing, taken: { pupilHealthInvolvedOn: involvedOn }, day: ['involvedOn', involvedOn] })
}

export const concludeGiven = (...acting: Acting<ConcludeSupportInvestigationInput>) => {
  const [, { call }, { conclusion }] = acting
  return stepped(acting, {
    action: 'CONCLUDE_SUPPORT_INVESTIGATION',
    taken: { conclusion, concludedOn: dayOf(call.now) },
    entry: ['ASSESSMENT', 'conclusion', conclusion],
  })
}

export const entryGiven = (...acting: Acting<AddSupportEntryInput>) => {
  const [, { call, newId }, { kind, occurredOn, text }] = acting
  return inCase(acting, supportCaseActions.ADD_SUPPORT_ENTRY, async (tx, one) => {
    const fault = dateFault(occurredOn, 'occurredOn', dayOf(call.now)) ?? textFault({ text })
    if (fault) return faulty(fault)
    await writeEntry(tx, one, { id: newId(), kind, occurredOn, text, by: call.viewer.id, now: call.now })
    return null
  })
}
