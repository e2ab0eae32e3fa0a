import { getTableColumns } from 'drizzle-orm'
import { recordSystem } from './act.ts'
import { dayOf } from './clock.ts'
import type { Pool, Write } from './database.ts'
import { ident } from './migrate-roles.ts'
import { columnOf, type Personal, type PersonalDeclaration } from './personal.ts'
import { erasureStatement } from './personal-register.ts'
import { hasId, personalRows, tableSql } from './personal-rows.ts'
import { retentionText } from './personal-texts.ts'
import { rolesOf } from './rows.ts'

/** How many rows of a kind were erased or blanked, and why. */
export interface Purged {
  readonly concept: string
  readonly action: 'RETENTION' | 'ERASURE' | 'BLANK'
  readonly count: number
  /** The authority's retention rule, or the request for erasure; null for the default. */
  readonly ruleId: string | null
  readonly ground: string
}

export interface PurgeOptions {
  readonly now: Date
  /** Does everything, counts it, and takes it back. */
  readonly isDryRun: boolean
  readonly batchSize?: number
  /** Told of the rows as they go. */
  readonly onRows?: (count: number) => void
}

interface Gone {
  readonly ids: readonly string[] | null
  readonly count: number
  readonly ruleId: string | null
  readonly ground: string | null
}

/** The day that rows are kept from. */
function dayOfRow({ table, data: { retention } }: Personal): string {
  if (retention.after === 'RELATION_END') return 'e.ended_on'
  const column = `t.${ident(columnOf(table, retention.after))}`
  const isDay = getTableColumns(table)[retention.after]?.getSQLType() === 'date'
  const { orLater } = retention
  const instant = orLater === undefined ? column : `greatest(${column}, t.${ident(columnOf(table, orLater))})`
  return isDay ? column : `(${instant} at time zone 'Europe/Stockholm')::date`
}

/** Erases rows that are past their time and that no other row needs, `$1` at a time. The concept is `$2`. Places repeat in every partition. */
function retentionStatement(one: Personal, declared: readonly PersonalDeclaration[]): string {
  const { isUnused, personOf } = personalRows(declared)
  const { after, months, days = 0, minimumMonths = 0 } = one.data.retention
  const table = tableSql(one.table)
  const person = personOf(one, 't')
  const waited = `greatest(coalesce(r.months, ${months ?? 0}), ${minimumMonths})`
  const wait = `make_interval(months => ${waited}, days => case when r.rule_id is null then ${days} else 0 end)`
  return `/* purge */ with due as materialized (
      select t.tableoid as part, t.ctid as place, r.rule_id, r.ground from ${table} t
      ${after === 'RELATION_END' ? `join access.ended_persons() e on e.person_id = ${person}` : ''}
      ${months === null ? 'join' : 'left join'} access.retention_of($2, ${months ?? 'null'}) r on r.person_id = ${person}
      where ${dayOfRow(one)} + ${wait} < access.today() and not coalesce(r.is_kept, false) and ${isUnused(one, 't')}
      limit $1
    ), gone as (
      delete from ${table} t using due where t.tableoid = due.part and t.ctid = due.place returning ${hasId(one.table) ? 't.id' : 'null::uuid as id'}, due.rule_id, due.ground
    )
    select rule_id, ground, count(*)::int as count, to_jsonb(array_agg(id)) as ids from gone group by rule_id, ground`
}

/** Writes down what went, and tells the change feed. */
async function note(tx: Write, subgraph: string, one: Personal, purged: Purged, ids: readonly (string | null)[]): Promise<void> {
  const { concept, action, count, ruleId, ground } = purged
  await tx`/* purgeLog */ insert into ${tx(subgraph)}.purge_log (at, concept, action, count, rule_id, ground)
    values (current_setting('skolgraf.now')::timestamptz, ${concept}, ${action}, ${count}, ${ruleId}, ${ground})`
  const kind = action === 'BLANK' ? ('UPSERT' as const) : ('DELETE' as const)
  const told = one.data.isInFeed === false ? [] : ids.filter((id) => id !== null)
  await recordSystem(
    tx,
    subgraph,
    'purge',
    { concept, action, count },
    told.map((id) => ({ entity: concept, id, kind })),
  )
}

interface Work {
  readonly subgraph: string
  readonly declared: readonly PersonalDeclaration[]
  readonly inTransaction: <Result>(run: (tx: Write) => Promise<Result>) => Promise<Result>
  readonly batchSize: number
  readonly onRows: (count: number) => void
}

