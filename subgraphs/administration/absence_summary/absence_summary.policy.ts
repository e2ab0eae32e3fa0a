import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { absenceRelations } from '../absence/absence.table.ts'
import type { AbsenceSummaryFields } from '../administration.generated.ts'
import type { PersonRow } from '../stubs/stubs.queries.ts'
import type { PupilAbsenceRow } from './absence_summary.queries.ts'

// Of whom, what is counted says: only those whose attendance the viewer sees. To other staff there is nobody.
const staff = role('staff', 'personal', 'STAFF')

export const absenceSummaryPolicy = {
  Person: { absenceSummary: sensitive<PersonRow>(related(...absenceRelations), (person) => person) },
  Group: { absenceSummary: staff, absenceByPupil: staff },
  Organisation: { absenceSummary: staff },
  AbsenceSummary: {
    startDate: allow,
    endDate: allow,
    pupils: allow,
    lessons: allow,
    offeredMinutes: allow,
    reportedMinutes: allow,
    attendanceMinutes: allow,
    validAbsenceMinutes: allow,
    invalidAbsenceMinutes: allow,
    otherAttendanceMinutes: allow,
    unregisteredMinutes: allow,
    shares: allow,
    days: allow,
    absenceDays: allow,
    invalidAbsenceDays: allow,
  },
  AbsenceShare: { attendance: allow, validAbsence: allow, invalidAbsence: allow, otherAttendance: allow, unregistered: allow },
  PupilAbsence: {
    student: allow,
    summary: sensitive<PupilAbsenceRow>(allow, ({ id, relations }) => ({ id, relations })),
  },
  PupilAbsenceConnection: { edges: allow, pageInfo: allow },
  PupilAbsenceEdge: { node: allow, cursor: allow },
} satisfies Policy<AbsenceSummaryFields>
