import type { Write } from '../../shared/database.ts'
import { attainmentsOf, type DatedRule, type FactGrade } from './attainment.rules.ts'

interface GradeForFact extends Omit<FactGrade, 'syllabus'> {
  readonly schoolType: string
  readonly subjectDesignation: string
  readonly courseCode: string | null
  readonly level: number | null
  readonly isLanguageChoice: boolean
}

/** Keeps others from working out facts about the same pupils from grades that have changed meanwhile. */
const lockFacts = (tx: Write, pupils: readonly string[]) =>
  tx`/* lockFacts */ select pg_advisory_xact_lock(hashtextextended('facts ' || id, 0))
    from (select id from unnest(${pupils as string[]}::text[]) u(id) order by id) o`

async function gradesOf(tx: Write, pupils: readonly string[]): Promise<FactGrade[]> {
  const rows = await tx<
    GradeForFact[]
  >`/* gradesForFacts */ select g.student_id, g.organisation_id, g.year, g.semester, g.is_final,
      g.is_trial, g.signed_at, g.rank, t.points, t.is_pass, s.school_type, s.subject_designation, s.course_code, s.level, s.is_language_choice
    from administration.grade g join administration.syllabus s on s.id = g.syllabus_id
    join administration.grade_step t on t.scale_id = g.scale_id and t.value = g.step_value
    where g.student_id = any(${pupils as string[]}::uuid[]) and g.state = 'LOCKED' order by g.year, g.semester, g.is_trial, g.signed_at, g.id`
  return rows.map((row) => ({ ...row, syllabus: row }))
}

const rulesOfAllTimes = (tx: Write) =>
  tx<
    DatedRule[]
  >`/* rulesOfAllTimes */ select kind, code, display_name, content, start_date, end_date from administration.grading_rule`

/**
 * Brings what statistics know in line with the locked grades of some pupils: of as many as can be told apart in no order, so of a whole
 * class at once. Answers how many facts that changed, and never which.
 */
export async function tellFacts(tx: Write, pupils: readonly string[]): Promise<number> {
  const ids = [...new Set(pupils)]
  await lockFacts(tx, ids)
  const grades = await gradesOf(tx, ids)
  const attainments = attainmentsOf(grades, await rulesOfAllTimes(tx))
  const [row] = await tx<
    { count: number }[]
  >`/* tellFacts */ select access.tell_facts(${ids}::uuid[], ${tx.json(attainments as never)}) as count`
  return row?.count ?? 0
}

/** Whose grades are to be told of, in no order. */
export const pupilsWithGrades = async (tx: Write): Promise<string[]> => {
  const rows = await tx<{ id: string }[]>`/* pupilsWithGrades */ select id from (
    select distinct student_id as id from administration.grade where locked_at is not null) g order by random()`
  return rows.map(({ id }) => id)
}
