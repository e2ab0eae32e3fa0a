import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { SupportNeedFields } from '../pedagogy.generated.ts'
import { aboutPupil, noted, notedOf, staffAtHigh, standing } from '../support/support.rows.ts'

export const supportNeedPolicy = {
  Person: { supportNeeds: notedOf(aboutPupil) },
  Organisation: { supportNeeds: staffAtHigh },
  SupportNeed: {
    id: allow,
    student: standing,
    organisation: allow,
    text: noted(standing),
    adaptationsTried: noted(standing),
    reportedBy: standing,
    reportedAt: allow,
  },
  SupportNeedConnection: { edges: allow, pageInfo: allow },
  SupportNeedEdge: { node: allow, cursor: allow },
  // Of which pupil, the rule of the act says: see support_need.actions.ts.
  Mutation: { reportSupportNeed: staffAtHigh },
  ReportSupportNeedPayload: { supportNeed: allow, userErrors: allow },
  ReportSupportNeedError: { code: allow, message: allow, field: allow },
} satisfies Policy<SupportNeedFields>
