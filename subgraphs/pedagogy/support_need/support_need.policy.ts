import { type Policy, when } from '../../shared/policy.ts'
import { allow, and, assurance } from '../../shared/rules.ts'
import type { SupportNeedFields } from '../pedagogy.generated.ts'
import { aboutPupil, noted, notedOf, staffAtHigh } from '../support/support.rows.ts'
import type { SupportNeedRow } from './support_need.queries.ts'
import { seesNeed } from './support_need.rules.ts'

const onNeed = and(
  when<SupportNeedRow>(
    {
      en: "whoever reported it, the pupil's principal at the unit, or whoever is named on a case it led to",
      sv: 'den som anmälde, elevens rektor vid enheten eller den som är namngiven i ett ärende som följde',
    },
    { relation: ['PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED'] },
    seesNeed,
  ),
  assurance('HIGH'),
)

export const supportNeedPolicy = {
  Person: { supportNeeds: notedOf(aboutPupil) },
  Organisation: { supportNeeds: staffAtHigh },
  SupportNeed: {
    id: allow,
    student: onNeed,
    organisation: allow,
    text: noted(onNeed),
    adaptationsTried: noted(onNeed),
    reportedBy: onNeed,
    reportedAt: allow,
  },
  SupportNeedConnection: { edges: allow, pageInfo: allow },
  SupportNeedEdge: { node: allow, cursor: allow },
  // Of which pupil, the rule of the act says: see support_need.actions.ts.
  Mutation: { reportSupportNeed: staffAtHigh },
  ReportSupportNeedPayload: { supportNeed: allow, userErrors: allow },
  ReportSupportNeedError: { code: allow, message: allow, field: allow },
} satisfies Policy<SupportNeedFields>
