import type { Read } from '../../shared/database.ts'
import type { GradeWarningCode } from '../administration.generated.ts'
import type { WarningRule } from '../grading/grading.laws.ts'
import { rulesOn } from '../grading/grading.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import { type GradeRow, gradesInCatalogue, type Term } from './grade.queries.ts'
import { boundsOf } from './grade.rules.ts'
import { attendanceWarnings, type Presence, type Registered, warningsOf } from './grade_warning.rules.ts'
import type { CatalogueGroup } from './grade_sheet.queries.ts'

export interface GradeWarningRow {
  readonly code: GradeWarningCode
  readonly studentId: string | null
  readonly activityId: string | null
}

/** Which grades a class is due for a term and has not: of its pupils today, in activities with a syllabus. */
const missingGrades = (read: Read, groupId: string, { semester, year }: Term) =>
  read<{ studentId: string; activityId: string }>`/* missingGrades */ select e.person_id as student_id, e.activity_id
    from access.expected_grades(${groupId}) e join administration.activity_syllabus s on s.activity_id = e.activity_id
    where not exists (select from administration.grade g where g.student_id = e.person_id and g.syllabus_id = s.syllabus_id
      and g.semester = ${semester} and g.year = ${year})
    order by e.person_id, e.activity_id`

const presenceOf = (read: Read, grades: readonly GradeRow[], term: Term) => {
  const [first, next] = boundsOf(term)
  return read<Presence>`/* catalogueAttendance */ select a.student_id, a.activity_id, sum(a.lesson_minutes)::int as minutes,
      sum(a.valid_absence_minutes + a.invalid_absence_minutes)::int as absent_minutes
    from administration.attendance a
    join (select distinct * from unnest(${grades.map(({ studentId }) => studentId)}::uuid[], ${grades.map(({ activityId }) => activityId)}::uuid[])
      as t(student_id, activity_id)) g on g.student_id = a.student_id and g.activity_id = a.activity_id
    where a.starts_at >= ${first} and a.starts_at < ${next}
    group by a.student_id, a.activity_id order by a.student_id, a.activity_id`
}

const registeredOf = (read: Read, groupId: string, term: Term, now: Date) => {
  const [first, next] = boundsOf(term)
  return read<Registered>`/* catalogueLessons */ select c.activity_id, count(*)::int as lessons,
      count(*) filter (where not exists (select from administration.lesson_report r where r.calendar_event_id = c.id))::int as unregistered
    from administration.calendar_event c
    where c.activity_id = any (array(select distinct e.activity_id from access.expected_grades(${groupId}) e
        join administration.activity_syllabus s on s.activity_id = e.activity_id))
      and c.starts_at >= ${first} and c.starts_at < ${next} and c.ends_at <= ${now} and not c.is_cancelled
    group by c.activity_id order by c.activity_id`
}

/** What should be seen to before the catalogue of a class is locked. Attendance that another system keeps says nothing here. */
export async function catalogueWarnings(
  read: Read,
  { id, masters, schoolType }: CatalogueGroup,
  term: Term,
  { now, day }: { readonly now: Date; readonly day: string },
): Promise<GradeWarningRow[]> {
  const [grades, missing, rules] = await Promise.all([
    gradesInCatalogue(read, id, term), missingGrades(read, id, term), rulesOn(read, [day]),
  ]) // prettier-ignore
  const known = warningsOf(grades, missing)
  const rule = rules.find(({ kind }) => kind === 'WARNING')?.content as WarningRule | undefined
  if (!rule || masterFault(masters, 'ATTENDANCE', schoolType)) return known
  const signed = grades.filter(({ state, activityId }) => state === 'SIGNED' && activityId !== null)
  const [presence, registered] = await Promise.all([presenceOf(read, signed, term), registeredOf(read, id, term, now)])
  return [...known, ...attendanceWarnings(grades, presence, registered, rule)]
}
