import { related, type Related } from '../../access/rules.ts'
import { when, type Policy } from '../../shared/policy.ts'
import { allow, inPerson, or } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { AttendanceActsFields, AttendanceFields } from '../administration.generated.ts'
import { absenceRelations } from '../absence/absence.table.ts'
import { staff } from '../calendar_event/calendar_event.policy.ts'

interface OfPupil extends Related {
  readonly studentId: string
  readonly isProtected: boolean
}

const error = { code: allow, message: allow, field: allow }
const readers = related(...absenceRelations, 'TEACHER')
const noted = sensitive<{ readonly id: string; readonly relations: readonly string[] }>(readers, ({ id, relations }) => ({
  id,
  relations,
}))

// The rows are those of pupils the viewer may follow; of a protected pupil each reading is noted.
const ofPupil = sensitive<OfPupil>(allow, ({ studentId, relations, isProtected }) =>
  isProtected ? { id: studentId, relations } : null,
)

// Where the unit hides reasons, being the teacher does not open them.
const openToTeachers = when<Related & { readonly isReasonHidden: boolean }>(
  { en: 'teacher, where the unit shows reasons', sv: 'lärare, där enheten visar orsaker' },
  { relation: ['TEACHER'] },
  ({ relations, isReasonHidden }) => !isReasonHidden && relations.includes('TEACHER'),
)
const reason = sensitive<OfPupil>(or(related(...absenceRelations), openToTeachers), ({ studentId, relations }) => ({
  id: studentId,
  relations,
}))

const minutes = {
  attendanceMinutes: ofPupil,
  validAbsenceMinutes: ofPupil,
  invalidAbsenceMinutes: ofPupil,
  otherAttendanceMinutes: ofPupil,
  lateMinutes: ofPupil,
  absenceReason: reason,
}

export const attendancePolicy = {
  CalendarEvent: { isReported: allow, rollCall: allow },
  Person: { attendances: noted },
  RollCall: { version: allow, reportedAt: allow, reporter: allow, entries: allow },
  RollCallEntry: {
    student: allow,
    lessonMinutes: ofPupil,
    excusedMinutes: ofPupil,
    suggestedStatus: ofPupil,
    attendance: allow,
  },
  Attendance: {
    id: allow,
    student: allow,
    calendarEvent: allow,
    activity: allow,
    organisation: allow,
    startsAt: allow,
    lessonMinutes: allow,
    ...minutes,
    reporter: allow,
    reportedAt: allow,
    revisions: ofPupil,
    version: allow,
    permittedActions: allow,
  },
  AttendanceRevision: { version: allow, ...minutes, revisedBy: allow, revisedAt: allow, cause: allow, reason: allow },
  AttendanceConnection: { edges: allow, pageInfo: allow },
  AttendanceEdge: { node: allow, cursor: allow },
  // Of which lessons, and when, the rules of the acts say: see attendance.actions.ts.
  Mutation: { callRoll: staff, correctAttendance: inPerson },
  CallRollPayload: { calendarEvent: allow, userErrors: allow },
  CallRollError: error,
  CorrectAttendancePayload: { attendance: allow, userErrors: allow },
  CorrectAttendanceError: error,
} satisfies Policy<AttendanceFields & AttendanceActsFields>
