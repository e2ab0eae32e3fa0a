import { index, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCatalogue } from './catalogue.ts'
import { dayOf, systemClock } from './clock.ts'
import type { SubgraphTables } from './declared.ts'
import { type Embedded, openTemporary } from './embedded.ts'
import { migrate } from './migrate.ts'
import { appLogin, asRole, loginUrl, newDatabase, readers, withPool, writeMigrations } from './migrate.testing.ts'
import { partitionedByYear } from './partitions.ts'
import { rowsOf } from './rows.ts'

const rows = rowsOf('library')
const at = () => timestamp('at', { withTimezone: true })
const loan = pgSchema('library').table('loan', { at: at(), title: text('title') }, (t) => [
  index('loan_at_idx').on(t.at),
  ...rows.visible({ meaning: 'everyone', viewer: 'true' }),
  rows.access(),
  rows.system(),
])
const first = `CREATE TABLE "library"."loan" ("at" timestamptz NOT NULL, "title" text, "reader_id" uuid)
  PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "library"."loan_default" PARTITION OF "library"."loan" DEFAULT;--> statement-breakpoint
ALTER TABLE "library"."loan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "loan_at_idx" ON "library"."loan" USING btree ("at");`

const today = dayOf(systemClock())
const year = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)
const options = { access: readers, logins: [appLogin] }
const insert = "insert into library.loan (at, title) values (now(), 'Ronja')"

let server: Embedded
let url: string
let library: SubgraphTables
const run = (statement: string) => withPool(url, (pool) => pool.unsafe(statement))
const as = (role: string, statement: string) => withPool(url, (pool) => asRole(pool, `skolgraf_library_${role}`, statement))
const faults = () => checkCatalogue(loginUrl(url, appLogin), [library], readers)

beforeAll(async () => {
  server = await openTemporary()
  url = await newDatabase(server.adminUrl)
  partitionedByYear(loan, 'at', 7)
  library = { name: 'library', tables: [loan], migrationsFolder: writeMigrations({ '0000_first': first }) }
  await migrate(url, [library], options)
}, 60_000)
afterAll(() => server?.stop())

it('migrate makes the partitions of this year and the next, and then changes nothing', async () => {
  expect(await faults()).toEqual([])
  const made = await run(`select relname as name from pg_class where relispartition and relkind = 'r' order by 1`)
  expect(made.map(({ name }) => name)).toEqual([`loan_${year}`, `loan_${year + 1}`, 'loan_default'])
  expect(await migrate(url, [library], options)).toEqual({ applied: 0, rebuilt: false })
})

it('a partition shows nothing by itself, to nobody', async () => {
  await as('system', insert)
  expect(await as('viewer', 'select from library.loan')).toHaveLength(1)
  for (const role of ['viewer', 'authority', 'system'])
    await expect(as(role, `select from library.loan_${year}`)).rejects.toThrow('permission denied')
  await expect(withPool(url, (pool) => asRole(pool, 'skolgraf_access', `select from library.loan_${year}`))).rejects.toThrow(
    'denied',
  )
})

it('one that is missing is found, and made with the rows that came meanwhile', async () => {
  await run(`drop table library.loan_${year}`)
  expect(await faults()).toEqual([`library.loan: there is no partition from ${year}-07-01 to ${year + 1}-07-01`])
  await as('system', insert)
  expect(await migrate(url, [library], options)).toEqual({ applied: 0, rebuilt: true })
  expect(await as('viewer', 'select from library.loan')).toHaveLength(1)
  expect(await run(`select from library.loan_${year}`)).toHaveLength(1)
  expect(await faults()).toEqual([])
})

it.each([
  [`grant select on library.loan_${year} to skolgraf_library_viewer`, 'has SELECT on relation'],
  [`alter table library.loan_${year} no force row level security`, 'row security is not forced'],
  [`alter table library.loan_${year} disable row level security`, 'row security is not enabled'],
  [`create policy open on library.loan_${year} using (true)`, 'policy open'],
  [
    "create table public.hidden partition of library.loan for values from (minvalue) to ('2000-01-01')",
    'public.hidden: the table is',
  ],
])('%s is found', async (statement, fault) => {
  await run(statement)
  expect((await faults()).join()).toContain(fault)
  await run('drop table if exists public.hidden')
  await migrate(url, [library], options)
  expect(await faults()).toEqual([])
})

it('a table that is declared without partitions has none', async () => {
  const plain = pgSchema('library').table('loan', { at: at() }, (t) => [
    index('loan_at_idx').on(t.at),
    ...rows.visible({ meaning: 'everyone', viewer: 'true' }),
    rows.access(),
    rows.system(),
  ])
  const found = await checkCatalogue(url, [{ ...library, tables: [plain] }], readers)
  expect(found).toContain('library.loan_default: the table is not declared')
})
