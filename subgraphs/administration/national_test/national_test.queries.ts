import type { UserError } from '../../shared/act.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { RegisterTestResultsError } from '../administration.generated.ts'
import type { Term } from '../grade/grade.queries.ts'
import type { GradedActivity } from '../grade/grade_sheet.queries.ts'

/** A result, with the viewer's relations to the pupil. */
export interface NationalTestResultRow extends Term {
  readonly id: Id<'NationalTestResult'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly activityId: Id<'Activity'>
  readonly syllabusId: string
  readonly testCode: string
  readonly resultValue: string
  readonly partResults: readonly { readonly code: string; readonly value: string }[]
  readonly registeredById: string
  readonly registeredAt: Date
  readonly version: number
  readonly relations: readonly string[]
}

export interface RegisterTestResultsPayloadRow {
  readonly registeredCount: number | null
  readonly userErrors: readonly (RegisterTestResultsError & UserError)[]
}

const columns = part`t.id, t.student_id, t.organisation_id, t.activity_id, t.syllabus_id, t.test_code, t.semester, t.year, t.result_value,
  t.part_results, t.registered_by_id, t.registered_at, t.version`

export const nationalTestLoaders = (read: Read) => ({
  nationalTestResultsOf: byParent(
    (students) => read<NationalTestResultRow>`/* nationalTestResultsOf */ with t as materialized (
        select ${columns} from administration.national_test_result t where t.student_id = any(${students}::uuid[]))
      select t.*, coalesce(r.relations, '{}') as relations from t
      left join (select person_id, array_agg(relation) as relations from access.relations_of(array(select student_id from t)) group by 1) r
        on r.person_id = t.student_id
      order by t.year, t.semester desc, t.test_code, t.id`,
    ({ studentId }) => studentId,
  ),
  nationalTestAnswer: byId(
    (ids) => read<{ id: string; reference: string }>`/* nationalTestAnswers */ select result_id as id, reference
      from administration.national_test_answer where result_id = any(${ids}::uuid[])`,
  ),
})

export interface NewResult {
  readonly id: string
  readonly studentId: string
  readonly resultValue: string
  readonly partResults: readonly object[]
  readonly answersReference: string | null
}

interface Test extends Term {
  readonly activity: GradedActivity
  readonly syllabusId: string
  readonly testCode: string
  readonly by: string
  readonly now: Date
}

/** Registers results anew and changes those of this activity that were; answers their ids: fewer where another activity has some. */
export async function putResults(tx: Write, test: Test, results: readonly NewResult[]): Promise<readonly string[]> {
  const { activity, syllabusId, testCode, semester, year, by, now } = test
  const given = tx`jsonb_to_recordset(${tx.json(results as never)}) as d(id uuid, "studentId" uuid, "resultValue" text, "partResults" jsonb,
    "answersReference" text)`
  const known = await tx<{ id: string }[]>`/* changeTestResults */ update administration.national_test_result t
    set result_value = d."resultValue", part_results = d."partResults", registered_by_id = ${by}, registered_at = ${now},
      version = t.version + 1
    from ${given}
    where t.student_id = d."studentId" and t.test_code = ${testCode} and t.year = ${year} and t.semester = ${semester}
      and t.activity_id = ${activity.id} returning t.id`
  const added = await tx<{ id: string }[]>`/* addTestResults */ insert into administration.national_test_result
      (id, student_id, organisation_id, activity_id, syllabus_id, test_code, semester, year, result_value, part_results, registered_by_id,
       registered_at)
    select d.id, d."studentId", ${activity.organisationId}::uuid, ${activity.id}::uuid, ${syllabusId}::uuid, ${testCode}, ${semester},
      ${year}::int, d."resultValue", d."partResults", ${by}::uuid, ${now}::timestamptz
    from ${given} on conflict do nothing returning id`
  await tx`/* putTestAnswers */ insert into administration.national_test_answer as a (result_id, student_id, activity_id, reference)
    select t.id, t.student_id, t.activity_id, d."answersReference" from ${given}
    join administration.national_test_result t on t.student_id = d."studentId" and t.test_code = ${testCode} and t.year = ${year}
      and t.semester = ${semester} and t.activity_id = ${activity.id}
    where d."answersReference" is not null
    on conflict (result_id) do update set reference = excluded.reference`
  return [...known, ...added].map(({ id }) => id)
}
