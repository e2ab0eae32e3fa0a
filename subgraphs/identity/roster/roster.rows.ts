import { nothing, part, type Write } from '../../shared/database.ts'
import { type Changed, upserted } from '../../shared/act.ts'
import type { NewId } from '../../shared/ids.ts'

/** An import under way. */
export interface Importing {
  readonly tx: Write
  readonly sourceSystemId: string
  /** What the source is called. */
  readonly code: string
  readonly now: Date
  readonly today: string
  readonly newId: NewId
  readonly progress: (done: number) => void
}

/** A table as rosters write it. */
export interface Target {
  readonly table: string
  /** The concept's name in the schema, and in the change feed. */
  readonly concept: string
  /** What a roster writes of it, besides its id. */
  readonly columns: readonly string[]
  /** Whether its rows know where they were imported from. */
  readonly isSourced: boolean
  readonly isVersioned: boolean
}

export interface Row {
  readonly id: string
  readonly [column: string]: unknown
}

/** What an import did to one kind of rows. */
export interface Tally {
  readonly added: number
  readonly ended: number
  readonly changes: readonly Changed[]
}

export const noTally: Tally = { added: 0, ended: 0, changes: [] }

export const sum = (tallies: readonly Tally[]): Tally => ({
  added: tallies.reduce((total, { added }) => total + added, 0),
  ended: tallies.reduce((total, { ended }) => total + ended, 0),
  changes: tallies.flatMap(({ changes }) => changes),
})

const chunkSize = 2000

export const chunks = <Item>(items: readonly Item[], size = chunkSize): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const inColumns = (row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))
const named = (target: Target) => `identity.${target.table}`

/** The rows whose column holds one of these ids. What acts change too, such as a marking, is held until the import is done. */
export async function rowsBy<Known extends Row>(
  tx: Write,
  target: Target,
  column: string,
  ids: readonly string[],
  besides: readonly string[] = [],
): Promise<Known[]> {
  const columns = ['id', ...target.columns, ...besides].map(snake)
  const found: Known[] = []
  for (const some of chunks([...new Set(ids)], 5000))
    found.push(
      ...(await tx<Known[]>`/* rosterRows */ select ${tx(columns)} from ${tx(named(target))}
        where ${tx(snake(column))} = any(${some}::uuid[])
        ${target.isVersioned ? part`for no key update` : nothing}`),
    )
  return found
}

async function addRows({ tx, sourceSystemId, now }: Importing, target: Target, rows: readonly Row[]): Promise<void> {
  const origin = target.isSourced ? { sourceSystemId, importedAt: now } : {}
  const columns = ['id', ...target.columns, ...Object.keys(origin)].map(snake)
  for (const some of chunks(rows))
    await tx`/* rosterAdds */ insert into ${tx(named(target))} (${tx(columns)})
      select ${tx(columns)} from jsonb_populate_recordset(null::${tx(named(target))},
        ${tx.json(some.map((row) => inColumns({ ...row, ...origin })))}::jsonb)`
}

async function changeRows({ tx, now }: Importing, target: Target, rows: readonly Row[]): Promise<void> {
  const columns = target.columns.map(snake)
  for (const some of chunks(rows))
    await tx`/* rosterChanges */ update ${tx(named(target))} t
      set (${tx(columns)}) = (select ${tx(columns.map((column) => `r.${column}`))})
        ${target.isVersioned ? part`, version = t.version + 1, modified_at = ${now}` : nothing}
      from jsonb_populate_recordset(null::${tx(named(target))}, ${tx.json(some.map(inColumns))}::jsonb) r
      where t.id = r.id`
}

/** Says of rows that they have been seen in the source now, changed or not. */
export async function stampRows({ tx, sourceSystemId, now }: Importing, target: Target, ids: readonly string[]): Promise<void> {
  for (const some of chunks(ids, 5000))
    await tx`/* rosterStamps */ update ${tx(named(target))} set source_system_id = ${sourceSystemId}, imported_at = ${now}
      where id = any(${some}::uuid[])`
}

const upserts = ({ concept }: Target, rows: readonly Row[]): Changed[] => rows.map(({ id }) => upserted(concept, id))

/** What a roster says of a table, held against what is there. */
export interface Difference {
  readonly added: readonly Row[]
  readonly changed: readonly Row[]
  /** The ids of rows that it knew already, changed ones too. */
  readonly seen: readonly string[]
}

/** Makes a table what the roster says. */
export async function writeRows(importing: Importing, target: Target, { added, changed, seen }: Difference): Promise<Tally> {
  // What ends makes room for what begins.
  const isOpen = (row: Row) => row['endDate'] === null
  await changeRows(
    importing,
    target,
    changed.filter((row) => !isOpen(row)),
  )
  await changeRows(importing, target, changed.filter(isOpen))
  await addRows(importing, target, added)
  if (target.isSourced) await stampRows(importing, target, seen)
  importing.progress(added.length + seen.length)
  const changes = upserts(target, [...added, ...changed])
  return { added: added.length, ended: 0, changes }
}

const isSame = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** A row with what is said of it; null where that is so already. What is undefined is not said. */
export function revised<Known extends Row>(known: Known, said: object): Known | null {
  const news = Object.entries(said).filter(([column, value]) => value !== undefined && !isSame(known[column], value))
  return news.length === 0 ? null : { ...known, ...Object.fromEntries(news) }
}
