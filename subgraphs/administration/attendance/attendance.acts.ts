import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { CorrectAttendanceInput } from '../administration.generated.ts'
import { attendanceActions, type CorrectedAttendance } from './attendance.actions.ts'
import { lockPupil } from './attendance.lock.ts'
import type { AttendanceRow, CorrectAttendancePayloadRow } from './attendance.queries.ts'
import { absenceReasonFault, makeUp, type Minutes, reasonKept } from './attendance.rules.ts'
import { correctAttendance, notify } from './attendance.writes.ts'

/** Attendance with who is master of it where it was. */
export async function corrected(row: AttendanceRow, { load }: AdministrationContext): Promise<CorrectedAttendance> {
  const [masters, activity] = await Promise.all([load.master.load(row.organisationId), load.activityFacts.load(row.activityId)])
  return { ...row, masters, schoolTypes: activity?.schoolTypes ?? [] }
}

const minutesFault = {
  code: 'MINUTES_INVALID',
  message: 'Give minutes that make up the lesson, and no more late than absent.',
  field: ['attendanceMinutes'],
} as const

const minutesIn = (input: CorrectAttendanceInput): Minutes => ({
  attendanceMinutes: input.attendanceMinutes,
  validAbsenceMinutes: input.validAbsenceMinutes,
  invalidAbsenceMinutes: input.invalidAbsenceMinutes,
  otherAttendanceMinutes: input.otherAttendanceMinutes,
  lateMinutes: input.lateMinutes ?? 0,
})

const isLeader = ({ relations }: AttendanceRow) => relations.includes('UNIT_ADMIN') || relations.includes('PRINCIPAL')

function correctionFault(row: CorrectedAttendance, input: CorrectAttendanceInput) {
  const minutes = minutesIn(input)
  if (!makeUp(minutes, row.lessonMinutes)) return minutesFault
  const message = absenceReasonFault(minutes, input.absenceReason ?? null, row.isReasonHidden && !isLeader(row))
  if (message !== null) return { code: 'ABSENCE_REASON_INVALID', message, field: ['absenceReason'] } as const
  return reasonFault(input.reason)
}

export async function correctGiven(info: GraphQLResolveInfo, context: AdministrationContext, input: CorrectAttendanceInput) {
  const row = isId(input.attendanceId) ? await context.load.attendance.load(input.attendanceId) : null
  const { now, viewer } = context.call
  return actOn<CorrectedAttendance, CorrectAttendancePayloadRow>(info, context, input, {
    source: row && (await corrected(row, context)),
    action: attendanceActions.CORRECT_ATTENDANCE,
    unknown: refused('NOT_FOUND', 'There is no such attendance that you may see.', 'attendanceId'),
    run: async (tx, source) => {
      const fault = correctionFault(source, input)
      if (fault) return faulty(fault)
      const { id, studentId, calendarEventId, startsAt, absenceReason } = source
      const minutes = minutesIn(input)
      const { expectedVersion } = input
      const reason = input.reason.trim()
      await lockPupil(tx, studentId, [dayOf(startsAt)])
      const kept = reasonKept(minutes, input.absenceReason?.trim() ?? null, absenceReason)
      if (!(await correctAttendance(tx, { ...minutes, id, expectedVersion, absenceReason: kept, reason, by: viewer.id, now })))
        throw conflict('The attendance', expectedVersion)
      await notify(tx, calendarEventId)
      return done(id, { ...upserted('Attendance', id), reason })
    },
  })
}
