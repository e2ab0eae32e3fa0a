import { notedIfProtected } from '../../access/persons.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, inPerson, signedIn } from '../../shared/rules.ts'
import type { TeachingPlanActsFields, TeachingPlanFields } from '../pedagogy.generated.ts'
import { staff } from '../stubs/stubs.rules.ts'

const error = { code: allow, message: allow, field: allow }
const answer = { teachingPlan: allow, userErrors: allow }
// Of which group and which plan, the rules of the acts say: see teaching_plan.actions.ts.
const teacher = and(inPerson, staff)

export const teachingPlanPolicy = {
  Query: { teachingPlan: signedIn },
  Group: { teachingPlans: allow, coverage: staff, permittedPlanActions: allow },
  Person: { teachingPlans: notedIfProtected(related('SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'PRINCIPAL')) },
  TeachingPlan: {
    id: allow,
    group: allow,
    organisation: allow,
    academicYear: allow,
    state: allow,
    edition: allow,
    draft: allow,
    editions: allow,
    authors: allow,
    copiedFrom: allow,
    version: allow,
    permittedActions: allow,
  },
  TeachingPlanEdition: {
    id: allow,
    number: allow,
    syllabusVersion: allow,
    title: allow,
    startDate: allow,
    endDate: allow,
    teaching: allow,
    assessing: allow,
    contentItems: allow,
    criteria: allow,
    publishedAt: allow,
    publishedBy: allow,
  },
  ContentCoverage: { contentItem: allow, state: allow, editions: allow },
  Mutation: {
    draftTeachingPlan: teacher,
    changeTeachingPlanDraft: teacher,
    publishTeachingPlan: teacher,
    archiveTeachingPlan: teacher,
    beginPlanEdition: teacher,
    copyTeachingPlan: teacher,
    addPlanAuthor: teacher,
    removePlanAuthor: teacher,
  },
  DraftTeachingPlanPayload: answer,
  DraftTeachingPlanError: error,
  ChangeTeachingPlanDraftPayload: answer,
  ChangeTeachingPlanDraftError: error,
  PublishTeachingPlanPayload: answer,
  PublishTeachingPlanError: error,
  ArchiveTeachingPlanPayload: answer,
  ArchiveTeachingPlanError: error,
  BeginPlanEditionPayload: answer,
  BeginPlanEditionError: error,
  CopyTeachingPlanPayload: { ...answer, leftOut: allow },
  CopyTeachingPlanError: error,
  AddPlanAuthorPayload: answer,
  AddPlanAuthorError: error,
  RemovePlanAuthorPayload: answer,
  RemovePlanAuthorError: error,
} satisfies Policy<TeachingPlanFields & TeachingPlanActsFields>
