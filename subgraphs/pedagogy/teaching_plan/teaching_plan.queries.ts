import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { ContentItemRow, KnowledgeCriterionRow } from '../curriculum/curriculum.queries.ts'
import type {
  AddPlanAuthorError, ArchiveTeachingPlanError, BeginPlanEditionError, ChangeTeachingPlanDraftError, CopyTeachingPlanError,
  DraftTeachingPlanError, PublishTeachingPlanError, RemovePlanAuthorError, TeachingPlanState,
} from '../pedagogy.generated.ts' // prettier-ignore

export interface TeachingPlanRow {
  readonly id: Id<'TeachingPlan'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: Id<'Group'>
  readonly academicYear: string
  readonly state: TeachingPlanState
  readonly copiedFromId: Id<'TeachingPlan'> | null
  readonly version: number
  readonly isAuthor: boolean
  /** How many pieces of content its draft takes up; null where there is none, or none that the viewer sees. */
  readonly draftContent: number | null
}

export interface TeachingPlanEditionRow {
  readonly id: Id<'TeachingPlanEdition'>
  readonly planId: Id<'TeachingPlan'>
  readonly number: number
  readonly syllabusVersionId: Id<'SyllabusVersion'>
  readonly title: string
  readonly startDate: string
  readonly endDate: string
  readonly teaching: string
  readonly assessing: string
  readonly publishedAt: Date | null
  readonly publishedById: Id<'Person'> | null
}

/** A piece of content, with the first days of the published editions that take it up. */
export interface ContentCoverageRow extends ContentItemRow {
  readonly groupId: Id<'Group'>
  readonly starts: readonly string[]
}

/** A group as those see it who teach, mentor or lead it. */
export interface LedGroup {
  readonly id: Id<'Group'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string | null
  readonly roles: readonly string[]
}

export type DraftTeachingPlanPayloadRow = Done<DraftTeachingPlanError>
export type ChangeTeachingPlanDraftPayloadRow = Done<ChangeTeachingPlanDraftError>
export type PublishTeachingPlanPayloadRow = Done<PublishTeachingPlanError>
export type ArchiveTeachingPlanPayloadRow = Done<ArchiveTeachingPlanError>
export type BeginPlanEditionPayloadRow = Done<BeginPlanEditionError>
export type CopyTeachingPlanPayloadRow = Done<CopyTeachingPlanError> & { readonly leftOutIds?: readonly string[] }
export type AddPlanAuthorPayloadRow = Done<AddPlanAuthorError>
export type RemovePlanAuthorPayloadRow = Done<RemovePlanAuthorError>

interface OfYear {
  readonly academicYear: string
}

const columns = part`p.id, p.organisation_id, p.group_id, p.academic_year, p.state, p.copied_from_id, p.version,
  p.id = any (array(select access.own_plans())) as is_author,
  (select count(i.content_item_id)::int from pedagogy.teaching_plan_edition e left join pedagogy.teaching_plan_item i on i.edition_id = e.id
    where e.plan_id = p.id and e.published_at is null group by e.id) as draft_content`

const plansOfGroups = (read: Read) =>
  byParentAnd(
    (
      groups,
      { academicYear }: OfYear,
    ) => read<TeachingPlanRow>`/* plansOfGroups */ select ${columns} from pedagogy.teaching_plan p
      where p.group_id = any(${groups}::uuid[]) and p.academic_year = ${academicYear} order by p.created_at, p.id`,
    ({ groupId }) => groupId,
  )

const plansOfPupils = (read: Read) =>
  byParentAnd(
    (pupils, { academicYear }: OfYear) => read<TeachingPlanRow & { readonly personId: string }>`/* plansOfPupils */
      select l.person_id, ${columns} from access.learning_groups_of(${pupils}::uuid[]) l
      join pedagogy.teaching_plan p on p.group_id = l.group_id and p.academic_year = ${academicYear} and p.state <> 'DRAFT'
      order by p.created_at, p.id`,
    ({ personId }) => personId,
  )

interface Covered extends OfYear {
  readonly versionId: string
  readonly fromYear: number | null
  readonly toYear: number | null
}

