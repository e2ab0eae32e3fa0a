import type { Write } from '../../shared/database.ts'
import type { AssessPupilsInput } from '../pedagogy.generated.ts'
import type { AbilityMarkRow } from './assessment.queries.ts'
import type { AssessmentDraftRow } from './assessment_draft.queries.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'

export interface Occasion extends Pick<AssessPupilsInput, 'kind' | 'assessedOn'> {
  readonly title: string | null
  readonly activity: TaughtActivity
  readonly syllabusId: string
}

interface Shared extends Occasion {
  readonly syllabusVersionId: string
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
  readonly authorId: string
  readonly now: Date
}

export interface NewDraft {
  readonly id: string
  readonly studentId: string
  readonly levelId: string | null
  readonly text: string | null
  readonly marks: readonly AbilityMarkRow[]
  /** Of the draft it takes the place of, and one more; 1 of a new one. */
  readonly version: number
}

/** The drafts of an occasion, and who has something published of it that stands. */
export async function ofOccasion(tx: Write, { activity, syllabusId, kind, title, assessedOn }: Occasion) {
  const drafts = await tx<AssessmentDraftRow[]>`/* draftsOfOccasion */ select * from pedagogy.assessment_draft
    where activity_id = ${activity.id} and syllabus_id = ${syllabusId} and kind = ${kind} and assessed_on = ${assessedOn}
      and title is not distinct from ${title}`
  const published = await tx<{ studentId: string }[]>`/* publishedOfOccasion */ select student_id from pedagogy.assessment
    where activity_id = ${activity.id} and syllabus_id = ${syllabusId} and kind = ${kind} and assessed_on = ${assessedOn}
      and title is not distinct from ${title} and withdrawn_at is null and superseded_at is null`
  return { drafts, published: new Set(published.map(({ studentId }) => studentId)) }
}

/** Writes the drafts of a class in one statement. Answers how many: fewer where somebody has written in between. */
export async function putDrafts(tx: Write, given: Shared, drafts: readonly NewDraft[]): Promise<number> {
  const put =
    await tx`/* putAssessmentDrafts */ insert into pedagogy.assessment_draft as d (id, student_id, organisation_id, activity_id, syllabus_id,
      syllabus_version_id, kind, title, assessed_on, level_id, text, author_id, content_item_ids, criterion_ids, marks, version, modified_at)
    select n.id, n."studentId", ${given.activity.organisationId}::uuid, ${given.activity.id}::uuid, ${given.syllabusId}::uuid,
      ${given.syllabusVersionId}::uuid, ${given.kind}, ${given.title}, ${given.assessedOn}::date, n."levelId", n.text, ${given.authorId}::uuid,
      ${given.contentItemIds}::uuid[], ${given.criterionIds}::uuid[], n.marks, n.version, ${given.now}::timestamptz
    from jsonb_to_recordset(${tx.json(drafts as never)}) as n(id uuid, "studentId" uuid, "levelId" uuid, text text, marks jsonb, version int)
    on conflict on constraint assessment_draft_occasion_unique do update set level_id = excluded.level_id, text = excluded.text,
      content_item_ids = excluded.content_item_ids, criterion_ids = excluded.criterion_ids, marks = excluded.marks,
      syllabus_version_id = excluded.syllabus_version_id, author_id = excluded.author_id, state = 'DRAFT', version = excluded.version,
      modified_at = excluded.modified_at
    where d.version = excluded.version - 1`
  return put.count
}

export const markReady = async (tx: Write, activityId: string, ids: readonly string[], now: Date): Promise<number> =>
  (await tx`/* markAssessmentsReady */ update pedagogy.assessment_draft set state = 'READY', version = version + 1, modified_at = ${now}
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[])`).count // prettier-ignore

export const discard = async (tx: Write, activityId: string, ids: readonly string[]): Promise<number> =>
  (await tx`/* discardAssessmentDrafts */ delete from pedagogy.assessment_draft
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[])`).count // prettier-ignore

/** Begins what is to take the place of an assessment: a draft that says the same. */
export async function copyToDraft(tx: Write, assessmentId: string, id: string, authorId: string, now: Date): Promise<void> {
  await tx`/* draftOfAssessment */ insert into pedagogy.assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id,
      syllabus_version_id, kind, title, assessed_on, level_id, text, author_id, content_item_ids, criterion_ids, marks, replaces_id, modified_at)
    select ${id}::uuid, a.student_id, a.organisation_id, a.activity_id, a.syllabus_id, a.syllabus_version_id, a.kind, a.title, a.assessed_on,
      a.level_id, a.text, ${authorId}::uuid,
      array(select i.content_item_id from pedagogy.assessment_item i where i.assessment_id = a.id and i.content_item_id is not null),
      array(select i.criterion_id from pedagogy.assessment_item i where i.assessment_id = a.id and i.criterion_id is not null),
      coalesce((select jsonb_agg(jsonb_build_object('abilityId', m.ability_id, 'levelId', m.level_id)) from pedagogy.assessment_mark m
        where m.assessment_id = a.id), '[]'), a.id, ${now}::timestamptz
    from pedagogy.assessment a where a.id = ${assessmentId}`
}
