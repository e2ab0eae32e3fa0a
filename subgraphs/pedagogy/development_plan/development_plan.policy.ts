import type { KnownPerson } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy, Rule } from '../../shared/policy.ts'
import { allow, and, assurance } from '../../shared/rules.ts'
import { type IsHidden, sensitive } from '../../shared/sensitive.ts'
import { draftsFor, error, notedFor, readers, staffSure } from '../assessment/assessment.policy.ts'
import type { DevelopmentPlanActsFields, DevelopmentPlanFields } from '../pedagogy.generated.ts'
import type {
  DevelopmentPlanDraftRow,
  DevelopmentPlanStateRow,
  IndividualDevelopmentPlanRow,
} from './development_plan.queries.ts'

type Planned = DevelopmentPlanDraftRow | IndividualDevelopmentPlanRow
const noted = (isHidden?: IsHidden<Planned>): Rule =>
  sensitive<Planned>(assurance('SUBSTANTIAL'), ({ studentId, relations }) => ({ id: studentId, relations }), isHidden)
/** What is planned for a pupil: noted, whoever reads it. */
const said = noted()
// That a plan is being written is not told by who has read it.
const saidInDraft = noted(() => true)

/** Whether it says that a plan is being written. */
export const isBegun = (_: unknown, state: unknown) => (state as DevelopmentPlanStateRow).stage === 'DRAFT'

const payload = { draft: allow, userErrors: allow } as const

export const developmentPlanPolicy = {
  Person: {
    developmentPlans: notedFor(...readers),
    developmentPlanDrafts: draftsFor('MENTOR', 'PRINCIPAL'),
    developmentPlanState: sensitive<KnownPerson>(
      and(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL'), assurance('SUBSTANTIAL')),
      (person) => person,
      isBegun,
    ),
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
    goals: saidInDraft,
    schoolEfforts: saidInDraft,
    homeEfforts: saidInDraft,
    goalsWarnings: saidInDraft,
    schoolEffortsWarnings: saidInDraft,
    homeEffortsWarnings: saidInDraft,
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
