import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Facts } from './catalogue-facts.ts'
import type { Write } from './database.ts'
import type { SubgraphTables } from './declared.ts'
import { ident } from './migrate-roles.ts'

interface Yearly {
  readonly column: string
  /** The month on whose first day a partition begins. */
  readonly month: number
}

const yearly = new WeakMap<PgTable, Yearly>()

/**
 * Says that a table, whose migration partitions it by range of an instant, has a partition for each year that begins with a
 * month. Migrate makes those of this year and the next; rows of a year that has none lie in the default partition until it does.
 */
export function partitionedByYear<Table extends PgTable>(table: Table, column: string, month: number): Table {
  yearly.set(table, { column, month })
  return table
}

interface Partition extends Yearly {
  readonly table: string
  readonly name: string
  readonly start: string
  readonly end: string
}

const tablesOf = ({ tables }: SubgraphTables) => tables.filter((table) => yearly.has(table))

/** `schema.table` of every table that is declared to have partitions. */
export const partitionedTables = (subgraphs: readonly SubgraphTables[]): string[] =>
  subgraphs.flatMap((subgraph) => tablesOf(subgraph).map((table) => `${subgraph.name}.${getTableConfig(table).name}`))

/** The partitions a subgraph needs on a day: the year that it is in, and the next. */
function wanted(subgraph: SubgraphTables, today: string): Partition[] {
  return tablesOf(subgraph).flatMap((table) => {
    const { column, month } = yearly.get(table)!
    const first = (year: number) => `${year}-${String(month).padStart(2, '0')}-01`
    const year = Number(today.slice(0, 4)) - (today < first(Number(today.slice(0, 4))) ? 1 : 0)
    const { name } = getTableConfig(table)
    return [year, year + 1].map((from) => ({
      ...{ table: name, name: `${name}_${from}`, column, month },
      ...{ start: first(from), end: first(from + 1) },
    }))
  })
}

function missing(subgraph: SubgraphTables, { partition, today }: Pick<Facts, 'partition' | 'today'>): Partition[] {
  const isThere = ({ table, start, end }: Partition) =>
    partition.some(
      (one) => one.table === `${subgraph.name}.${table}` && one.start === `${start} 00:00:00` && one.end === `${end} 00:00:00`,
    )
  return wanted(subgraph, today).filter((one) => !isThere(one))
}

export const partitionFaults = (subgraphs: readonly SubgraphTables[], facts: Facts): string[] =>
  subgraphs.flatMap((subgraph) =>
    missing(subgraph, facts).map(
      ({ table, start, end }) => `${subgraph.name}.${table}: there is no partition from ${start} to ${end}`,
    ),
  )

/** Makes the partitions that are missing, and moves what lies in the default partition meanwhile. */
export async function makePartitions(
  tx: Write,
  subgraph: SubgraphTables,
  facts: Pick<Facts, 'partition' | 'today'>,
): Promise<void> {
  const schema = ident(subgraph.name)
  for (const { table, name, column, start, end } of missing(subgraph, facts)) {
    const [parent, made, rest] = [table, name, `${table}_default`].map((one) => `${schema}.${ident(one)}`)
    const [from, to] = [start, end].map((day) => `timestamptz '${day} 00:00 Europe/Stockholm'`)
    await tx.unsafe(`
      create table ${made} (like ${parent} including all);
      with moved as (delete from ${rest} where ${ident(column)} >= ${from} and ${ident(column)} < ${to} returning *)
        insert into ${made} select * from moved;
      alter table ${parent} attach partition ${made} for values from (${from}) to (${to})`)
  }
}
