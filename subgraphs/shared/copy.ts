import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Write } from './database.ts'

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (found) => escapes[found]!)
const quoted = (item: unknown) => `"${String(item).replace(/["\\]/g, '\\$&')}"`

function written(value: unknown): string {
  if (value == null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(`{${value.map(quoted).join()}}`)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : escaped(JSON.stringify(value))
}

// Pieces of this size: a line each would cost more in the stream than in its making.
const pieceSize = 65_536

function* linesOf(rows: Iterable<object>, keys: readonly string[]): Generator<string> {
  let piece = ''
  for (const row of rows) {
    let line = written(row[keys[0] as keyof typeof row])
    for (let at = 1; at < keys.length; at++) line += `\t${written(row[keys[at] as keyof typeof row])}`
    piece += `${line}\n`
    if (piece.length < pieceSize) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

function* peeked<Row>(first: Row, rest: Iterator<Row>): Generator<Row> {
  yield first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}

/**
 * Inserts very many rows by COPY, as they are drawn: `rows` may be a generator. All have the keys of the first; what it leaves out
 * gets its default. COPY asks no row policies and is refused where there are any, so it goes to a table that lasts as long as the
 * transaction, and on from there. Answers how many there were.
 */
export async function copyRows(tx: Write, table: PgTable, rows: Iterable<object>): Promise<number> {
  const drawn = rows[Symbol.iterator]()
  const first = drawn.next()
  if (first.done) return 0
  const { schema, name } = getTableConfig(table)
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first.value)
  const [target, staged] = [`"${schema}"."${name}"`, `pg_temp."copied_${name}"`]
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  await tx.unsafe(`create temp table "copied_${name}" on commit drop as select ${names} from ${target} with no data`)
  const lines = linesOf(peeked(first.value, drawn), columns.map(([key]) => key)) // prettier-ignore
  await pipeline(Readable.from(lines), await tx.unsafe(`copy ${staged} (${names}) from stdin`).writable())
  const { count } = await tx.unsafe(`insert into ${target} (${names}) select ${names} from ${staged}`)
  await tx.unsafe(`drop table ${staged}`)
  return count
}
