import type { Write } from '../../shared/database.ts'

/** A fact as its owner has it, in the words of statistics. */
export interface Fact {
  readonly factId: string
  readonly placeId: string
  readonly schoolType: string
  /** -1: not known, or of no year. */
  readonly schoolYear: number
  readonly period: string
  readonly gender: string
  readonly subjectCode: string
  /** Whole numbers; null where the fact says nothing of it. */
  readonly measures: Readonly<Record<string, number | null>>
}

/** What was read of an entity: its facts, and those that are none any more. */
export interface ReadFacts {
  readonly entity: string
  readonly facts: readonly Fact[]
  readonly gone: readonly string[]
}

/** Keeps a second reader of a feed waiting, so that nothing is read twice. Answers from where on; undefined before the first reading. */
export async function lastReading(tx: Write, subgraph: string): Promise<{ readonly cursor: string | null } | undefined> {
  await tx`/* lockFeed */ select pg_advisory_xact_lock(hashtextextended('feed ' || ${subgraph}, 0))`
  const [row] = await tx<{ cursor: string | null }[]>`/* lastReading */ select cursor from governance.feed_reading
    where subgraph = ${subgraph} order by id desc limit 1`
  return row
}

/** What was read and how far, in one transaction: so nothing is lost, and nothing counts twice. */
export interface Reading {
  readonly subgraph: string
  readonly cursor: string | null
  readonly read: readonly ReadFacts[]
  readonly now: Date
}

/** Adds a version of each fact that is another than it was; answers of how many. */
export async function writeReading(tx: Write, { subgraph, cursor, read, now }: Reading): Promise<number> {
  const count = read.reduce((sum, { facts, gone }) => sum + facts.length + gone.length, 0)
  const [reading] = await tx<
    { id: number }[]
  >`/* feedReading */ insert into governance.feed_reading (subgraph, cursor, read_at, fact_count)
    values (${subgraph}, ${cursor}, ${now}, ${count}) returning id::int`
  let written = 0
  for (const { entity, facts, gone } of read) written += await writeVersions(tx, reading!.id, entity, facts, gone)
  return written
}

async function writeVersions(tx: Write, reading: number, entity: string, facts: readonly Fact[], gone: readonly string[]) {
  if (facts.length + gone.length === 0) return 0
  const { count } = await tx`/* factVersions */ with latest as materialized (
      select distinct on (v.fact_id) v.* from governance.fact_version v
      where v.fact_id = any(${[...facts.map(({ factId }) => factId), ...gone]}::uuid[]) order by v.fact_id, v.number desc
    ), given as (
      select r."factId" as fact_id, r."placeId" as place_id, r."schoolType" as school_type, r."schoolYear" as school_year, r.period, r.gender,
        r."subjectCode" as subject_code, r.measures, false as is_gone
      from jsonb_to_recordset(${tx.json(facts as never)}::jsonb) r("factId" uuid, "placeId" uuid, "schoolType" text, "schoolYear" smallint,
        period text, gender text, "subjectCode" text, measures jsonb)
      union all
      select l.fact_id, l.place_id, l.school_type, l.school_year, l.period, l.gender, l.subject_code, l.measures, true
      from latest l where l.fact_id = any(${gone as string[]}::uuid[])
    )
    insert into governance.fact_version (fact_id, number, entity, reading_id, place_id, school_type, school_year, period, gender, subject_code,
      measures, is_gone)
    select g.fact_id, coalesce(l.number, 0) + 1, ${entity}, ${reading}, g.place_id, g.school_type, g.school_year, g.period, g.gender,
      g.subject_code, g.measures, g.is_gone
    from given g left join latest l on l.fact_id = g.fact_id
    where (l.place_id, l.school_type, l.school_year, l.period, l.gender, l.subject_code, l.measures, l.is_gone)
      is distinct from (g.place_id, g.school_type, g.school_year, g.period, g.gender, g.subject_code, g.measures, g.is_gone)
    order by random()`
  return count
}
