import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { DecideStudyPlanError } from '../administration.generated.ts'

export interface StudyPlanRow {
  readonly id: Id<'StudyPlan'>
  readonly studentId: Id<'Person'>
  readonly startDate: string
  readonly endDate: string | null
  readonly decidedById: string
  readonly modifiedAt: Date
  readonly version: number
}

export interface StudyPlanContentRow {
  readonly id: string
  readonly planId: string
  readonly title: string | null
  readonly type: string | null
  readonly points: number | null
}

export interface StudyPlanSyllabusRow {
  readonly contentId: string
  readonly syllabusId: string
  readonly note: string | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly hours: number | null
}

export interface StudyPlanNoteRow {
  readonly planId: string
  readonly type: string
  readonly note: string
}

export type DecideStudyPlanPayloadRow = Done<DecideStudyPlanError>

const columns = part`id, student_id, start_date, end_date, decided_by_id, modified_at, version`

export const studyPlanLoaders = (read: Read) => ({
  studyPlan: byId(
    (ids) =>
      read<StudyPlanRow>`/* studyPlansById */ select ${columns} from administration.study_plan where id = any(${ids}::uuid[])`,
  ),
  studyPlansOf: byParent(
    (students) => read<StudyPlanRow>`/* studyPlansOf */ select ${columns} from administration.study_plan
      where student_id = any(${students}::uuid[]) order by start_date, id`,
    ({ studentId }) => studentId,
  ),
  studyPlanContents: byParent(
    (plans) => read<StudyPlanContentRow>`/* studyPlanContents */ select id, plan_id, title, type, points
      from administration.study_plan_content where plan_id = any(${plans}::uuid[]) order by position`,
    ({ planId }) => planId,
  ),
  studyPlanSyllabuses: byParent(
    (
      contents,
    ) => read<StudyPlanSyllabusRow>`/* studyPlanSyllabuses */ select content_id, syllabus_id, note, start_date, end_date, hours
      from administration.study_plan_syllabus where content_id = any(${contents}::uuid[]) order by position`,
    ({ contentId }) => contentId,
  ),
  studyPlanNotes: byParent(
    (plans) => read<StudyPlanNoteRow>`/* studyPlanNotes */ select plan_id, type, note from administration.study_plan_note
      where plan_id = any(${plans}::uuid[]) order by position`,
    ({ planId }) => planId,
  ),
  /** Syllabuses that belong to a pupil's programme itself. */
  programmeSpecific: byParent(
    (students) => read<{ studentId: string; syllabusId: string }>`/* programmeSpecific */ select s.student_id, s.syllabus_id
      from administration.study_plan_syllabus s join administration.study_plan_content c on c.id = s.content_id
      where s.student_id = any(${students}::uuid[]) and c.type = 'PROGRAMGEMENSAMMA'`,
    ({ studentId }) => studentId,
  ),
})

export interface PlanHead {
  readonly id: string
  readonly studentId: string
  readonly startDate: string
  readonly endDate: string | null
  readonly by: string
  readonly now: Date
}

export async function addPlan(tx: Write, { id, studentId, startDate, endDate, by, now }: PlanHead): Promise<void> {
  await tx`/* addStudyPlan */ insert into administration.study_plan (id, student_id, start_date, end_date, decided_by_id, modified_at)
    values (${id}, ${studentId}, ${startDate}, ${endDate}, ${by}, ${now})`
}

/** Gives a plan of the pupil's other days, and empties it; whether it was at the version. */
export async function emptyPlan(tx: Write, { id, startDate, endDate, by, now }: PlanHead, version: number): Promise<boolean> {
  const changed =
    await tx`/* changeStudyPlan */ update administration.study_plan set start_date = ${startDate}, end_date = ${endDate},
      decided_by_id = ${by}, modified_at = ${now}, version = version + 1 where id = ${id} and version = ${version}`
  if (changed.count === 0) return false
  await tx`/* emptyStudyPlanNotes */ delete from administration.study_plan_note where plan_id = ${id}`
  await tx`/* emptyStudyPlanSyllabuses */ delete from administration.study_plan_syllabus where plan_id = ${id}`
  await tx`/* emptyStudyPlanContents */ delete from administration.study_plan_content where plan_id = ${id}`
  return true
}

/** Writes the rows of one of a plan's tables in one statement. */
export async function fillPlan(
  tx: Write,
  table: 'content' | 'syllabus' | 'note',
  rows: readonly Readonly<Record<string, unknown>>[],
) {
  const [first] = rows
  if (!first) return
  const target = tx(`administration.study_plan_${table}`)
  const names = tx(Object.keys(first))
  await tx`/* fillStudyPlan */ insert into ${target} (${names})
    select ${names} from jsonb_populate_recordset(null::${target}, ${tx.json(rows as never)})`
}
