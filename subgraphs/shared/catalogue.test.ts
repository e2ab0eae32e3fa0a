import { pgPolicy, pgSchema, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkCatalogue } from './catalogue.ts'
import { type Embedded, openTemporary } from './embedded.ts'
import { migrate } from './migrate.ts'
import { appLogin, library, newDatabase, readers, withPool } from './migrate.testing.ts'

const today = library()
let server: Embedded
let url: string
const run = (statement: string) => withPool(url, (pool) => pool.unsafe(statement))
const faults = () => checkCatalogue(url, [today], readers)

beforeAll(async () => {
  server = await openTemporary()
}, 60_000)
afterAll(() => server?.stop())
beforeEach(async () => {
  url = await newDatabase(server.adminUrl)
  await migrate(url, [today], { access: readers, logins: [appLogin] })
})

describe('what somebody changed by hand', () => {
  const byHand = 'library: a policy, function or view was changed by hand'
  const accessByHand = 'access: a policy, function or view was changed by hand'
  const safe = "security definer set search_path = ''"
  const cases: [string, string[]][] = [
    ['create table library.export (id uuid)', [
      'library.export: the table is not declared', 'library.export: the table is owned by skolgraf_admin',
      'library.export: row security is not enabled', 'library.export: row security is not forced']],
    ['alter table library.loan no force row level security', ['library.loan: row security is not forced']],
    ['alter table library.loan disable row level security', ['library.loan: row security is not enabled']],
    ['create policy open on library.loan using (true)', [byHand, 'library.loan policy open (all to PUBLIC): not declared']],
    ['drop policy library_viewer_select on library.loan',
      [byHand, 'library.loan policy library_viewer_select (select to skolgraf_library_viewer): not in the database']],
    ['alter policy library_viewer_select on library.loan using (true)', [byHand]],
    ['grant select on library.loan to public', ['PUBLIC has SELECT on relation library.loan: not declared']],
    ['grant update (title) on library.loan to skolgraf_library_viewer',
      ['skolgraf_library_viewer has UPDATE(title) on relation library.loan: not declared']],
    ['grant usage on schema library to skolgraf_app', ['skolgraf_app has USAGE on schema library: not declared']],
    ['revoke select on library.loan from skolgraf_access', ['skolgraf_access has SELECT on relation library.loan: missing']],
    ['create view library.titles as select title from library.loan; alter view library.titles owner to skolgraf_library_owner',
      [byHand, 'library.titles: the view runs without security_invoker']],
    [`create function access.peek() returns int ${safe} language sql return 1; revoke all on function access.peek from public`, [
      accessByHand, 'skolgraf_viewer has EXECUTE on function access.peek(): missing',
      'access.peek(): the function is owned by skolgraf_admin']],
    ['alter function access.loans_of(uuid) reset search_path',
      [accessByHand, 'access.loans_of(uuid): SECURITY DEFINER without a pinned search_path']],
    ['grant execute on function access.viewer_for to public',
      ['PUBLIC has EXECUTE on function access.viewer_for(text): not declared']],
    ['grant execute on function access.viewer_for to skolgraf_viewer',
      ['skolgraf_viewer has EXECUTE on function access.viewer_for(text): not declared']],
    ['drop index library.loan_reader_id_idx', ['library.loan (reader_id): no index begins with it']],
  ] // prettier-ignore

  it.each(cases)('%s', async (statement, expected) => {
    await run(statement)
    const found = await faults()
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('a table that a role of the application owns', async () => {
    await run('alter table library.loan owner to skolgraf_library_system')
    expect(await faults()).toContain('library.loan: the table is owned by skolgraf_library_system')
  })
})

describe('roles', () => {
  it.each(['bypassrls', 'superuser', 'login'])('that have %s', async (power) => {
    await run(`alter role skolgraf_library_viewer ${power}`)
    const found = await faults()
    await run(`alter role skolgraf_library_viewer no${power}`)
    expect(found).toContain(`skolgraf_library_viewer: the role has ${power.toUpperCase()}`)
    expect(await faults()).toEqual([])
  })

  it('that are members of a role with more rights', async () => {
    await run('grant pg_read_all_data to skolgraf_library_viewer')
    const found = await faults()
    await run('revoke pg_read_all_data from skolgraf_library_viewer')
    expect(found).toEqual(['skolgraf_library_viewer is a member of pg_read_all_data: not declared'])
  })

  it('whose rights a login has without taking the role, or that own what the login may reach', async () => {
    await run('create role curious login; grant skolgraf_library_system to curious; grant skolgraf_library_owner to curious')
    const found = await faults()
    await run('drop role curious')
    expect(found.toSorted()).toEqual(
      ['library_owner', 'library_system', 'viewer'].map((role) => `curious: the login has the rights of skolgraf_${role}`),
    )
  })
})

describe('what is not declared with rowsOf', () => {
  it('is no policy', async () => {
    const open = pgSchema('library').table('loan', { id: uuid('id') }, () => [pgPolicy('open', { using: sql`true` })])
    expect(await checkCatalogue(url, [{ ...today, tables: [open] }], readers)).toEqual(
      expect.arrayContaining([
        'library.loan policy open: not declared with rowsOf',
        'library.loan: the table declares no policy',
      ]),
    )
  })
})
