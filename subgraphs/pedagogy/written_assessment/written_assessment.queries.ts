import { withRelations } from '../../access/persons.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import { connectionOf, type Page, pageOf, type PageArgs } from '../../shared/pagination.ts'
import type {
  AssessmentDraftState, DiscardWrittenAssessmentDraftsError, MarkWrittenAssessmentsReadyError, PublishWrittenAssessmentsError, Semester,
  UndoWrittenAssessmentError, WithdrawWrittenAssessmentError, WriteWrittenAssessmentsError, WrittenAssessmentFilter,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { OfKnowledge } from '../assessment/knowledge.queries.ts'

export interface SchoolTerm {
  readonly academicYear: string
  readonly semester: Semester
}

interface OfTerm extends OfKnowledge, SchoolTerm {
  readonly text: string
  readonly version: number
}

export interface WrittenAssessmentRow extends OfTerm {
  readonly id: Id<'WrittenAssessment'>
  readonly publishedById: string
  readonly publishedAt: Date
  readonly undoneAt: Date | null
  readonly withdrawnAt: Date | null
  readonly withdrawnById: string | null
  readonly withdrawalReason: string | null
}

export interface WrittenAssessmentDraftRow extends OfTerm {
  readonly id: Id<'WrittenAssessmentDraft'>
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
  readonly state: AssessmentDraftState
  readonly modifiedAt: Date
}

interface Several<Error> {
  readonly ids: readonly string[] | null
  readonly userErrors: readonly Error[]
}

export type WriteWrittenAssessmentsPayloadRow = Several<WriteWrittenAssessmentsError>
export type MarkWrittenAssessmentsReadyPayloadRow = Several<MarkWrittenAssessmentsReadyError>
export type PublishWrittenAssessmentsPayloadRow = Several<PublishWrittenAssessmentsError>
export type DiscardWrittenAssessmentDraftsPayloadRow = Done<DiscardWrittenAssessmentDraftsError>
export type UndoWrittenAssessmentPayloadRow = Done<UndoWrittenAssessmentError>
export type WithdrawWrittenAssessmentPayloadRow = Done<WithdrawWrittenAssessmentError>

const shared = part`w.id, w.student_id, w.organisation_id, w.activity_id, w.syllabus_id, w.syllabus_version_id, w.level_id, w.author_id,
  w.academic_year, w.semester, w.text, w.version`
const columns = part`${shared}, w.published_by_id, w.published_at, w.undone_at, w.withdrawn_at, w.withdrawn_by_id, w.withdrawal_reason`
const draftColumns = part`${shared}, w.content_item_ids, w.criterion_ids, w.state, w.modified_at`

export type WrittenAssessmentPage = PageArgs & { readonly filter?: WrittenAssessmentFilter | null | undefined }

interface Within extends Page<readonly [publishedAt: string, id: string]> {
  readonly syllabusId: string | null
  readonly academicYear: string | null
  readonly semester: string | null
}

// One page for each pupil, all in one statement, the latest first.
const pageLoader = (read: Read) =>
  byParentAnd(
    (
      students,
      { limit, after, syllabusId, academicYear, semester }: Within,
    ) => read<WrittenAssessmentRow>`/* writtenAssessmentPages */
    with q as materialized (select of.* from unnest(${students}::uuid[]) p(id) cross join lateral (
      select ${columns} from pedagogy.written_assessment w where w.student_id = p.id
        and (${syllabusId}::text is null or w.syllabus_id::text = ${syllabusId})
        and (${academicYear}::text is null or w.academic_year = ${academicYear})
        and (${semester}::text is null or w.semester = ${semester})
        and (${after === null} or (w.published_at, w.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by w.published_at desc, w.id desc limit ${limit}) of)
    ${withRelations} order by q.published_at desc, q.id desc`,
    ({ studentId }) => studentId,
  )

/** A page of a pupil's written assessments, the latest first. */
export async function writtenPage(load: ReturnType<typeof pageLoader>, studentId: string, args: WrittenAssessmentPage) {
  const { syllabusId = null, academicYear = null, semester = null } = args.filter ?? {}
  const page = pageOf(args, ['publishedAt', 'id'])
  const rows = await load(studentId, { ...page, syllabusId, academicYear, semester })
  return connectionOf(rows, page.size, ({ publishedAt, id }) => [publishedAt.toISOString(), id])
}

/** The term of today at a unit. */
export async function termAt(read: Read, organisationId: string, day: string): Promise<SchoolTerm | null> {
  const [term] = await read<SchoolTerm>`/* termAt */ select academic_year, semester
    from access.term_of(array[${organisationId}::uuid], ${day}::date)`
  return term ?? null
}

interface Published {
  readonly studentId: string
  readonly publishedAt: Date
}

/** Whether home has read what such documents of a pupil say since one was published, whichever way. */
export async function isReadByHome(read: Read, { studentId, publishedAt }: Published, document: string): Promise<boolean> {
  const [found] = await read<{ isRead: boolean }>`/* isReadByHome */
    select access.is_read_by_home(${studentId}, ${document}, ${publishedAt}::timestamptz) as is_read`
  return found!.isRead
}

export const writtenAssessmentLoaders = (read: Read) => ({
  writtenAssessmentsOfPupil: pageLoader(read),
  writtenDraftsOfPupil: byParent(
    (students) => read<WrittenAssessmentDraftRow>`/* writtenDraftsOfPupils */ with q as materialized (
      select ${draftColumns} from pedagogy.written_assessment_draft w where w.student_id = any(${students}::uuid[]))
    ${withRelations} order by q.academic_year, q.semester, q.id`,
    ({ studentId }) => studentId,
  ),
  writtenAssessment: byId(
    (ids) => read<WrittenAssessmentRow>`/* writtenAssessmentsById */ with q as materialized (
      select ${columns} from pedagogy.written_assessment w where w.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  writtenAssessmentDraft: byId(
    (ids) => read<WrittenAssessmentDraftRow>`/* writtenDraftsById */ with q as materialized (
      select ${draftColumns} from pedagogy.written_assessment_draft w where w.id = any(${ids}::uuid[])) ${withRelations}`,
  ),
  writtenAssessmentsOfActivity: byParentAnd(
    (activities, { academicYear, semester }: SchoolTerm) =>
      read<WrittenAssessmentRow>`/* writtenAssessmentsOfActivities */ with q as materialized (
        select ${columns} from pedagogy.written_assessment w where w.activity_id = any(${activities}::uuid[])
          and w.academic_year = ${academicYear} and w.semester = ${semester} and w.withdrawn_at is null and w.undone_at is null)
      ${withRelations} order by q.student_id, q.id`,
    ({ activityId }) => activityId,
  ),
  writtenDraftsOfActivity: byParentAnd(
    (activities, { academicYear, semester }: SchoolTerm) =>
      read<WrittenAssessmentDraftRow>`/* writtenDraftsOfActivities */ with q as materialized (
        select ${draftColumns} from pedagogy.written_assessment_draft w where w.activity_id = any(${activities}::uuid[])
          and w.academic_year = ${academicYear} and w.semester = ${semester})
      ${withRelations} order by q.student_id, q.id`,
    ({ activityId }) => activityId,
  ),
  itemsOfWrittenAssessment: byParent(
    (ids) => read<{
      writtenAssessmentId: string
      contentItemId: string | null
      criterionId: string | null
    }>`/* writtenAssessmentItems */
      select written_assessment_id, content_item_id, criterion_id from pedagogy.written_assessment_item
      where written_assessment_id = any(${ids}::uuid[])`,
    ({ writtenAssessmentId }) => writtenAssessmentId,
  ),
})
