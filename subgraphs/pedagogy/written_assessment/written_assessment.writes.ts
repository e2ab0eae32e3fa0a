import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import { conflict } from '../../shared/errors.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import type { AssessmentDraftState } from '../pedagogy.generated.ts'
import type { SchoolTerm, WrittenAssessmentDraftRow } from './written_assessment.queries.ts'

export interface Shared extends SchoolTerm {
  readonly activity: TaughtActivity
  readonly syllabusId: string
  readonly syllabusVersionId: string
  readonly authorId: string
  readonly now: Date
}

export interface NewDraft {
  readonly id: string
  readonly studentId: string
  readonly levelId: string | null
  readonly text: string
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
  /** Of the draft it takes the place of, and one more; 1 of a new one. */
  readonly version: number
}

export const draftsOfTerm = (tx: Write, { activity, syllabusId, academicYear, semester }: Omit<Shared, 'syllabusVersionId'>) =>
  tx<WrittenAssessmentDraftRow[]>`/* writtenDraftsOfTerm */ select * from pedagogy.written_assessment_draft
    where activity_id = ${activity.id} and syllabus_id = ${syllabusId} and academic_year = ${academicYear} and semester = ${semester}`

/** Who has one of the term and subject that the unit has published, and that stands. */
export async function publishedOfTerm(
  tx: Write,
  students: readonly string[],
  { activity, syllabusId, academicYear, semester }: Shared,
) {
  const rows = await tx<{ studentId: string }[]>`/* writtenOfTerm */ select student_id from pedagogy.written_assessment
    where student_id = any(${students as string[]}::uuid[]) and organisation_id = ${activity.organisationId} and syllabus_id = ${syllabusId}
      and academic_year = ${academicYear} and semester = ${semester} and withdrawn_at is null and undone_at is null`
  return new Set(rows.map(({ studentId }) => studentId))
}

/** Writes the drafts of a class in one statement. Answers how many: fewer where somebody has written in between. */
export async function putDrafts(tx: Write, given: Shared, drafts: readonly NewDraft[]): Promise<number> {
  const put =
    await tx`/* putWrittenDrafts */ insert into pedagogy.written_assessment_draft as d (id, student_id, organisation_id, activity_id,
      syllabus_id, syllabus_version_id, academic_year, semester, level_id, text, author_id, content_item_ids, criterion_ids, version, modified_at)
    select n.id, n."studentId", ${given.activity.organisationId}::uuid, ${given.activity.id}::uuid, ${given.syllabusId}::uuid,
      ${given.syllabusVersionId}::uuid, ${given.academicYear}, ${given.semester}, n."levelId", n.text, ${given.authorId}::uuid,
      array(select jsonb_array_elements_text(n."contentItemIds")::uuid), array(select jsonb_array_elements_text(n."criterionIds")::uuid),
      n.version, ${given.now}::timestamptz
    from jsonb_to_recordset(${tx.json(drafts as never)}) as n(id uuid, "studentId" uuid, "levelId" uuid, text text, "contentItemIds" jsonb,
      "criterionIds" jsonb, version int)
    on conflict on constraint written_assessment_draft_term_unique do update set level_id = excluded.level_id, text = excluded.text,
      content_item_ids = excluded.content_item_ids, criterion_ids = excluded.criterion_ids,
      syllabus_version_id = excluded.syllabus_version_id, author_id = excluded.author_id, state = 'DRAFT', version = excluded.version,
      modified_at = excluded.modified_at
    where d.version = excluded.version - 1`
  return put.count
}

export const markReady = async (tx: Write, activityId: string, ids: readonly string[], now: Date): Promise<number> =>
  (await tx`/* markWrittenAssessmentsReady */ update pedagogy.written_assessment_draft
    set state = 'READY', version = version + 1, modified_at = ${now}
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[])`).count // prettier-ignore

export const discard = async (tx: Write, activityId: string, ids: readonly string[]): Promise<number> =>
  (await tx`/* discardWrittenDrafts */ delete from pedagogy.written_assessment_draft
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[])`).count // prettier-ignore

/** The drafts of an activity that are to be published, kept from others until they are. */
export const draftsToPublish = (tx: Write, activityId: string, ids: readonly string[]) =>
  tx<WrittenAssessmentDraftRow[]>`/* writtenDraftsToPublish */ select * from pedagogy.written_assessment_draft
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[]) order by id for update`

