import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Write } from './database.ts'

/** Inserts rows, in one statement with one parameter however many they are; rows already there stay as they are. */
export async function insertRows(tx: Write, table: PgTable, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const { schema, name } = getTableConfig(table)
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => rows.some((row) => key in row))
  const names = columns.map((column) => column[1].name)
  const asStored = (row: object) =>
    Object.fromEntries(columns.map(([key, column]) => [column.name, row[key as keyof typeof row]]))
  const target = tx(`${schema}.${name}`)
  await tx`/* insertRows */ insert into ${target} (${tx(names)})
    select ${tx(names)} from jsonb_populate_recordset(null::${target}, ${tx.json(rows.map(asStored))}) on conflict do nothing`
}
