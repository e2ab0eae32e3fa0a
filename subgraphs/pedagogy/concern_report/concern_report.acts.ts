import { upserted } from '../../shared/act.ts'
import { type Action, actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { dateFault, dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import { textFault, nameFault } from '../../shared/text.ts'
import type {
  FileConcernReportInput, NameOnConcernReportInput, RemoveFromConcernReportInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { namingFault } from '../support_case/support_case.acts.ts'
import { type Acting, noStudent, placeOf } from '../support/support.acts.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { concernReportActions, fileConcernReport } from './concern_report.actions.ts'
import { type ConcernReportRow, file, type FileConcernReportPayloadRow, name, remove } from './concern_report.queries.ts'

export async function fileGiven(...[info, context, input]: Acting<FileConcernReportInput>) {
  const { call, newId } = context
  return actOn<SupportPlace, FileConcernReportPayloadRow>(info, context, input, {
    source: await placeOf(input, context),
    action: fileConcernReport,
    unknown: noStudent,
    run: async (tx, { pupilId, unitId }) => {
      const { text, sentOn, recipient, diaryReference = null } = input
      const wrong =
        nameFault(recipient, 'recipient') ?? (diaryReference === null ? null : nameFault(diaryReference, 'diaryReference'))
      const fault = dateFault(sentOn, 'sentOn', dayOf(call.now)) ?? textFault({ text }) ?? wrong
      if (fault) return faulty(fault)
      const id = newId<'ConcernReport'>()
      const place = { studentId: pupilId, organisationId: unitId }
      const to = { recipient: recipient.trim(), diaryReference: diaryReference?.trim() ?? null }
      await file(tx, { id, ...place, text, sentOn, ...to, by: call.viewer.id, now: call.now })
      return done(id, upserted('ConcernReport', id))
    },
  })
}

interface Asked {
  readonly concernReportId: string
  readonly idempotencyKey?: string | null | undefined
}

type Outcome = ReturnType<typeof refused> | ReturnType<typeof faulty>

/** Does something to a report; to whom it is hidden there is none. */
async function onReport(
  [info, context, input]: Acting<Asked>,
  action: Action<ConcernReportRow>,
  run: (tx: Write, one: ConcernReportRow) => Promise<Outcome | null>,
): Promise<Done<never>> {
  const { concernReportId: id } = input
  return actOn<ConcernReportRow, Done<never>>(info, context, input, {
    source: isId(id) ? await context.load.concernReport.load(id) : null,
    action,
    unknown: refused('NOT_FOUND', 'There is no such report that you may see.', 'concernReportId') as never,
    run: async (tx, one) => ((await run(tx, one)) ?? done(one.id, upserted('ConcernReport', one.id))) as never,
  })
}

export const nameGiven = (...acting: Acting<NameOnConcernReportInput>) => {
  const [, { call, newId }, input] = acting
  return onReport(acting, concernReportActions.NAME_ON_CONCERN_REPORT, async (tx, one) => {
    const fault = await namingFault(tx, call, one, input)
    if (fault) return fault
    const { personId, reason, endDate = null } = input
    const naming = { id: newId(), personId, reason: reason.trim(), startDate: dayOf(call.now), endDate }
    if (!(await name(tx, one, naming, call.viewer.id))) return refused('ALREADY_NAMED', 'They are named already.', 'personId')
    return null
  })
}

export const removeGiven = (...acting: Acting<RemoveFromConcernReportInput>) => {
  const [, { call }, { personId }] = acting
  return onReport(acting, concernReportActions.REMOVE_FROM_CONCERN_REPORT, async (tx, one) =>
    isId(personId) && (await remove(tx, one.id, personId, call.now))
      ? null
      : refused('PERSON_NOT_FOUND', 'There is nobody of that id named on the report.', 'personId'),
  )
}
