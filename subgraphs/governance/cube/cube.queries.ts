import type { Write } from '../../shared/database.ts'
import type { Cell } from '../kpi_value/kpi_value.writes.ts'
import type { SuppressionRule } from '../suppression/counters.ts'
import type { ToldRow } from './cube.decide.ts'
import type { Kind } from './cube.kinds.ts'
import type { CellRow, FactRow } from './cube.rules.ts'
import type { TreeRow } from './cube.table.ts'

export interface CubeRow {
  readonly id: string
  readonly kind: string
  readonly placeId: string
  readonly population: string
  readonly period: string
  readonly number: number
  readonly status: string
  readonly frozenOn: string
  readonly lastReadingId: number
  readonly tree: readonly TreeRow[]
  readonly rule: SuppressionRule
  readonly contentHash: string
  readonly toldHash: string
}

export async function kindOf(tx: Write, code: string): Promise<Kind | undefined> {
  const [kind] = await tx<Kind[]>`/* cubeKind */ select * from governance.cube_kind where code = ${code}`
  return kind
}

/** Keeps a second freeze waiting: of two at once one would tell a third time. */
export const lockCubes = (tx: Write) => tx`/* lockCubes */ select pg_advisory_xact_lock(hashtextextended('cubes', 0))`

const columns = (
  tx: Write,
) => tx`id, kind, place_id, population, period, number, status, frozen_on, last_reading_id::int, tree, rule,
  content_hash, told_hash`

/** The cubes of some kinds that an authority has of a period, in the order they were made. */
export const cubesOf = (tx: Write, kinds: readonly string[], placeId: string, period: string) =>
  tx<CubeRow[]>`/* cubesOf */ select ${columns(tx)} from governance.cube
    where kind = any(${kinds as string[]}::text[]) and place_id = ${placeId} and period = ${period}
    order by last_reading_id, frozen_at, population`

export async function cubeById(tx: Write, id: string): Promise<CubeRow | undefined> {
  const [row] = await tx<CubeRow[]>`/* cubeById */ select ${columns(tx)} from governance.cube where id = ${id}`
  return row
}

export async function lastReadingId(tx: Write): Promise<number> {
  const [row] = await tx<{ id: number | null }[]>`/* lastReadingId */ select max(id)::int as id from governance.feed_reading`
  return row?.id ?? 0
}

/** The facts of a period as they were at a reading, of these units or having been of them. */
export const factsAt = (tx: Write, entity: string, period: string, reading: number) =>
  tx<FactRow[]>`/* factsAt */ select fact_id, place_id, school_type, school_year, gender, subject_code, measures from (
      select distinct on (v.fact_id) v.* from governance.fact_version v
      where v.entity = ${entity} and v.period = ${period} and v.reading_id <= ${reading} order by v.fact_id, v.number desc
    ) latest where not is_gone`

export async function ruleOn(tx: Write, code: string, day: string): Promise<SuppressionRule | undefined> {
  const [rule] = await tx<
    SuppressionRule[]
  >`/* cubeRule */ select unit_minimum, above_minimum, few_minimum, few_reached_minimum, even_minimum,
      is_nearly_all_shown from governance.suppression_rule where code = ${code} and start_date <= ${day}::date order by start_date desc limit 1`
  return rule && { ...rule }
}

/** Lines as one number that no other lines have. */
export async function hashOf(tx: Write, lines: readonly string[]): Promise<string> {
  const [row] = await tx<
    { hash: string }[]
  >`/* hash */ select encode(sha256(convert_to(${lines.join('\n')}, 'UTF8')), 'hex') as hash`
  return row!.hash
}

/** What is frozen: written once. */
export interface NewCube extends CubeRow {
  readonly frozenAt: Date
  readonly cells: readonly CellRow[]
  readonly told: readonly ToldRow[]
}

export async function insertCube(tx: Write, { cells, told, ...cube }: NewCube): Promise<void> {
  await tx`/* insertCube */ insert into governance.cube (id, kind, place_id, population, period, number, status, frozen_at, frozen_on,
      last_reading_id, tree, rule, content_hash, is_told, told_hash)
    values (${cube.id}, ${cube.kind}, ${cube.placeId}, ${cube.population}, ${cube.period}, ${cube.number}, ${cube.status}, ${cube.frozenAt},
      ${cube.frozenOn}, ${cube.lastReadingId}, ${tx.json(cube.tree as never)}, ${tx.json(cube.rule as never)}, ${cube.contentHash},
      ${cube.number <= 2}, ${cube.toldHash})`
  await tx`/* insertCubeCells */ insert into governance.cube_cell (cube_id, place_id, cell, counter, contributors, amount)
    select ${cube.id}, r."placeId", r.cell, r.counter, r.contributors, r.amount from jsonb_to_recordset(${tx.json(cells as never)}::jsonb)
      r("placeId" uuid, cell text, counter text, contributors integer, amount bigint)`
  await tx`/* insertCubeTold */ insert into governance.cube_told (cube_id, place_id, counter, cell_table, is_carried)
    select ${cube.id}, r."placeId", r.counter, r."cellTable", r."isCarried" from jsonb_to_recordset(${tx.json(told as never)}::jsonb)
      r("placeId" uuid, counter text, "cellTable" text, "isCarried" boolean)`
}

/** What is kept of a cube, in the order of the rules. */
export async function keptOf(tx: Write, cubeId: string): Promise<{ cells: readonly CellRow[]; told: readonly ToldRow[] }> {
  const cells = await tx<CellRow[]>`/* cubeCells */ select place_id, cell, counter, contributors, amount::float8 as amount
    from governance.cube_cell where cube_id = ${cubeId}`
  const told = await tx<ToldRow[]>`/* cubeTold */ select place_id, counter, cell_table, is_carried from governance.cube_told
    where cube_id = ${cubeId}`
  return { cells, told }
}

/** Where in the statistics a figure stands, as a word. */
export const wordOf = ({ placeId, kpiId, gender, schoolType, schoolYear, subjectCode }: Omit<Cell, 'period'>): string =>
  [placeId, kpiId, gender, schoolType, schoolYear, subjectCode].join(' ')

/** Which figures of some key figures and a period are published: each by itself, for a part of an authority may be. */
export async function publishedCells(tx: Write, kpis: readonly string[], period: string): Promise<ReadonlySet<string>> {
  const rows = await tx<
    Omit<Cell, 'period'>[]
  >`/* publishedCells */ select place_id, kpi_id, gender, school_type, school_year, subject_code
    from governance.kpi_value
    where kpi_id = any(${kpis as string[]}::uuid[]) and period = ${period} and is_published and superseded_at is null`
  return new Set(rows.map(wordOf))
}
