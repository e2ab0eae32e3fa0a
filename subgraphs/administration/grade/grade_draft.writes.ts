import type { Write } from '../../shared/database.ts'
import type { Term } from './grade.queries.ts'
import type { DiplomaProject } from './grade_draft.table.ts'
import type { GradedActivity } from './grade_sheet.queries.ts'

export interface NewDraft {
  readonly id: string
  readonly studentId: string
  readonly groupId: string
  readonly stepValue: string
  readonly rank: number
  readonly motivation: string | null
  readonly adaptedStudyPlan: string | null
  readonly remark: string | null
  readonly diplomaProject: DiplomaProject | null
}

interface Shared extends Term {
  readonly activity: GradedActivity
  readonly syllabusId: string
  readonly scaleId: string
  readonly isFinal: boolean
  readonly authorId: string
  readonly now: Date
}

/**
 * Writes the drafts of a class in one statement; each takes the place of what the author thought before. What they thought on a
 * syllabus that the activity is not graded on any more goes.
 */
export async function putDrafts(tx: Write, given: Shared, drafts: readonly NewDraft[]): Promise<void> {
  await tx`/* unlinkedDrafts */ delete from administration.grade_draft d where d.author_id = ${given.authorId}
    and d.activity_id = ${given.activity.id} and d.semester = ${given.semester} and d.year = ${given.year}
    and d.syllabus_id <> all(${given.activity.syllabusIds as string[]}::uuid[])
    and d.student_id = any(${drafts.map(({ studentId }) => studentId)}::uuid[])`
  await tx`/* putDrafts */ insert into administration.grade_draft (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id,
      step_value, rank, semester, year, is_final, adapted_study_plan, remark, diploma_project, motivation, author_id, modified_at)
    select d.id, d."studentId", ${given.activity.organisationId}::uuid, d."groupId", ${given.activity.id}::uuid, ${given.syllabusId}::uuid,
      ${given.scaleId}::uuid, d."stepValue", d.rank, ${given.semester}, ${given.year}::int, ${given.isFinal}::boolean,
      d."adaptedStudyPlan", d.remark, d."diplomaProject", d.motivation, ${given.authorId}::uuid, ${given.now}::timestamptz
    from jsonb_to_recordset(${tx.json(drafts as never)}) as d(id uuid, "studentId" uuid, "groupId" uuid, "stepValue" text, rank int,
      "adaptedStudyPlan" text, remark text, "diplomaProject" jsonb, motivation text)
    on conflict (author_id, activity_id, syllabus_id, student_id, year, semester) do update set group_id = excluded.group_id,
      step_value = excluded.step_value, rank = excluded.rank, is_final = excluded.is_final,
      adapted_study_plan = excluded.adapted_study_plan, remark = excluded.remark, diploma_project = excluded.diploma_project, motivation = excluded.motivation,
      modified_at = excluded.modified_at`
}
