import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { type Action, actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type {
  EndOwnAbsenceInput,
  RegisterAbsenceInput,
  ReportAbsenceInput,
  WithdrawAbsenceInput,
} from '../administration.generated.ts'
import { lockPupil } from '../attendance/attendance.lock.ts'
import { excuseReported } from '../attendance/attendance.writes.ts'
import { absenceActions, type DecidedAbsence, personAbsenceActions, reportOn } from './absence.actions.ts'
import {
  type AbsenceRow, type AbsentPupil, addAbsences, addComment, endAbsence, type EndOwnAbsencePayloadRow, type RegisterAbsencePayloadRow,
  type ReportAbsencePayloadRow, withdrawAbsence, type WithdrawAbsencePayloadRow,
} from './absence.queries.ts' // prettier-ignore
import { absenceFrom, lessonsFault } from './absence_lessons.rules.ts'
import { daysOf, placeOf, reportFault, spanOf } from './absence.rules.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: AdministrationContext, input: Input]

const noPerson = refused('NOT_FOUND', 'There is no such pupil that you may see.', 'personId')
const noAbsence = refused('NOT_FOUND', 'There is no such absence that you may see.', 'absenceId')
const already = refused(
  'ALREADY_REPORTED',
  'The pupil is absent already at that time. To change it, contact the school.',
  'startDate',
)

/** A pupil as the rules of absence see them, at a unit; null where the viewer is not related to anybody with the id. */
export async function absentPupil(
  id: string,
  organisationId: string | null,
  context: AdministrationContext,
): Promise<AbsentPupil | null> {
  const { load, call } = context
  const known = isId(id) ? await load.personRelations.load(id) : null
  if (!known || known.relations.length === 0) return null
  const { relations, isKin } = known
  const places = await load.pupilPlace.load(id)
  const place = placeOf(places, organisationId)
  const nobody = {
    id,
    relations,
    isKin,
    ofAge: places[0]?.ofAge ?? null,
    place,
    policy: null,
    masters: [],
    years: [],
    daysOff: [],
  }
  if (!place) return nobody
  const today = dayOf(call.now)
  const unit = place.organisationId
  const [policy, masters, years, daysOff] = await Promise.all([
    load.absencePolicy.load(unit),
    load.master.load(unit),
    load.schoolYearsOf.load(unit),
    load.daysOffOf(unit, { startDate: daysAfter(today, -31), endDate: daysAfter(today, 369) }),
  ])
  return { ...nobody, policy, masters, years, daysOff }
}

interface Asked extends ReportAbsenceInput {
  readonly personId: string
}

/** What a report says that the pupil is absent from: lessons, or a time of each day; or why it cannot be reported. */
async function reported(pupil: AbsentPupil, input: Asked, isSchool: boolean, { call, load, newId }: AdministrationContext) {
  const { startDate, endDate, lessonIds } = input
  const fault = reportFault(pupil, input)
  if (fault) return { fault }
  if (lessonIds == null)
    return { absences: daysOf(input).map((day) => ({ id: newId<'Absence'>(), ...spanOf(day, input) })), fault: null }
  const asked = { ids: lessonIds.filter(isId), startDate, endDate: endDate ?? startDate }
  const lessons = await load.ownLessons(pupil.id, asked)
  const wrong = lessonsFault(pupil, lessonIds, lessons, { now: call.now, isSchool })
  return wrong ? { fault: wrong } : { absences: lessons.map((lesson) => absenceFrom(newId<'Absence'>(), lesson)), fault: null }
}

async function add<Answer extends ReportAbsencePayloadRow | RegisterAbsencePayloadRow>(
  [info, context, input]: Acting<Asked>,
  action: Action<AbsentPupil>,
  isSchool: boolean,
): Promise<Answer> {
  const { call, newId } = context
  return actOn<AbsentPupil, Answer>(info, context, input, {
    source: await absentPupil(input.personId, input.organisationId ?? null, context),
    action,
    unknown: noPerson as never,
    run: async (tx, pupil) => {
      const { absences, fault } = await reported(pupil, input, isSchool, context)
      if (fault) return faulty(fault) as never
      const report = {
        reportId: newId(),
        studentId: pupil.id,
        organisationId: pupil.place!.organisationId,
        registeredById: call.viewer.id,
        now: call.now,
      }
      await lockPupil(tx, pupil.id, daysOf(input))
      if ((await addAbsences(tx, report, absences)) < absences.length) return already as never
      if (input.comment != null) await addComment(tx, report, input.comment.trim())
      const excused = pupil.policy?.isLateReportExcusing ? await excuseReported(tx, report.reportId) : []
      return done(
        report.reportId,
        ...absences.map(({ id }) => upserted('Absence', id)),
        ...excused.map((id) => upserted('Attendance', id)),
      ) as never
    },
  })
}

export const reportGiven = (...[info, context, input]: Acting<ReportAbsenceInput>) =>
  add<ReportAbsencePayloadRow>([info, context, input], reportOn(daysOf(input).slice(0, 32)), false)

export const registerGiven = (...[info, context, input]: Acting<RegisterAbsenceInput>) =>
  add<RegisterAbsencePayloadRow>([info, context, input], personAbsenceActions.REGISTER_ABSENCE, true)

/** An absence with what its unit has decided about changing it. */
export const decided = async (row: AbsenceRow, { load }: AdministrationContext): Promise<DecidedAbsence> => ({
  ...row,
  policy: await load.absencePolicy.load(row.organisationId),
})

const found = async (id: string, context: AdministrationContext) => {
  const row = isId(id) ? await context.load.absence.load(id) : null
  return row && decided(row, context)
}

export async function endGiven(...[info, context, input]: Acting<EndOwnAbsenceInput>) {
  const { now, viewer } = context.call
  return actOn<DecidedAbsence, EndOwnAbsencePayloadRow>(info, context, input, {
    source: await found(input.absenceId, context),
    action: absenceActions.END_OWN_ABSENCE,
    unknown: noAbsence,
    run: async (tx, { id, studentId, startsAt, endsAt }) => {
      await lockPupil(tx, studentId, [dayOf(startsAt), dayOf(endsAt)])
      // What has not begun has not been.
      const ended = startsAt < now ? await endAbsence(tx, id, now) : await withdrawAbsence(tx, id, viewer.id, now)
      return ended ? done(id, upserted('Absence', id)) : noAbsence
    },
  })
}

export async function withdrawGiven(...[info, context, input]: Acting<WithdrawAbsenceInput>) {
  const { now, viewer } = context.call
  return actOn<DecidedAbsence, WithdrawAbsencePayloadRow>(info, context, input, {
    source: await found(input.absenceId, context),
    action: absenceActions.WITHDRAW_ABSENCE,
    unknown: noAbsence,
    run: async (tx, { id, studentId, startsAt, endsAt }) => {
      const fault = reasonFault(input.reason)
      if (fault) return faulty(fault)
      await lockPupil(tx, studentId, [dayOf(startsAt), dayOf(endsAt)])
      if (!(await withdrawAbsence(tx, id, viewer.id, now))) return noAbsence
      return done(id, { entity: 'Absence', id, kind: 'UPSERT', reason: input.reason.trim() })
    },
  })
}
