import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, assurance } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import { error, notedFor, readers, staffSure } from '../assessment/assessment.policy.ts'
import type { DevelopmentPlanActsFields, DevelopmentPlanFields } from '../pedagogy.generated.ts'
import type { DevelopmentPlanDraftRow, IndividualDevelopmentPlanRow } from './development_plan.queries.ts'

/** What is planned for a pupil: noted, whoever reads it. */
const said: Rule = sensitive<DevelopmentPlanDraftRow | IndividualDevelopmentPlanRow>(
  assurance('SUBSTANTIAL'),
  ({ studentId, relations }) => ({ id: studentId, relations }),
)

const payload = { draft: allow, userErrors: allow } as const

export const developmentPlanPolicy = {
  Person: {
    developmentPlans: notedFor(...readers),
    developmentPlanDrafts: notedFor('MENTOR', 'PRINCIPAL'),
    developmentPlanState: notedFor('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'),
  },
  IndividualDevelopmentPlan: {
    id: allow,
    student: allow,
    organisation: allow,
    academicYear: allow,
    number: allow,
    goals: said,
    schoolEfforts: said,
    homeEfforts: said,
    writtenAssessments: allow,
    talkHeldOn: allow,
    publishedBy: allow,
    publishedAt: allow,
  },
  DevelopmentPlanDraft: {
    id: allow,
    student: allow,
    organisation: allow,
    academicYear: allow,
    goals: said,
    schoolEfforts: said,
    homeEfforts: said,
    goalsWarnings: said,
    schoolEffortsWarnings: said,
    homeEffortsWarnings: said,
    mentor: allow,
    modifiedAt: allow,
    version: allow,
    permittedActions: allow,
  },
  DevelopmentPlanState: { isRequired: allow, stage: allow, publishedAt: allow },
  // Of whom, the rules of the acts say: see development_plan.actions.ts.
  Mutation: {
    beginDevelopmentPlan: staffSure,
    writeDevelopmentPlan: staffSure,
    publishDevelopmentPlan: staffSure,
    undoDevelopmentPlan: staffSure,
  },
  BeginDevelopmentPlanPayload: payload,
  BeginDevelopmentPlanError: error,
  WriteDevelopmentPlanPayload: payload,
  WriteDevelopmentPlanError: error,
  PublishDevelopmentPlanPayload: { developmentPlan: allow, userErrors: allow },
  PublishDevelopmentPlanError: error,
  UndoDevelopmentPlanPayload: payload,
  UndoDevelopmentPlanError: error,
} satisfies Policy<DevelopmentPlanFields & DevelopmentPlanActsFields>
