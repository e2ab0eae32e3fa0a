import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { index, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { afterAll } from 'vitest'
import { openPool, type Pool } from './database.ts'
import type { AccessSchema, SubgraphTables } from './declared.ts'
import { rowsOf } from './rows.ts'

const schema = pgSchema('library')
const rows = rowsOf('library')

/** A library whose readers see their own loans; `meaning` and `viewer` say who else does. */
const loanTable = (viewer: string) =>
  schema.table(
    'loan',
    { id: uuid('id').primaryKey(), readerId: uuid('reader_id').notNull(), title: text('title').notNull(), note: text('note') },
    (t) => [
      index('loan_reader_id_idx').on(t.readerId),
      ...rows.visible({ meaning: 'the reader', viewer }),
      ...rows.changeable({ meaning: 'the reader', viewer, columns: ['note'] }),
      rows.access(),
      rows.system(),
    ],
  )

const firstTables = `CREATE TABLE "library"."loan" (
  "id" uuid PRIMARY KEY NOT NULL, "reader_id" uuid NOT NULL, "title" text NOT NULL, "note" text);
--> statement-breakpoint
ALTER TABLE "library"."loan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "loan_reader_id_idx" ON "library"."loan" USING btree ("reader_id");`

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** Migrations as drizzle-kit leaves them, in a folder of their own. */
export function writeMigrations(migrations: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'skolgraf-migrations-'))
  folders.push(folder)
  mkdirSync(join(folder, 'meta'))
  for (const [tag, sql] of Object.entries(migrations)) writeFileSync(join(folder, `${tag}.sql`), sql)
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ entries: Object.keys(migrations).map((tag) => ({ tag })) }))
  return folder
}

export const ownLoans = 'reader_id = access.viewer_id()'

export function library(
  options: { viewer?: string; later?: Readonly<Record<string, string>>; first?: string } = {},
): SubgraphTables {
  const migrationsFolder = writeMigrations({ '0000_first_tables': options.first ?? firstTables, ...options.later })
  return { name: 'library', tables: [loanTable(options.viewer ?? ownLoans)], migrationsFolder }
}

export const readers: AccessSchema = {
  sql: `
    create function access.viewer_id() returns uuid language sql stable
      return nullif(current_setting('skolgraf.viewer_id', true), '')::uuid;
    create function access.loans_of(reader uuid) returns bigint language plpgsql stable security definer set search_path = '' as
      $$ begin return (select count(*) from library.loan l where l.reader_id = reader); end $$;
    create function access.viewer_for(subject text) returns uuid language sql stable return access.viewer_id();`,
  gatewayOnly: ['viewer_for'],
}

export const appLogin = { name: 'skolgraf_app', password: "it's a test" }

/** The same database, as somebody else. */
export function loginUrl(adminUrl: string, { name, password }: { name: string; password: string }): string {
  const url = new URL(adminUrl)
  url.username = name
  url.password = encodeURIComponent(password)
  return url.href
}

let databases = 0

/** Another empty database on the same server. */
export async function newDatabase(adminUrl: string, owner?: string): Promise<string> {
  const name = `test_${process.pid}_${++databases}`
  await withPool(adminUrl, (pool) => pool.unsafe(`create database ${name} ${owner ? `owner ${owner}` : ''}`))
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function withPool<Result>(url: string, run: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = openPool(url, { max: 1 })
  try {
    return await run(pool)
  } finally {
    await pool.end()
  }
}

/** Runs a statement as a role, in a transaction of its own. */
export const asRole = (pool: Pool, role: string, statement: string, settings: Readonly<Record<string, string>> = {}) =>
  pool.begin(async (tx) => {
    for (const [name, value] of Object.entries({ role, ...settings })) await tx`select set_config(${name}, ${value}, true)`
    return tx.unsafe(statement)
  })
