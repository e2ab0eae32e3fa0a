import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../../../scripts/testing.ts'
import { openPool, type Pool } from '../../shared/database.ts'
import { type Change, readChanges } from '../../shared/change.ts'
import { rolesOf } from '../../shared/rows.ts'

/** What a reader of statistics can count, by unit, year, gender and term: sums, and nothing about anybody. */
export type Counts = Record<string, { pupils: number; allPassed: number; eligible: number; merit: number }>
/** How many of each step, by unit, term, syllabus and gender. */
export type Steps = Record<string, number>

export interface Rebuilt {
  readonly counts: Counts
  readonly steps: Steps
}

export interface TermRow {
  readonly organisationId: string
  readonly schoolYear: number | null
  readonly gender: string
  readonly academicYear: string
  readonly semester: string
  readonly hasAllPassed: boolean
  readonly isEligibleVocational: boolean | null
  readonly meritValue: number | null
}

export interface StepRow {
  readonly organisationId: string
  readonly gender: string
  readonly academicYear: string
  readonly semester: string
  readonly syllabusCode: string
  readonly stepValue: string
}

export function summed(terms: readonly TermRow[], grades: readonly StepRow[]): Rebuilt {
  const counts: Counts = {}
  for (const one of terms) {
    const key = [one.organisationId, one.schoolYear, one.gender, one.academicYear, one.semester].join(' ')
    const sum = (counts[key] ??= { pupils: 0, allPassed: 0, eligible: 0, merit: 0 })
    sum.pupils += 1
    sum.allPassed += one.hasAllPassed ? 1 : 0
    sum.eligible += one.isEligibleVocational ? 1 : 0
    sum.merit += one.meritValue ?? 0
  }
  const steps: Steps = {}
  for (const one of grades) {
    const key = [one.organisationId, one.gender, one.academicYear, one.semester, one.syllabusCode, one.stepValue].join(' ')
    steps[key] = (steps[key] ?? 0) + 1
  }
  return { counts, steps }
}

export const asReader = async <Result>({ database }: World, read: (sql: Pool) => Promise<Result>): Promise<Result> => {
  const sql = openPool(database.url, { max: 1, role: rolesOf('administration').system })
  try {
    return await read(sql)
  } finally {
    await sql.end()
  }
}

/** The whole feed, in pages, as somebody reads it who begins today. It waits for transactions that are open: of other tests too. */
export async function replay(sql: Pool, size = 97): Promise<Change[]> {
  const changes: Change[] = []
  for (;;) {
    const page = await readChanges(sql, 'administration', changes.at(-1)?.cursor ?? null, size)
    changes.push(...page)
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from administration.change`
    if (changes.length >= row!.count) return changes
    if (page.length === 0) await sleep(5)
  }
}

/** What a reader of the feed knows: facts it was told of, loaded by their ids, and nothing else of the database. */
export const rebuilt = (world: World): Promise<Rebuilt> =>
  asReader(world, async (sql) => {
    const changes = await replay(sql)
    const idsOf = (name: string) => [...new Set(changes.filter(({ entity }) => entity === name).map(({ entityId }) => entityId))]
    const terms = await sql<
      TermRow[]
    >`select * from administration.attainment_fact where id = any(${idsOf('AttainmentFact')}::uuid[])`
    const grades = await sql<StepRow[]>`select * from administration.grade_fact where id = any(${idsOf('GradeFact')}::uuid[])`
    return summed(terms, grades)
  })

interface Row {
  readonly studentId: string
  readonly organisationId: string
  readonly sex: string
  readonly schoolYear: number | null
  readonly year: number
  readonly semester: 'HT' | 'VT'
  readonly subject: string
  readonly code: string
  readonly isTrial: boolean
  readonly isFinal: boolean
  readonly isLanguageChoice: boolean
  readonly value: string
}

const points: Readonly<Record<string, number>> = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0 }
const academicYear = ({ year, semester }: Row) =>
  semester === 'HT' ? `${year}/${(year + 1) % 100}` : `${year - 1}/${year % 100}`

// By hand, of a pupil with at most sixteen subjects: all of them count.
function termOf(rows: readonly Row[], before: readonly Row[]): TermRow {
  const best = new Map<string, Row>()
  // A prövning counts where it is the only one or the better of two final ones; otherwise what is final counts before what is not.
  for (const row of [...before, ...rows]) {
    const known = best.get(row.subject)
    const isBetter = known?.isFinal && row.isFinal && known.isTrial !== row.isTrial ? (points[known.value] ?? -1) < (points[row.value] ?? -1) : !known || !(known.isFinal && !row.isFinal)
    if (isBetter) best.set(row.subject, row)
  } // prettier-ignore
  const counted = [...best.values()]
  const passed = counted
    .filter(({ value }) => (points[value] ?? 0) > 0)
    .map(({ subject }) => (subject === 'SVA' ? 'SV' : subject))
  const [{ organisationId, schoolYear, sex, semester }] = rows as [Row]
  return {
    ...{ organisationId, schoolYear, gender: sex, semester, academicYear: academicYear(rows[0]!) },
    hasAllPassed: passed.length === counted.length,
    isEligibleVocational: new Set(passed).size >= 8 && ['SV', 'EN', 'MA'].every((one) => passed.includes(one)),
    meritValue: counted.reduce((sum, { value }) => sum + (points[value] ?? 0), 0),
  }
}

/** The same, counted one by one over everybody's grades, as somebody might who may see all of them. */
export async function counted({ sql }: World): Promise<Rebuilt> {
  const rows = await sql<
    Row[]
  >`select g.student_id, g.organisation_id, p.sex, e.school_year, g.year, g.semester, g.is_trial, g.is_final,
      g.step_value as value, s.subject_designation as subject, s.subject_code || coalesce('-' || s.language_code, '') as code, s.is_language_choice
    from administration.grade g join administration.syllabus s on s.id = g.syllabus_id join identity.person p on p.id = g.student_id
    left join identity.enrolment e on e.pupil_id = g.student_id and e.school_type = s.school_type and not e.is_cancelled
      and e.start_date <= (select min(o.locked_at)::date from administration.grade o where o.student_id = g.student_id and o.syllabus_id = g.syllabus_id
        and o.year = g.year and o.semester = g.semester and o.is_trial = g.is_trial)
      and (e.end_date is null or e.end_date >= g.registered_on)
    where g.state = 'LOCKED' order by g.year, g.semester desc, g.is_trial`
  const terms = new Map<string, Row[]>()
  for (const row of rows) {
    const key = [row.studentId, row.year, row.semester].join()
    terms.set(key, [...(terms.get(key) ?? []), row])
  }
  const at = ({ year, semester }: Row) => year * 2 + (semester === 'HT' ? 1 : 0)
  const ofTerms = [...terms.values()].filter((some) => some.some(({ isTrial }) => !isTrial)).map((some) => {
    const [one] = some as [Row]
    return termOf(some.toSorted((a, b) => Number(a.isTrial) - Number(b.isTrial)), rows.filter((row) => row.studentId === one.studentId && row.isFinal && at(row) < at(one)))
  }) // prettier-ignore
  return summed(
    ofTerms,
    rows.map((row) => ({
      ...row,
      gender: row.sex,
      academicYear: academicYear(row),
      syllabusCode: row.code,
      stepValue: row.value,
    })),
  )
}
