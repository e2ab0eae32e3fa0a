import { withRelations } from '../../access/persons.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  BeginDevelopmentPlanError, DevelopmentPlanStage, PublishDevelopmentPlanError, UndoDevelopmentPlanError, WriteDevelopmentPlanError,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { PlanPupil, PlanRule } from './development_plan.rules.ts'

interface OfPlan {
  readonly studentId: string
  readonly organisationId: Id<'Organisation'>
  readonly academicYear: string
  readonly homeEfforts: string | null
  readonly relations: readonly string[]
  readonly isKin: boolean
}

export interface DevelopmentPlanDraftRow extends OfPlan {
  readonly id: Id<'DevelopmentPlanDraft'>
  readonly schoolType: string
  readonly goals: string | null
  readonly schoolEfforts: string | null
  readonly mentorId: string
  /** Whether the viewer works at the unit whose plan it is. */
  readonly isAtUnit: boolean
  readonly version: number
  readonly modifiedAt: Date
}

export interface IndividualDevelopmentPlanRow extends OfPlan {
  readonly id: Id<'IndividualDevelopmentPlan'>
  readonly planId: string
  readonly number: number
  readonly goals: string
  readonly schoolEfforts: string
  readonly talkHeldOn: string | null
  readonly publishedAt: Date
  readonly publishedById: string
}

export interface DevelopmentPlanStateRow {
  readonly isRequired: boolean
  readonly stage: DevelopmentPlanStage
  readonly publishedAt: Date | null
}

export type BeginDevelopmentPlanPayloadRow = Done<BeginDevelopmentPlanError>
export type WriteDevelopmentPlanPayloadRow = Done<WriteDevelopmentPlanError>
export type PublishDevelopmentPlanPayloadRow = Done<PublishDevelopmentPlanError>
export type UndoDevelopmentPlanPayloadRow = Done<UndoDevelopmentPlanError>

const draftColumns = part`d.id, d.student_id, d.organisation_id, d.academic_year, d.school_type, d.goals, d.school_efforts, d.home_efforts, d.mentor_id, d.version,
  d.modified_at, d.organisation_id = any (array(select access.units('STAFF'))) as is_at_unit`
// What stands alone is shown, to the school too.
const standing = part`select p.id, p.student_id, p.organisation_id, p.academic_year, p.goals, p.school_efforts, p.home_efforts, p.plan_id, p.number,
    t.held_on as talk_held_on, p.published_at, p.published_by_id
  from pedagogy.development_plan_publication p left join pedagogy.development_talk t on t.id = p.talk_id
  where p.undone_at is null and p.superseded_at is null`

export interface PlanFacts {
  readonly pupils: readonly PlanPupil[]
  readonly rules: readonly PlanRule[]
}

/** Where a pupil goes and in which school year, and when written plans are made: all that says whether one is to be. */
const placesOf = (read: Read, students: readonly string[], day: string) =>
  read<
    PlanPupil & { readonly studentId: string }
  >`/* planPupils */ select y.person_id as student_id, y.organisation_id, y.school_type, y.school_year, t.academic_year,
      y.organisation_id = any (array(select access.units('STAFF'))) as is_at_unit
    from access.pupil_years(${students}::uuid[]) y cross join lateral access.term_of(array[y.organisation_id], ${day}::date) t
    order by y.school_year nulls last, y.organisation_id, y.school_type`

const rulesOn = (read: Read, days: readonly string[]) => read<PlanRule & { readonly day: string }>`/* planRules */
  select to_char(d.day, 'YYYY-MM-DD') as day, r.school_type, r.from_year, r.to_year from unnest(${days}::date[]) d(day)
  join pedagogy.plan_rule r on r.start_date <= d.day and (r.end_date is null or r.end_date >= d.day)`

/** The same of one pupil, as an act sees it. */
export const planFacts = async (read: Read, studentId: string, day: string): Promise<PlanFacts> => ({
  pupils: await placesOf(read, [studentId], day),
  rules: await rulesOn(read, [day]),
})

export const developmentPlanLoaders = (read: Read) => ({
  planPlacesOf: byParentAnd(
    (students, { day }: { readonly day: string }) => placesOf(read, students, day),
    ({ studentId }) => studentId,
  ),
  planRulesOn: byParent(
    (days) => rulesOn(read, days),
    ({ day }) => day,
  ),
  developmentPlanDraftsOf: byParent(
    (students) => read<DevelopmentPlanDraftRow>`/* developmentPlanDraftsOf */ with q as materialized (
      select ${draftColumns} from pedagogy.development_plan d where d.student_id = any(${students}::uuid[]))
    ${withRelations} order by q.academic_year, q.id`,
    ({ studentId }) => studentId,
  ),
  developmentPlanDraft: byId(
    (ids) => read<DevelopmentPlanDraftRow>`/* developmentPlanDraftsById */ with q as materialized (
      select ${draftColumns} from pedagogy.development_plan d where d.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  developmentPlan: byId(
    (ids) => read<IndividualDevelopmentPlanRow>`/* developmentPlansById */ with q as materialized (
      ${standing} and p.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  developmentPlansOf: byParent(
    (students) => read<IndividualDevelopmentPlanRow>`/* developmentPlansOf */ with q as materialized (
      ${standing} and p.student_id = any(${students}::uuid[])) ${withRelations} order by q.academic_year, q.published_at, q.id`,
    ({ studentId }) => studentId,
  ),
  writtenOfPlan: byParent(
    (ids) => read<{
      publicationId: string
      writtenAssessmentId: string
    }>`/* writtenOfPlans */ select publication_id, written_assessment_id
      from pedagogy.development_plan_assessment where publication_id = any(${ids}::uuid[]) order by written_assessment_id`,
    ({ publicationId }) => publicationId,
  ),
})
