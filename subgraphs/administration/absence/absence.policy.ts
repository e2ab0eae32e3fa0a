import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson, or, signedIn } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { AbsenceActsFields, AbsenceFields } from '../administration.generated.ts'
import type { AbsenceRow } from './absence.queries.ts'
import { absenceRelations } from './absence.table.ts'

const error = { code: allow, message: allow, field: allow }
const readers = related(...absenceRelations, 'DELEGATE:REPORT_ABSENCE')
// Which absences a teacher sees is for the rows to say: those from lessons of theirs.
const orTeachers = or(readers, related('TEACHER'))
const noted = sensitive<{ readonly id: string; readonly relations: readonly string[] }>(orTeachers, ({ id, relations }) => ({
  id,
  relations,
}))

export const absenceRules = {
  Query: { checkAbsenceComment: signedIn },
  Person: { absences: noted, permittedAbsenceActions: signedIn },
  Absence: {
    id: allow,
    student: allow,
    organisation: allow,
    type: allow,
    startsAt: allow,
    endsAt: allow,
    isWholeDay: allow,
    calendarEvent: allow,
    lessonName: allow,
    registeredBy: allow,
    registeredAt: allow,
    comment: sensitive<AbsenceRow>(readers, ({ studentId, relations }) => ({ id: studentId, relations })),
    isWithdrawn: allow,
    permittedActions: allow,
  },
  AbsenceConnection: { edges: allow, pageInfo: allow },
  AbsenceEdge: { node: allow, cursor: allow },
  AbsenceCommentWarning: { word: allow, position: allow, advice: allow },
  // For whom, and when, the rules of the acts say: see absence.actions.ts.
  Mutation: { reportAbsence: inPerson, registerAbsence: inPerson, endOwnAbsence: inPerson, withdrawAbsence: inPerson },
  ReportAbsencePayload: { absences: allow, warnings: allow, userErrors: allow },
  ReportAbsenceError: error,
  RegisterAbsencePayload: { absences: allow, userErrors: allow },
  RegisterAbsenceError: error,
  EndOwnAbsencePayload: { absence: allow, userErrors: allow },
  EndOwnAbsenceError: error,
  WithdrawAbsencePayload: { absence: allow, userErrors: allow },
  WithdrawAbsenceError: error,
} satisfies Policy<AbsenceFields & AbsenceActsFields>
