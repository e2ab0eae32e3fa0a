import { type Policy, when } from '../../shared/policy.ts'
import { allow, and, assurance } from '../../shared/rules.ts'
import type { ConcernReportActsFields, ConcernReportFields } from '../pedagogy.generated.ts'
import { aboutPupil, noted, notedOf, staffAtHigh } from '../support/support.rows.ts'
import type { ConcernReportRow } from './concern_report.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { concernReport: allow, userErrors: allow }
const onReport = and(
  when<ConcernReportRow>(
    {
      en: 'the principal of the unit, whoever made the report, or is named on it',
      sv: 'enhetens rektor, den som gjorde anmälan eller är namngiven på den',
    },
    { relation: ['PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED'] },
    ({ isSeen }) => isSeen,
  ),
  assurance('HIGH'),
)

export const concernReportPolicy = {
  Person: { concernReports: notedOf(aboutPupil) },
  ConcernReport: {
    id: allow,
    student: onReport,
    organisation: onReport,
    text: noted(onReport),
    sentOn: onReport,
    recipient: noted(onReport),
    diaryReference: onReport,
    reportedBy: noted(onReport),
    reportedAt: onReport,
    persons: noted(onReport),
    permittedActions: onReport,
  },
  ConcernReportPerson: { id: allow, person: allow, reason: allow, startDate: allow, endDate: allow, removedAt: allow },
  // Of which pupil, the rules of the acts say: see concern_report.actions.ts.
  Mutation: { fileConcernReport: staffAtHigh, nameOnConcernReport: staffAtHigh, removeFromConcernReport: staffAtHigh },
  FileConcernReportPayload: payload,
  FileConcernReportError: error,
  NameOnConcernReportPayload: payload,
  NameOnConcernReportError: error,
  RemoveFromConcernReportPayload: payload,
  RemoveFromConcernReportError: error,
} satisfies Policy<ConcernReportFields & ConcernReportActsFields>
