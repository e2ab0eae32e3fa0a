import type { Fact } from '../subgraphs/governance/fact/fact.writes.ts'
import { part, type Write } from '../subgraphs/shared/database.ts'

/** How the facts of an entity of another subgraph are read: the one place that knows both sides. */
export interface Source {
  readonly subgraph: string
  readonly entity: string
  readonly byIds: (tx: Write, ids: readonly string[]) => Promise<readonly Fact[]>
  /** The facts there are, in pages by id. */
  readonly after: (tx: Write, id: string, limit: number) => Promise<readonly Fact[]>
}

interface Columns {
  readonly table: string
  readonly schoolYear?: string
  readonly period?: string
  readonly gender?: string
  readonly subjectCode?: string
  readonly measures: string
}

function source(subgraph: string, entity: string, columns: Columns): Source {
  const { table, measures, schoolYear = 'coalesce(school_year, -1)', gender = 'gender', subjectCode = "''" } = columns
  const { period = "academic_year || ' ' || semester" } = columns
  const facts =
    part.unsafe(`select id as fact_id, organisation_id as place_id, school_type, ${schoolYear} as school_year, ${period} as period,
    ${gender} as gender, ${subjectCode} as subject_code, jsonb_build_object(${measures}) as measures from ${table}`)
  return {
    subgraph,
    entity,
    byIds: (tx, ids) => tx<Fact[]>`/* factsById */ ${facts} where id = any(${ids as string[]}::uuid[])`,
    after: (tx, id, limit) => tx<Fact[]>`/* factsAfter */ ${facts} where id > ${id}::uuid order by id limit ${limit}`,
  }
}

const absent = 'invalid_minutes + leave_minutes + reported_minutes + other_valid_minutes'

/** Every entity that statistics are made of. Merit is counted in halves of a point, so that it is a whole number. */
export const sources: readonly Source[] = [
  source('administration', 'AttainmentFact', {
    table: 'administration.attainment_fact',
    measures: `'passed', has_all_passed::int, 'eligible', is_eligible_vocational::int, 'merit', (merit_value * 2)::int`,
  }),
  source('administration', 'GradeFact', {
    table: 'administration.grade_fact',
    subjectCode: 'syllabus_code',
    measures: `'counted', (not is_trial)::int, 'passed', is_pass::int`,
  }),
  source('administration', 'AbsenceFact', {
    table: 'administration.absence_fact',
    measures: `'counted', (offered_minutes > 0)::int, 'offered', offered_minutes, 'invalid', invalid_minutes, 'leave', leave_minutes,
      'reported', reported_minutes, 'otherValid', other_valid_minutes, 'unregistered', unregistered_minutes,
      'absentAFifth', ((${absent}) * 5 >= offered_minutes)::int`,
  }),
  source('administration', 'StaffingFact', {
    table: 'administration.staffing_fact',
    schoolYear: '-1',
    period: 'taken_on::text',
    gender: "''",
    measures: `'pupils', pupils, 'staff', staff, 'teachers', teachers, 'licensed', licensed_teachers`,
  }),
  source('pedagogy', 'KnowledgeFact', {
    table: 'pedagogy.knowledge_fact',
    subjectCode: 'syllabus_code',
    measures: `'counted', is_counted::int, 'reached', is_reached::int`,
  }),
  source('pedagogy', 'SupportFact', {
    table: 'pedagogy.support_fact',
    measures: `'counted', is_counted::int, 'adaptation', has_adaptation::int, 'investigation', has_investigation::int,
      'programme', has_programme::int`,
  }),
]
