import type { Write } from '../../shared/database.ts'
import type { cubeKind } from './cube.table.ts'

/** What is counted of facts besides how many they are. */
export interface CounterKind {
  readonly name: string
  /** SHARE: how many have the measure 1, of those who have it at all. SUM: what it makes together. */
  readonly how: 'SHARE' | 'SUM'
  readonly measure: string
  /** Whether few are protected at both ends; of sums, whether few who contribute are. */
  readonly protects: 'BOTH_ENDS' | 'CONTRIBUTORS' | 'NOBODY'
}

/** A key figure of what is counted. */
export interface KpiKind {
  /** After own., and after the year where the population has one. */
  readonly name: string
  /** COUNT: how many there are. SHARE: of a counter, in per cent. MEAN: what a sum makes for each of its contributors. PER: a sum by another. */
  readonly how: 'COUNT' | 'SHARE' | 'MEAN' | 'PER'
  readonly counter: string
  /** What is divided by. */
  readonly by?: string
  readonly times?: number
}

export type Kind = typeof cubeKind.$inferSelect

const compulsoryYears = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const share = (name: string, measure: string): CounterKind => ({ name, how: 'SHARE', measure, protects: 'BOTH_ENDS' })
const sum = (name: string, measure: string, protects: CounterKind['protects'] = 'CONTRIBUTORS'): CounterKind => ({
  ...{ name, how: 'SUM', measure, protects },
})
const shown = (name: string, counter: string): KpiKind => ({ name, how: 'SHARE', counter })
const ofOffered = (name: string, counter: string): KpiKind => ({ name, how: 'PER', counter, by: 'OFFERED', times: 100 })
const pupils: KpiKind = { name: 'pupils', how: 'COUNT', counter: 'COHORT' }

const common = { weight: '', ruleCode: 'OWN', cohortOf: null, schoolTypes: [], schoolYears: [] }
const ofCompulsory = { ...common, schoolTypes: ['GR'], breakdown: 'GENDER' }

/**
 * The kinds of cubes. Grades are told of the spring term alone: most pupils have the same in both, and two told terms come near to
 * telling of the one who has not. How many are assessed is the headcount of KNOWLEDGE and no kind of its own, for two kinds of the same
 * facts would tell the difference between them; for the same reason one limit of much absence is told and not two.
 */
export const cubeKinds: readonly Kind[] = [
  {
    ...ofCompulsory,
    code: 'GRADES',
    entity: 'AttainmentFact',
    populationBy: 'SCHOOL_TYPE_AND_YEAR',
    schoolYears: [6, 7, 8, 9],
    grain: 'SCHOOL_YEAR',
    counters: [share('ALL_PASSED', 'passed'), share('ELIGIBLE', 'eligible'), sum('MERIT', 'merit')],
    kpis: [
      pupils,
      shown('allCriteriaShare', 'ALL_PASSED'),
      shown('eligibleShare', 'ELIGIBLE'),
      { name: 'meritValue', how: 'MEAN', counter: 'MERIT', times: 0.5 },
    ],
  },
  {
    ...ofCompulsory,
    code: 'SUBJECT_GRADES',
    entity: 'GradeFact',
    populationBy: 'SUBJECT',
    schoolYears: [6, 7, 8, 9],
    grain: 'SCHOOL_YEAR',
    cohortOf: 'GRADES',
    counters: [share('PASSED', 'passed')],
    kpis: [shown('subjectPassedShare', 'PASSED')],
  },
  {
    ...ofCompulsory,
    code: 'KNOWLEDGE',
    entity: 'KnowledgeFact',
    populationBy: 'SUBJECT',
    schoolYears: compulsoryYears,
    grain: 'TERM',
    counters: [share('REACHED', 'reached')],
    kpis: [{ ...pupils, name: 'assessedPupils' }, shown('knowledgeReachedShare', 'REACHED')],
  },
  {
    ...common,
    code: 'ABSENCE',
    entity: 'AbsenceFact',
    populationBy: 'SCHOOL_TYPE',
    breakdown: 'SCHOOL_YEAR',
    grain: 'TERM',
    counters: [
      share('ABSENT_A_FIFTH', 'absentAFifth'),
      sum('OFFERED', 'offered'),
      sum('INVALID', 'invalid'),
      sum('LEAVE', 'leave'),
      sum('REPORTED', 'reported'),
      sum('OTHER_VALID', 'otherValid'),
      sum('UNREGISTERED', 'unregistered'),
    ],
    kpis: [
      { ...pupils, name: 'absence.pupils' },
      shown('absence.aFifthShare', 'ABSENT_A_FIFTH'),
      ofOffered('absence.invalidShare', 'INVALID'),
      ofOffered('absence.leaveShare', 'LEAVE'),
      ofOffered('absence.reportedShare', 'REPORTED'),
      ofOffered('absence.otherValidShare', 'OTHER_VALID'),
      ofOffered('absence.unregisteredShare', 'UNREGISTERED'),
    ],
  },
  {
    ...common,
    code: 'SUPPORT_COUNTS',
    entity: 'SupportFact',
    populationBy: 'SCHOOL_TYPE',
    breakdown: 'NONE',
    grain: 'TERM',
    counters: [share('ADAPTATION', 'adaptation'), share('INVESTIGATION', 'investigation'), share('PROGRAMME', 'programme')],
    kpis: [
      { ...pupils, name: 'support.pupils' },
      shown('support.adaptationShare', 'ADAPTATION'),
      shown('support.investigationShare', 'INVESTIGATION'),
      shown('support.programmeShare', 'PROGRAMME'),
    ],
  },
  {
    ...common,
    code: 'STAFFING',
    entity: 'StaffingFact',
    weight: 'pupils',
    // What is counted of all of a unit: staff are of no school type.
    schoolTypes: [''],
    populationBy: 'SCHOOL_TYPE',
    breakdown: 'NONE',
    grain: 'DAY',
    counters: [
      sum('STAFF', 'staff', 'NOBODY'),
      sum('TEACHERS', 'teachers', 'NOBODY'),
      sum('LICENSED', 'licensed', 'NOBODY'),
      sum('PUPILS', 'pupils', 'NOBODY'),
    ],
    kpis: [
      { ...pupils, name: 'staffing.pupils' },
      { name: 'staffing.pupilsPerStaff', how: 'PER', counter: 'PUPILS', by: 'STAFF' },
      { name: 'staffing.pupilsPerTeacher', how: 'PER', counter: 'PUPILS', by: 'TEACHERS' },
      { name: 'staffing.licensedShare', how: 'PER', counter: 'LICENSED', by: 'TEACHERS', times: 100 },
    ],
  },
]

/** Writes the kinds that are not there yet. One that has made a cube stays as it was: the cube is made again by it. */
export async function ensureCubeKinds(tx: Write): Promise<void> {
  await tx`/* ensureCubeKinds */ insert into governance.cube_kind as k (code, entity, weight, population_by, school_types, school_years, breakdown,
      grain, rule_code, cohort_of, counters, kpis)
    select r.code, r.entity, r.weight, r."populationBy", r."schoolTypes", r."schoolYears", r.breakdown, r.grain, r."ruleCode", r."cohortOf",
      r.counters, r.kpis
    from jsonb_to_recordset(${tx.json(cubeKinds as never)}::jsonb) r(code text, entity text, weight text, "populationBy" text,
      "schoolTypes" text[], "schoolYears" integer[], breakdown text, grain text, "ruleCode" text, "cohortOf" text, counters jsonb, kpis jsonb)
    on conflict (code) do nothing`
}
