import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dateFault, dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { absentPupil } from '../absence/absence.acts.ts'
import { textFault } from '../../shared/text.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  AbsenceCaseEntryKind, CloseAbsenceCaseInput, ConcludeAbsenceCaseInput, InformHomeMunicipalityInput, InvolvePupilHealthInput,
  OpenAbsenceCaseInput, RecordAbsenceHearingInput, StartAbsenceInvestigationInput,
} from '../administration.generated.ts' // prettier-ignore
import { absenceCaseActions, type CasePupil, type MasteredCase, personCaseActions } from './absence_case.actions.ts'
import type { AbsenceCaseRow, OpenAbsenceCasePayloadRow } from './absence_case.queries.ts'
import { openCase, type Step, takeStep, writeEntries } from './absence_case.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: AdministrationContext, input: Input]

/** A pupil as those see them who may open a case; null where the viewer is not related to anybody with the id. */
export async function casePupil(
  id: string,
  organisationId: string | null,
  context: AdministrationContext,
): Promise<CasePupil | null> {
  const pupil = await absentPupil(id, organisationId, context)
  if (!pupil) return null
  // Where the pupil goes nowhere, there is no unit to be somebody at.
  const [standing] = await context.load.caseStanding(id, { unit: pupil.place?.organisationId ?? id })
  const nobody = { roles: [], isKin: false, isMinor: false, hasOpenCase: false }
  const roles = pupil.place ? standing?.roles : pupil.relations
  return { ...pupil, ...(standing ?? nobody), roles: roles ?? [] }
}

export async function openGiven(...[info, context, input]: Acting<OpenAbsenceCaseInput>) {
  const { call, newId } = context
  return actOn<CasePupil, OpenAbsenceCasePayloadRow>(info, context, input, {
    source: await casePupil(input.personId, input.organisationId ?? null, context),
    action: personCaseActions.OPEN_ABSENCE_CASE,
    unknown: refused('NOT_FOUND', 'There is no such pupil that you may see.', 'personId'),
    run: async (tx, pupil) => {
      const fault = textFault({ reason: input.reason })
      if (fault) return faulty(fault)
      const id = newId<'AbsenceCase'>()
      const opened = { id, studentId: pupil.id, organisationId: pupil.place!.organisationId }
      const writer = { by: call.viewer.id, now: call.now }
      if (!(await openCase(tx, opened, writer))) return refused('ALREADY_OPEN', 'There is a case of the pupil at the unit.')
      const entry = { id: newId(), kind: 'OPENED', occurredOn: dayOf(call.now), text: input.reason.trim() } as const
      await writeEntries(tx, opened, [entry], writer)
      return done(id, upserted('AbsenceCase', id))
    },
  })
}

/** A case with who is master of attendance at its unit. */
export const mastered = async (row: AbsenceCaseRow, { load }: AdministrationContext): Promise<MasteredCase> => ({
  ...row,
  masters: await load.master.load(row.organisationId),
})

interface Asked {
  readonly absenceCaseId: string
  readonly expectedVersion: number
  readonly idempotencyKey?: string | null | undefined
}

/** What an act does to a case: texts by the kind of entry and the part of the input they come from, on a day that was given or today. */
interface Doing {
  readonly action: Action<MasteredCase>
  readonly step: Step
  readonly texts: Partial<Record<AbsenceCaseEntryKind, readonly [field: string, text: string]>>
  readonly day?: readonly [field: string, day: string]
}

async function step([info, context, input]: Acting<Asked>, { action, step: change, texts, day }: Doing): Promise<Done<never>> {
  const { call, load, newId } = context
  const today = dayOf(call.now)
  const row = isId(input.absenceCaseId) ? await load.absenceCase.load(input.absenceCaseId) : null
  return actOn<MasteredCase, Done<never>>(info, context, input, {
    source: row && (await mastered(row, context)),
    action,
    unknown: refused('NOT_FOUND', 'There is no such case that you may see.', 'absenceCaseId') as never,
    run: async (tx, one) => {
      const written = Object.entries(texts)
      const fault = (day && dateFault(day[1], day[0], today)) ?? textFault(Object.fromEntries(written.map(([, text]) => text)))
      if (fault) return faulty(fault) as never
      if (!(await takeStep(tx, one.id, input.expectedVersion, change))) throw conflict('The case', input.expectedVersion)
      const entries = written.map(([kind, [, text]]) => ({
        ...{ id: newId(), kind: kind as AbsenceCaseEntryKind, occurredOn: day?.[1] ?? today, text: text.trim() },
      }))
      await writeEntries(tx, one, entries, { by: call.viewer.id, now: call.now })
      return done(one.id, upserted('AbsenceCase', one.id))
    },
  })
}

export const startGiven = (...acting: Acting<StartAbsenceInvestigationInput>) => {
  const [, { call }, { reportedToAuthorityOn, note }] = acting
  return step(acting, {
    action: absenceCaseActions.START_ABSENCE_INVESTIGATION,
    step: { state: 'INVESTIGATING', investigationStartedOn: dayOf(call.now), reportedToAuthorityOn },
    texts: { INVESTIGATION_STARTED: ['note', note] },
    day: ['reportedToAuthorityOn', reportedToAuthorityOn],
  })
}

export const informGiven = (...acting: Acting<InformHomeMunicipalityInput>) => {
  const [, , { informedOn, note }] = acting
  return step(acting, {
    action: absenceCaseActions.INFORM_HOME_MUNICIPALITY,
    step: { homeMunicipalityInformedOn: informedOn },
    texts: { HOME_MUNICIPALITY_INFORMED: ['note', note] },
    day: ['informedOn', informedOn],
  })
}

export const hearingGiven = (...acting: Acting<RecordAbsenceHearingInput>) => {
  const [, , { party, heardOn, note }] = acting
  const isPupil = party === 'PUPIL'
  return step(acting, {
    action: absenceCaseActions.RECORD_ABSENCE_HEARING,
    step: isPupil ? { pupilHeardOn: heardOn } : { guardiansHeardOn: heardOn },
    texts: isPupil ? { PUPIL_HEARD: ['note', note] } : { GUARDIANS_HEARD: ['note', note] },
    day: ['heardOn', heardOn],
  })
}

export const healthGiven = (...acting: Acting<InvolvePupilHealthInput>) => {
  const [, , { involvedOn, note }] = acting
  const action = absenceCaseActions.INVOLVE_PUPIL_HEALTH
  if (involvedOn == null)
    return step(acting, { action, step: { isPupilHealthUnneeded: true }, texts: { PUPIL_HEALTH_UNNEEDED: ['note', note] } })
  const texts = { PUPIL_HEALTH_INVOLVED: ['note', note] } as const
  return step(acting, { action, step: { pupilHealthInvolvedOn: involvedOn }, texts, day: ['involvedOn', involvedOn] })
}

export const concludeGiven = (...acting: Acting<ConcludeAbsenceCaseInput>) => {
  const [, { call }, { conclusion, measures }] = acting
  return step(acting, {
    action: absenceCaseActions.CONCLUDE_ABSENCE_CASE,
    step: { state: 'CLOSED', closedAt: call.now },
    texts: { CONCLUSION: ['conclusion', conclusion], MEASURES: ['measures', measures] },
  })
}

export const closeGiven = (...acting: Acting<CloseAbsenceCaseInput>) => {
  const [, { call }, { reason }] = acting
  return step(acting, {
    action: absenceCaseActions.CLOSE_ABSENCE_CASE,
    step: { state: 'CLOSED', closedAt: call.now },
    texts: { NOT_INVESTIGATED: ['reason', reason] },
  })
}
