import { withRelations } from '../../access/persons.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import { connectionOf, type Page, pageOf, type PageArgs } from '../../shared/pagination.ts'
import type {
  AssessmentFilter, AssessmentKind, AssessPupilsError, DiscardAssessmentDraftsError, MarkAssessmentsReadyError, PublishAssessmentsError,
  ReviseAssessmentError, WithdrawAssessmentError,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { OfKnowledge } from './knowledge.queries.ts'

export interface AssessmentRow extends OfKnowledge {
  readonly id: Id<'Assessment'>
  readonly kind: AssessmentKind
  readonly title: string | null
  readonly assessedOn: string
  readonly text: string | null
  readonly number: number
  readonly supersedesId: string | null
  readonly publishedById: string
  readonly publishedAt: Date
  readonly supersededAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnById: string | null
  readonly withdrawalReason: string | null
  readonly version: number
}

/** How far in an ability; in a draft, of a published assessment, or of one that has not been saved. */
export interface AbilityMarkRow {
  readonly abilityId: string
  readonly levelId: string
}

interface Several {
  readonly ids: readonly string[] | null
}

export type AssessPupilsPayloadRow = Several & { readonly userErrors: readonly AssessPupilsError[] }
export type MarkAssessmentsReadyPayloadRow = Several & { readonly userErrors: readonly MarkAssessmentsReadyError[] }
export type PublishAssessmentsPayloadRow = Several & { readonly userErrors: readonly PublishAssessmentsError[] }
export type DiscardAssessmentDraftsPayloadRow = Done<DiscardAssessmentDraftsError>
export type ReviseAssessmentPayloadRow = Done<ReviseAssessmentError>
export type WithdrawAssessmentPayloadRow = Done<WithdrawAssessmentError>

const columns = part`a.id, a.student_id, a.organisation_id, a.activity_id, a.syllabus_id, a.syllabus_version_id, a.kind, a.title, a.assessed_on,
  a.level_id, a.text, a.author_id, a.number, a.supersedes_id, a.published_by_id, a.published_at, a.superseded_at, a.withdrawn_at,
  a.withdrawn_by_id, a.withdrawal_reason, a.version`

const keysOf = ({ publishedAt, id }: AssessmentRow) => [publishedAt.toISOString(), id]

export type AssessmentPage = PageArgs & { readonly filter?: AssessmentFilter | null | undefined }

interface Within extends Page<readonly [publishedAt: string, id: string]> {
  readonly syllabusId: string | null
  readonly kind: AssessmentKind | null
}

// One page for each parent, all in one statement, the latest first.
const pageLoader = (read: Read, column: 'student_id' | 'activity_id') =>
  byParentAnd(
    (parents, { limit, after, syllabusId, kind }: Within) => read<
      AssessmentRow & { readonly parentId: string }
    >`/* assessmentPages */
      with q as materialized (select p.id as parent_id, of.* from unnest(${parents}::uuid[]) p(id) cross join lateral (
        select ${columns} from pedagogy.assessment a where ${column === 'student_id' ? part`a.student_id` : part`a.activity_id`} = p.id
          and (${syllabusId}::text is null or a.syllabus_id::text = ${syllabusId}) and (${kind}::text is null or a.kind = ${kind})
          and (${after === null} or (a.published_at, a.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
        order by a.published_at desc, a.id desc limit ${limit}) of)
      ${withRelations} order by q.published_at desc, q.id desc`,
    ({ parentId }) => parentId,
  )

/** A page of the assessments of a pupil or an activity, the latest first. */
export async function assessmentPage(load: ReturnType<typeof pageLoader>, parent: string, args: AssessmentPage) {
  const { syllabusId = null, kind = null } = args.filter ?? {}
  const page = pageOf(args, ['publishedAt', 'id'])
  return connectionOf(await load(parent, { ...page, syllabusId, kind }), page.size, keysOf)
}

/** What each has taken the place of, and what that had, the latest first. */
const historyLoader = (read: Read) =>
  byParent(
    (ids) => read<AssessmentRow & { readonly latestId: string }>`/* assessmentHistory */ with recursive chain as (
        select a.id as latest_id, a.supersedes_id from pedagogy.assessment a where a.id = any(${ids}::uuid[])
        union all
        select c.latest_id, a.supersedes_id from chain c join pedagogy.assessment a on a.id = c.supersedes_id
      ), q as materialized (
        select c.latest_id, ${columns} from chain c join pedagogy.assessment a on a.id = c.supersedes_id)
      ${withRelations} order by q.number desc`,
    ({ latestId }) => latestId,
  )

export const assessmentLoaders = (read: Read) => ({
  assessment: byId(
    (ids) => read<AssessmentRow>`/* assessmentsById */ with q as materialized (
      select ${columns} from pedagogy.assessment a where a.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  assessmentHistory: historyLoader(read),
  assessmentsOfPupil: pageLoader(read, 'student_id'),
  assessmentsOfActivity: pageLoader(read, 'activity_id'),
  itemsOfAssessment: byParent(
    (ids) => read<{ assessmentId: string; contentItemId: string | null; criterionId: string | null }>`/* assessmentItems */
      select assessment_id, content_item_id, criterion_id from pedagogy.assessment_item where assessment_id = any(${ids}::uuid[])`,
    ({ assessmentId }) => assessmentId,
  ),
  marksOfAssessment: byParent(
    (ids) => read<
      AbilityMarkRow & { assessmentId: string }
    >`/* assessmentMarks */ select m.assessment_id, m.ability_id, m.level_id
      from pedagogy.assessment_mark m join pedagogy.syllabus_ability s on s.id = m.ability_id
      where m.assessment_id = any(${ids}::uuid[]) order by s.position`,
    ({ assessmentId }) => assessmentId,
  ),
})
