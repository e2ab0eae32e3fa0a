import type { Write } from '../../shared/database.ts'
import type { Cell } from '../kpi_value/kpi_value.writes.ts'
import type { Snapshot } from './population.rules.ts'
import type { keptTold } from './told.rules.ts'
import type { Disputed, TrueRow } from './truth.rules.ts'

/** A population of which something has come, or been settled, since it was told. */
export interface Due {
  readonly kpiId: string
  readonly organisationId: string
  readonly period: string
  readonly schoolType: string
}

/** What has to be decided on: as the system, for no viewer reads any of it. */
export const dueTellings = (tx: Write) => tx<Due[]>`/* dueTellings */
  select v.kpi_id, d.organisation_id, v.period, v.school_type
  from governance.source_value v join governance.delivery d on d.id = v.delivery_id
  left join lateral (select max(t.told_at) as told_at from governance.telling t where t.kpi_id = v.kpi_id
    and t.organisation_id = d.organisation_id and t.period = v.period and t.school_type = v.school_type) t on true
  group by 1, 2, 3, 4, t.told_at
  having t.told_at is null or max(d.delivered_at) > t.told_at or exists (select from governance.data_problem p
    join governance.data_problem_source s on s.problem_id = p.id join governance.delivery o on o.id = s.delivery_id
    where p.kpi_id = v.kpi_id and p.period = v.period and p.school_type = v.school_type and p.settled_at > t.told_at
      and o.organisation_id = d.organisation_id)
  order by 1, 2, 3, 4`

/** Everything that was delivered of a population, in the order it came. */
export const truthOf = (tx: Write, { kpiId, organisationId, period, schoolType }: Due) => tx<TrueRow[]>`/* truthOf */
  select v.delivery_id, d.source, d.as_of_date, d.status, d.delivered_at, d.organisation_id, v.place_id, v.kpi_id, v.period, v.gender,
    v.school_type, v.amount, v.numerator::float8, v.denominator::float8, v.contributors, v.missed
  from governance.source_value v join governance.delivery d on d.id = v.delivery_id
  where v.kpi_id = ${kpiId} and v.period = ${period} and v.school_type = ${schoolType} and d.organisation_id = ${organisationId}
  order by d.delivered_at, d.id`

interface DisputedCell extends Disputed, Pick<Cell, 'placeId' | 'gender'> {}

/** The contradictions of a population, open or settled. */
export const disputesOf = (tx: Write, { kpiId, period, schoolType }: Due) => tx<DisputedCell[]>`/* disputesOf */
  select p.place_id, p.gender, p.state, p.chosen_delivery_id, p.settled_at, array_remove(array_agg(s.delivery_id), null) as deliveries,
    coalesce(array_agg(s.delivery_id) filter (where not s.is_told and s.delivery_id is not null), '{}') as waiting
  from governance.data_problem p join governance.data_problem_source s on s.problem_id = p.id
  where p.kind = 'CONTRADICTION' and p.kpi_id = ${kpiId} and p.period = ${period} and p.school_type = ${schoolType} group by p.id`

interface Kept {
  readonly number: number
  readonly schoolType: string
  readonly population: Snapshot
  readonly told: ReturnType<typeof keptTold>
}

/** What was told before of a key figure, an authority and a period, of every school type. */
export const tellingsOf = (tx: Write, { kpiId, organisationId, period }: Due) => tx<Kept[]>`/* tellingsOf */
  select number, school_type, population, told from governance.telling
  where kpi_id = ${kpiId} and organisation_id = ${organisationId} and period = ${period} order by number`

export const treeRows = (tx: Write, organisationId: string) =>
  tx<
    { id: string; parentId: string | null; isUnit: boolean }[]
  >`/* authorityTree */ select id, parent_id, is_unit from access.authority_tree(${organisationId}::uuid)`

interface Measured {
  readonly unitOfMeasure: string
  readonly decimals: number
  readonly ruleCode: string
}

export async function measureOf(tx: Write, { kpiId }: Due): Promise<Measured> {
  const [row] = await tx<
    Measured[]
  >`/* measureOf */ select unit_of_measure, decimals, rule_code from governance.kpi where id = ${kpiId}`
  return row!
}

interface CurrentFigure {
  readonly placeId: string
  readonly gender: 'ALL' | 'GIRLS' | 'BOYS'
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly value: number | null
  readonly isNearlyAll: boolean
  readonly contributingCount: number | null
  readonly status: string
  readonly asOfDate: string
  readonly isPublished: boolean
  readonly source: string
  readonly deliveryId: string | null
}

/** What is told now of some places. */
export const currentFigures = (tx: Write, { kpiId, period, schoolType }: Due, places: readonly string[]) => tx<
  CurrentFigure[]
>`/* currentFigures */ select v.place_id, v.gender, v.kind, v.value, v.is_nearly_all, v.contributing_count, v.status, v.as_of_date,
    v.is_published, v.source, v.delivery_id
  from governance.kpi_value v where v.place_id = any(${places as string[]}::uuid[]) and v.kpi_id = ${kpiId} and v.period = ${period}
    and v.school_type = ${schoolType} and v.school_year = -1 and v.subject_code = '' and v.superseded_at is null`

interface NewTelling extends Due {
  readonly id: string
  readonly number: number
  readonly status: string
  readonly asOfDate: string
  readonly population: Snapshot
  readonly told: ReturnType<typeof keptTold>
}

/** Keeps what was told, and from what. */
export const keepTelling = (tx: Write, telling: NewTelling, now: Date) => {
  const { id, kpiId, organisationId, period, schoolType, number, status, asOfDate, population, told } = telling
  return tx`/* keepTelling */ insert into governance.telling (id, kpi_id, organisation_id, period, school_type, number, status, as_of_date,
      population, told, told_at)
    values (${id}, ${kpiId}, ${organisationId}, ${period}, ${schoolType}, ${number}, ${status}, ${asOfDate},
      ${tx.json(population as never)}, ${tx.json(told)}, ${now})`
}