// What is asked once: who leads which group, and which editions of it are published.
const coverageOfGroups = (read: Read) =>
  byParentAnd(
    (groups, { versionId, fromYear, toYear, academicYear }: Covered) => read<ContentCoverageRow>`/* coverageOfGroups */
      select g.id as group_id, i.id, i.syllabus_version_id, i.code, i.area, i.text, i.from_year, i.to_year, i.course_code, array(
        select e.start_date::text from pedagogy.teaching_plan_item t
        join pedagogy.teaching_plan_edition e on e.id = t.edition_id and e.published_at is not null
        join pedagogy.teaching_plan p on p.id = e.plan_id and p.group_id = g.id and p.academic_year = ${academicYear}
        where t.content_item_id = i.id order by 1) as starts
      from access.led_groups(${groups}::uuid[]) g join pedagogy.content_item i on i.syllabus_version_id = ${versionId}
        and (${fromYear}::int is null or (i.from_year <= ${toYear} and i.to_year >= ${fromYear}))
      order by g.id, i.course_code, i.from_year, i.position, i.id`,
    ({ groupId }) => groupId,
  )

const editionsOfPlans = (read: Read) =>
  byParent(
    (
      plans,
    ) => read<TeachingPlanEditionRow>`/* editionsOfPlans */ select id, plan_id, number, syllabus_version_id, title, start_date,
      end_date, teaching, assessing, published_at, published_by_id
      from pedagogy.teaching_plan_edition where plan_id = any(${plans}::uuid[]) order by number`,
    ({ planId }) => planId,
  )

const contentOfEditions = (read: Read) =>
  byParent(
    (editions) => read<ContentItemRow & { readonly editionId: string }>`/* contentOfEditions */
      select t.edition_id, i.id, i.syllabus_version_id, i.code, i.area, i.text, i.from_year, i.to_year, i.course_code
      from pedagogy.teaching_plan_item t join pedagogy.content_item i on i.id = t.content_item_id
      where t.edition_id = any(${editions}::uuid[]) order by i.course_code, i.from_year, i.position, i.id`,
    ({ editionId }) => editionId,
  )

const criteriaOfEditions = (read: Read) =>
  byParent(
    (editions) => read<KnowledgeCriterionRow & { readonly editionId: string }>`/* criteriaOfEditions */
      select t.edition_id, k.id, k.syllabus_version_id, k.grade_step, k.after_year, k.course_code, k.text
      from pedagogy.teaching_plan_item t join pedagogy.knowledge_criterion k on k.id = t.criterion_id
      where t.edition_id = any(${editions}::uuid[]) order by k.course_code, k.after_year, k.position, k.id`,
    ({ editionId }) => editionId,
  )

export const teachingPlanLoaders = (read: Read) => ({
  teachingPlan: byId(
    (ids) => read<TeachingPlanRow>`/* teachingPlans */ select ${columns} from pedagogy.teaching_plan p where p.id = any(${ids}::uuid[])`,
  ),
  plansOfGroup: plansOfGroups(read),
  plansOfPupil: plansOfPupils(read),
  coverageOfGroup: coverageOfGroups(read),
  editionsOfPlan: editionsOfPlans(read),
  contentOfEdition: contentOfEditions(read),
  criteriaOfEdition: criteriaOfEditions(read),
  authorsOfPlan: byParent(
    (plans) => read<{ planId: string; personId: string }>`/* authorsOfPlans */ select plan_id, person_id
      from pedagogy.teaching_plan_author where plan_id = any(${plans}::uuid[]) order by added_at, person_id`,
    ({ planId }) => planId,
  ),
  contentItem: byId(
    (ids) => read<ContentItemRow>`/* contentItemsById */ select id, syllabus_version_id, code, area, text, from_year, to_year, course_code
      from pedagogy.content_item where id = any(${ids}::uuid[])`,
  ),
  ledGroup: byId(
    (ids) => read<LedGroup>`/* ledGroups */ select id, organisation_id, school_type, roles from access.led_groups(${ids}::uuid[])`,
  ),
}) // prettier-ignore
