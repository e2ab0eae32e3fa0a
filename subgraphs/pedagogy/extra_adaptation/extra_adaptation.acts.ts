import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dateFault, dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { textFault } from '../../shared/text.ts'
import type {
  AddAdaptationInput, EndAdaptationInput, EvaluateAdaptationInput, NoteAdaptationInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type Acting, noStudent, placeOf } from '../support/support.acts.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { addAdaptation, extraAdaptationActions } from './extra_adaptation.actions.ts'
import { add, type AddAdaptationPayloadRow, change, evaluate, type ExtraAdaptationRow, note } from './extra_adaptation.queries.ts'

const noSyllabus = refused('SYLLABUS_NOT_FOUND', 'There is no such subject.', 'syllabusId')

export async function addGiven(...[info, context, input]: Acting<AddAdaptationInput>) {
  const { call, newId } = context
  return actOn<SupportPlace, AddAdaptationPayloadRow>(info, context, input, {
    source: await placeOf(input, context),
    action: addAdaptation,
    unknown: noStudent,
    run: async (tx, { pupilId, unitId }) => {
      const { decision, syllabusId = null, startDate } = input
      const today = dayOf(call.now)
      const fault = (startDate == null ? null : dateFault(startDate, 'startDate', today)) ?? textFault({ decision })
      if (fault) return faulty(fault)
      if (syllabusId !== null && !isId(syllabusId)) return noSyllabus
      const id = newId<'ExtraAdaptation'>()
      const place = { studentId: pupilId, organisationId: unitId, syllabusId, decision }
      if (!(await add(tx, { id, ...place, startDate: startDate ?? today, by: call.viewer.id }))) return noSyllabus
      return done(id, upserted('ExtraAdaptation', id))
    },
  })
}

interface Asked {
  readonly extraAdaptationId: string
  readonly idempotencyKey?: string | null | undefined
}

type Doing = (tx: Write, row: ExtraAdaptationRow) => Promise<void>

/** Does something to an adaptation, with texts that have to be right. */
async function doneTo(
  [info, context, input]: Acting<Asked>,
  action: Action<ExtraAdaptationRow>,
  texts: Readonly<Record<string, string>>,
  run: Doing,
): Promise<Done<never>> {
  const { extraAdaptationId: id } = input
  return actOn<ExtraAdaptationRow, Done<never>>(info, context, input, {
    source: isId(id) ? await context.load.extraAdaptation.load(id) : null,
    action,
    unknown: refused('NOT_FOUND', 'There is no such adaptation that you may see.', 'extraAdaptationId') as never,
    run: async (tx, row) => {
      const fault = textFault(texts)
      if (fault) return faulty(fault) as never
      await run(tx, row)
      return done(row.id, upserted('ExtraAdaptation', row.id))
    },
  })
}

async function changed(tx: Write, id: string, version: number, endDate?: string): Promise<void> {
  if (!(await change(tx, { id, version }, endDate))) throw conflict('The adaptation', version)
}

export const endGiven = (...acting: Acting<EndAdaptationInput>) => {
  const [, { call }, { expectedVersion }] = acting
  return doneTo(acting, extraAdaptationActions.END_ADAPTATION, {}, (tx, { id }) =>
    changed(tx, id, expectedVersion, dayOf(call.now)),
  )
}

export const evaluateGiven = (...acting: Acting<EvaluateAdaptationInput>) => {
  const [, { call, newId }, { evaluation, expectedVersion }] = acting
  return doneTo(acting, extraAdaptationActions.EVALUATE_ADAPTATION, { evaluation }, async (tx, row) => {
    await changed(tx, row.id, expectedVersion)
    await evaluate(tx, { id: newId(), version: expectedVersion + 1 }, row, {
      text: evaluation,
      by: call.viewer.id,
      now: call.now,
    })
  })
}

export const noteGiven = (...acting: Acting<NoteAdaptationInput>) => {
  const [, { call, newId }, { text }] = acting
  return doneTo(acting, extraAdaptationActions.NOTE_ADAPTATION, { text }, (tx, row) =>
    note(tx, newId(), row, { text, by: call.viewer.id, now: call.now }),
  )
}
