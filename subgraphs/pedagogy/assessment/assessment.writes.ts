import { violated } from '../../shared/constraint.ts'
import type { Write } from '../../shared/database.ts'
import type { AssessmentDraftRow } from './assessment_draft.queries.ts'

/** The drafts of an activity that are to be published, kept from others until they are. */
export const draftsToPublish = (tx: Write, activityId: string, ids: readonly string[]) =>
  tx<AssessmentDraftRow[]>`/* draftsToPublish */ select * from pedagogy.assessment_draft
    where activity_id = ${activityId} and id = any(${ids as string[]}::uuid[]) order by id for update`

/** Whether all of these stood until now, and no longer do. */
export const supersede = async (tx: Write, ids: readonly string[], now: Date): Promise<boolean> =>
  ids.length === 0 ||
  (await tx`/* supersedeAssessments */ update pedagogy.assessment set superseded_at = ${now}, version = version + 1
    where id = any(${ids as string[]}::uuid[]) and superseded_at is null and withdrawn_at is null`).count === ids.length // prettier-ignore

/** Makes assessments of drafts, which go; the ids stay. Null, or the constraint that kept them from it. */
export const publish = (tx: Write, ids: readonly string[], by: string, now: Date): Promise<string | null> =>
  violated(tx, async (inner) => {
    const given = ids as string[]
    await inner`/* publishAssessments */ insert into pedagogy.assessment (id, student_id, organisation_id, activity_id, syllabus_id,
        syllabus_version_id, kind, title, assessed_on, level_id, text, author_id, first_content_item_id, first_criterion_id, number,
        supersedes_id, published_at, published_by_id)
      select d.id, d.student_id, d.organisation_id, d.activity_id, d.syllabus_id, d.syllabus_version_id, d.kind, d.title, d.assessed_on,
        d.level_id, d.text, d.author_id, d.content_item_ids[1], d.criterion_ids[1], coalesce(a.number, 0) + 1, d.replaces_id,
        ${now}::timestamptz, ${by}::uuid
      from pedagogy.assessment_draft d left join pedagogy.assessment a on a.id = d.replaces_id where d.id = any(${given}::uuid[])`
    await inner`/* publishAssessmentItems */ insert into pedagogy.assessment_item
        (assessment_id, syllabus_version_id, student_id, content_item_id, criterion_id)
      select d.id, d.syllabus_version_id, d.student_id, i.content_item_id, i.criterion_id from pedagogy.assessment_draft d
      cross join lateral (select unnest(d.content_item_ids) as content_item_id, null::uuid as criterion_id
        union all select null, unnest(d.criterion_ids)) i
      where d.id = any(${given}::uuid[])`
    await inner`/* publishAssessmentMarks */ insert into pedagogy.assessment_mark
        (assessment_id, ability_id, level_id, syllabus_version_id, student_id)
      select d.id, m."abilityId", m."levelId", d.syllabus_version_id, d.student_id from pedagogy.assessment_draft d
      cross join lateral jsonb_to_recordset(d.marks) as m("abilityId" uuid, "levelId" uuid) where d.id = any(${given}::uuid[])`
    await inner`/* publishedDrafts */ delete from pedagogy.assessment_draft where id = any(${given}::uuid[])`
  })

export const withdraw = async (
  tx: Write,
  { id, version, by, reason, now }: { id: string; version: number; by: string; reason: string; now: Date },
): Promise<boolean> =>
  (await tx`/* withdrawAssessment */ update pedagogy.assessment
    set withdrawn_at = ${now}, withdrawn_by_id = ${by}, withdrawal_reason = ${reason}, version = version + 1
    where id = ${id} and version = ${version} and withdrawn_at is null and superseded_at is null`).count === 1 // prettier-ignore