/** What is ready of a pupil at a unit in a school year. */
export const readyOfYear = (
  tx: Write,
  { studentId, organisationId, academicYear }: Pick<WrittenAssessmentDraftRow, 'studentId' | 'organisationId' | 'academicYear'>,
) =>
  tx<
    WrittenAssessmentDraftRow[]
  >`/* readyOfYear */ select * from pedagogy.written_assessment_draft where student_id = ${studentId}
    and organisation_id = ${organisationId} and academic_year = ${academicYear} and state = 'READY' order by id`

type Read = Pick<WrittenAssessmentDraftRow, 'id' | 'version'>

/**
 * Makes written assessments of drafts, which go; the ids stay. Null, or the constraint that kept them from it; CONFLICT where somebody has
 * written in one since it was read.
 */
export const publish = (tx: Write, drafts: readonly Read[], by: string, now: Date): Promise<string | null> =>
  violated(tx, async (inner) => {
    const given = drafts.map(({ id }) => id)
    await inner`/* publishWrittenAssessments */ insert into pedagogy.written_assessment (id, student_id, organisation_id, activity_id, syllabus_id,
        syllabus_version_id, academic_year, semester, level_id, text, author_id, first_content_item_id, first_criterion_id, published_at,
        published_by_id)
      select d.id, d.student_id, d.organisation_id, d.activity_id, d.syllabus_id, d.syllabus_version_id, d.academic_year, d.semester,
        d.level_id, d.text, d.author_id, d.content_item_ids[1], d.criterion_ids[1], ${now}::timestamptz, ${by}::uuid
      from pedagogy.written_assessment_draft d where d.id = any(${given}::uuid[])`
    await inner`/* publishWrittenItems */ insert into pedagogy.written_assessment_item
        (written_assessment_id, syllabus_version_id, student_id, content_item_id, criterion_id)
      select d.id, d.syllabus_version_id, d.student_id, i.content_item_id, i.criterion_id from pedagogy.written_assessment_draft d
      cross join lateral (select unnest(d.content_item_ids) as content_item_id, null::uuid as criterion_id
        union all select null, unnest(d.criterion_ids)) i
      where d.id = any(${given}::uuid[])`
    const gone = await inner`/* publishedWrittenDrafts */ delete from pedagogy.written_assessment_draft d
      using unnest(${given}::uuid[], ${drafts.map(({ version }) => version)}::int[]) r(id, version)
      where d.id = r.id and d.version = r.version`
    if (gone.count < drafts.length) throw conflict('A draft', drafts[0]!.version)
  })

interface Standing {
  readonly id: string
  readonly version: number
  readonly now: Date
}

/** What was published, as drafts once more, with ids of their own. */
export const draftsAgain = (
  tx: Write,
  undone: readonly { readonly id: string; readonly draftId: string }[],
  state: AssessmentDraftState,
  now: Date,
) => tx`/* draftsAgain */ insert into pedagogy.written_assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id,
      syllabus_version_id, academic_year, semester, level_id, text, author_id, content_item_ids, criterion_ids, state, modified_at)
    select u."draftId", w.student_id, w.organisation_id, w.activity_id, w.syllabus_id, w.syllabus_version_id, w.academic_year,
      w.semester, w.level_id, w.text, w.author_id,
      array(select i.content_item_id from pedagogy.written_assessment_item i
        where i.written_assessment_id = w.id and i.content_item_id is not null),
      array(select i.criterion_id from pedagogy.written_assessment_item i where i.written_assessment_id = w.id and i.criterion_id is not null),
      ${state}, ${now}::timestamptz
    from jsonb_to_recordset(${tx.json(undone)}) as u(id uuid, "draftId" uuid) join pedagogy.written_assessment w on w.id = u.id
    on conflict on constraint written_assessment_draft_term_unique do nothing` // prettier-ignore

/** Whether it stood at this version, and no longer does; it is a draft again then, with an id of its own. */
export async function undo(tx: Write, { id, version, now }: Standing, draftId: string): Promise<boolean> {
  const undone =
    await tx`/* undoWrittenAssessment */ update pedagogy.written_assessment set undone_at = ${now}, version = version + 1
    where id = ${id} and version = ${version} and withdrawn_at is null and undone_at is null`
  if (undone.count === 0) return false
  await draftsAgain(tx, [{ id, draftId }], 'DRAFT', now)
  return true
}

export const withdraw = async (
  tx: Write,
  { id, version, by, reason, now }: Standing & { readonly by: string; readonly reason: string },
): Promise<boolean> =>
  (await tx`/* withdrawWrittenAssessment */ update pedagogy.written_assessment
    set withdrawn_at = ${now}, withdrawn_by_id = ${by}, withdrawal_reason = ${reason}, version = version + 1
    where id = ${id} and version = ${version} and withdrawn_at is null and undone_at is null`).count === 1 // prettier-ignore
