import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { textFault, isText, maxReason, reasonFault } from '../../shared/text.ts'
import type {
  DecideActionProgrammeInput, DraftActionProgrammeInput, FollowUpActionProgrammeInput, RecordAppealInput,
  RecordAppealOutcomeInput, RecordServingInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { supportCaseActions } from '../support_case/support_case.actions.ts'
import { inCase } from '../support_case/support_case.acts.ts'
import { become, step } from '../support_case/support_case.writes.ts'
import type { Acting } from '../support/support.acts.ts'
import { actionProgrammeActions } from './action_programme.actions.ts'
import type { ActionProgrammeRow } from './action_programme.queries.ts'
import { decisionFault, stateAfter } from './action_programme.rules.ts'
import { appeal, decide, draft, drafted, followUp, isOnCase, recordOutcome, serve } from './action_programme.writes.ts'

const notOnCase = refused('PERSON_NOT_FOUND', 'There is nobody of that id on the case.', 'followUpById')

export const draftGiven = (...acting: Acting<DraftActionProgrammeInput>) => {
  const [, { call }, { expectedVersion: version, needs, measures, followUpOn, followUpById }] = acting
  return inCase(acting, supportCaseActions.DRAFT_ACTION_PROGRAMME, async (tx, one) => {
    const fault = textFault({ needs, measures })
    if (fault) return faulty(fault)
    if (followUpOn <= dayOf(call.now)) return refused('DATE_INVALID', 'Give a day to come.', 'followUpOn')
    if (!isId(followUpById) || !(await isOnCase(tx, followUpById, one.id))) return notOnCase
    const content = { needs, measures, followUpOn, followUpById }
    if (!(await draft(tx, one, content, { version, by: call.viewer.id, now: call.now }))) throw conflict('The draft', version)
    return null
  })
}

export const decideGiven = (...acting: Acting<DecideActionProgrammeInput>) => {
  const [, { call, newId }, { expectedVersion: version, decision, draftVersion = null, reason = null }] = acting
  return inCase(acting, supportCaseActions.DECIDE_ACTION_PROGRAMME, async (tx, one) => {
    const today = dayOf(call.now)
    const content = decision === 'ADOPT' ? await drafted(tx, one.id) : null
    const wrong = decision !== 'ADOPT' || reason !== null ? reasonFault(reason ?? '') : null
    const fault = wrong ?? decisionFault({ state: one.state, decision, followUpOn: content?.followUpOn ?? null, today })
    if (fault) return faulty(fault)
    // What is decided is what was read: a colleague may have drafted anew since.
    if (content && content.version !== draftVersion) throw conflict('The draft', draftVersion ?? 0)
    if (content && !(await isOnCase(tx, content.followUpById, one.id)))
      return refused('NO_FOLLOW_UP', 'Nobody on the case is to follow it up any more: draft another.', 'decision')
    if (!(await step(tx, { id: one.id, version }, { state: one.state }))) throw conflict('The case', version)
    const by = { by: call.viewer.id, today }
    const decided = { id: newId(), decision, draftVersion: content?.version ?? null, reason: reason?.trim() ?? null, ...by }
    if (!(await decide(tx, one, decided))) throw conflict('The draft', draftVersion ?? 0)
    await become(tx, one.id, stateAfter[decision])
    return null
  })
}

interface Asked {
  readonly actionProgrammeId: string
  readonly idempotencyKey?: string | null | undefined
}

type Outcome = ReturnType<typeof refused> | ReturnType<typeof faulty>

/** Does something to a decision; to whom it is hidden there is none. */
async function onDecision(
  [info, context, input]: Acting<Asked>,
  { action, day: [field, day] }: { readonly action: Action<ActionProgrammeRow>; readonly day: readonly [string, string] },
  run: (tx: Write, one: ActionProgrammeRow) => Promise<Outcome | null>,
): Promise<Done<never>> {
  const { actionProgrammeId: id } = input
  return actOn<ActionProgrammeRow, Done<never>>(info, context, input, {
    source: isId(id) ? await context.load.actionProgramme.load(id) : null,
    action,
    unknown: refused('NOT_FOUND', 'There is no such decision that you may see.', 'actionProgrammeId') as never,
    run: async (tx, one) => {
      if (day > dayOf(context.call.now) || day < one.decidedOn)
        return refused('DATE_INVALID', 'Give a day that has been, not before the decision.', field) as never
      return ((await run(tx, one)) ?? done(one.id, upserted('ActionProgramme', one.id))) as never
    },
  })
}

export const servingGiven = (...acting: Acting<RecordServingInput>) => {
  const [, , { servedOn }] = acting
  const doing = { action: actionProgrammeActions.RECORD_SERVING, day: ['servedOn', servedOn] } as const
  return onDecision(acting, doing, async (tx, { id }) =>
    (await serve(tx, id, servedOn)) ? null : refused('ALREADY_SERVED', 'It has been served.', 'actionProgrammeId'),
  )
}

export const appealGiven = (...acting: Acting<RecordAppealInput>) => {
  const [, { newId }, { lodgedOn, lodgedBy, diaryReference }] = acting
  const doing = { action: actionProgrammeActions.RECORD_APPEAL, day: ['lodgedOn', lodgedOn] } as const
  return onDecision(acting, doing, async (tx, one) => {
    if (!isText(diaryReference, maxReason))
      return refused('REASON_INVALID', `Give 1 to ${maxReason} characters.`, 'diaryReference')
    await appeal(tx, newId(), one, { lodgedOn, lodgedBy, diaryReference: diaryReference.trim() })
    return null
  })
}

export const outcomeGiven = (...acting: Acting<RecordAppealOutcomeInput>) => {
  const [, , { supportAppealId, outcome, decidedOn }] = acting
  const doing = { action: actionProgrammeActions.RECORD_APPEAL_OUTCOME, day: ['decidedOn', decidedOn] } as const
  return onDecision(acting, doing, async (tx, one) => {
    const came = isId(supportAppealId) ? await recordOutcome(tx, one, { supportAppealId, outcome, decidedOn }) : 'NONE'
    if (came === 'TOO_EARLY') return refused('DATE_INVALID', 'The appeal was lodged later.', 'decidedOn')
    return came === 'DONE' ? null : refused('APPEAL_NOT_FOUND', 'No such appeal waits for an outcome.', 'supportAppealId')
  })
}

export const followUpGiven = (...acting: Acting<FollowUpActionProgrammeInput>) => {
  const [, { call, newId }, { followedUpOn, text, outcome }] = acting
  const doing = { action: actionProgrammeActions.FOLLOW_UP_ACTION_PROGRAMME, day: ['followedUpOn', followedUpOn] } as const
  return onDecision(acting, doing, async (tx, one) => {
    const fault = textFault({ text })
    if (fault) return faulty(fault)
    await followUp(tx, one, { id: newId(), followedUpOn, text, outcome, by: call.viewer.id, now: call.now })
    return null
  })
}