async function purgeConcept(one: Personal, { subgraph, declared, inTransaction, batchSize, onRows }: Work): Promise<Purged[]> {
  const statement = retentionStatement(one, declared)
  const { concept, retention } = one.data
  const purged: Purged[] = []
  for (;;) {
    const gone = await inTransaction(async (tx) => {
      const batch = await tx.unsafe<Gone[]>(statement, [batchSize, concept])
      for (const { count, ruleId, ground, ids } of batch) {
        const part = { concept, action: 'RETENTION' as const, count, ruleId, ground: ground ?? retentionText(retention).sv }
        await note(tx, subgraph, one, part, ids ?? [])
        purged.push(part)
      }
      return batch.reduce((sum, { count }) => sum + count, 0)
    })
    onRows(gone)
    if (gone < batchSize) return purged
  }
}

interface Order {
  readonly requestId: string
  readonly personId: string
  readonly ground: string
}

interface Erasure {
  readonly one: Personal
  readonly statement: string
}

function erasuresOf(declared: readonly PersonalDeclaration[]): Erasure[] {
  return personalRows(declared).ordered.flatMap((one) => {
    const statement = erasureStatement(one, declared)
    return statement === null ? [] : [{ one, statement }]
  })
}

/** Erases what can be erased of one person, in one transaction. */
function erasePerson(
  { requestId, personId, ground }: Order,
  erasures: readonly Erasure[],
  { subgraph, inTransaction, onRows }: Work,
): Promise<Purged[]> {
  return inTransaction(async (tx) => {
    const purged: Purged[] = []
    for (const { one, statement } of erasures) {
      const gone = await tx.unsafe<{ id: string | null }[]>(statement, [[personId]] as never)
      if (gone.length === 0) continue
      const action = 'erase' in one.data.onErasure ? ('ERASURE' as const) : ('BLANK' as const)
      const part = { concept: one.data.concept, action, count: gone.length, ruleId: requestId, ground }
      await note(
        tx,
        subgraph,
        one,
        part,
        gone.map(({ id }) => id),
      )
      purged.push(part)
      onRows(gone.length)
    }
    return purged
  })
}

async function run(work: Work): Promise<Purged[]> {
  const orders = await work.inTransaction(
    (tx) => tx<Order[]>`/* orderedErasures */ select request_id, person_id, ground from access.ordered_erasures()`,
  )
  const purged: Purged[] = []
  const erasures = orders.length > 0 ? erasuresOf(work.declared) : []
  for (const order of orders) purged.push(...(await erasePerson(order, erasures, work)))
  for (const one of personalRows(work.declared).ordered) purged.push(...(await purgeConcept(one, work)))
  return purged
}

const undone = new Error('rolled back')

/**
 * Erases what the persons concerned have been promised, and what is past its time, of one subgraph's tables; as its system role,
 * in batches, and again without effect. Answers what was erased, or in a dry run what would be.
 */
export async function purge(
  pool: Pool,
  subgraph: string,
  declared: readonly PersonalDeclaration[],
  { now, isDryRun, batchSize = 1000, onRows = () => {} }: PurgeOptions,
): Promise<Purged[]> {
  const open = <Result>(work: (tx: Write) => Promise<Result>) =>
    pool.begin(async (tx) => {
      await tx`/* viewer */ select set_config('role', ${rolesOf(subgraph).system}, true),
        set_config('skolgraf.today', ${dayOf(now)}, true), set_config('skolgraf.now', ${now.toISOString()}, true),
        set_config('statement_timeout', '0', true)`
      return work(tx)
    }) as Promise<Result>
  const given = { subgraph, declared, batchSize, onRows }
  if (!isDryRun) return run({ ...given, inTransaction: open })
  let found: Purged[] = []
  await open(async (tx) => {
    found = await run({ ...given, inTransaction: (work) => work(tx) })
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return found
}

/** The same, one line for each kind and ground. */
export function summed(purged: readonly Purged[]): Purged[] {
  const sums = new Map<string, Purged>()
  for (const one of purged) {
    const key = JSON.stringify([one.concept, one.action, one.ruleId, one.ground])
    sums.set(key, { ...one, count: (sums.get(key)?.count ?? 0) + one.count })
  }
  return [...sums.values()]
}
