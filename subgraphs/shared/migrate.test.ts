import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCatalogue } from './catalogue.ts'
import { type Embedded, openTemporary } from './embedded.ts'
import { migrate } from './migrate.ts'
import { appLogin, asRole, library, loginUrl, newDatabase, ownLoans, readers, withPool } from './migrate.testing.ts'

const astrid = '00000000-0000-4000-8000-000000000001'
const options = { access: readers, logins: [appLogin] }
const loan = `insert into library.loan (id, reader_id, title) values (gen_random_uuid(), '${astrid}', 'Ronja')`
const asAstrid = { 'skolgraf.viewer_id': astrid }

let server: Embedded
beforeAll(async () => {
  server = await openTemporary()
}, 60_000)
afterAll(() => server?.stop())

describe('migrate', () => {
  it('makes an empty database what the code declares, and then changes nothing', async () => {
    const url = await newDatabase(server.adminUrl)
    const today = library()
    expect(await migrate(url, [today], options)).toEqual({ applied: 1, rebuilt: true })
    expect(await checkCatalogue(loginUrl(url, appLogin), [today], readers)).toEqual([])
    const before = await withPool(url, (pool) => pool`select xmin::text from pg_class union all select xmin::text from pg_policy`)
    expect(await migrate(url, [today], options)).toEqual({ applied: 0, rebuilt: false })
    const after = await withPool(url, (pool) => pool`select xmin::text from pg_class union all select xmin::text from pg_policy`)
    expect([...after]).toEqual([...before])
  })

  it('applies a changed row rule and a changed access function without a migration', async () => {
    const url = await newDatabase(server.adminUrl)
    await migrate(url, [library()], options)
    await withPool(url, (pool) => asRole(pool, 'skolgraf_library_system', loan))
    const count = () => withPool(url, (pool) => asRole(pool, 'skolgraf_library_viewer', 'select from library.loan', asAstrid))
    expect(await count()).toHaveLength(1)
    expect(await migrate(url, [library({ viewer: `${ownLoans} and title <> 'Ronja'` })], options)).toEqual({
      applied: 0,
      rebuilt: true,
    })
    expect(await count()).toHaveLength(0)
    const nobody = { ...readers, sql: readers.sql.replace("nullif(current_setting('skolgraf.viewer_id', true), '')", 'null') }
    expect(await migrate(url, [library()], { ...options, access: nobody })).toEqual({ applied: 0, rebuilt: true })
    expect(await count()).toHaveLength(0)
  })

  it('lets a migration move rows although row security is forced on its owner', async () => {
    const url = await newDatabase(server.adminUrl)
    await migrate(url, [library()], options)
    await withPool(url, (pool) => asRole(pool, 'skolgraf_library_system', loan))
    const later = library({ later: { '0001_notes': `update library.loan set note = 'moved'` } })
    expect(await migrate(url, [later], options)).toEqual({ applied: 1, rebuilt: true })
    expect(await withPool(url, (pool) => pool`select note from library.loan`)).toEqual([{ note: 'moved' }])
  })

  it('does everything or nothing', async () => {
    const url = await newDatabase(server.adminUrl)
    await migrate(url, [library()], options)
    const broken = library({
      viewer: 'true',
      later: { '0001_drop': 'drop table library.loan;--> statement-breakpoint\nselect 1 / 0' },
    })
    await expect(migrate(url, [broken], options)).rejects.toThrow('division by zero')
    expect(await checkCatalogue(url, [library()], readers)).toEqual([])
  })

  it('refuses a history that is not its own', async () => {
    const url = await newDatabase(server.adminUrl)
    const newer = library({ later: { '0001_more': 'alter table library.loan add due date' } })
    await migrate(url, [newer], options)
    await expect(migrate(url, [library()], options)).rejects.toThrow(
      'Migration 0001_more of library is in the database and not in this version',
    )
    const edited = library({ later: { '0001_more': 'alter table library.loan add due timestamptz' } })
    await expect(migrate(url, [edited], options)).rejects.toThrow(
      'Migration 0001_more of library was changed after it was applied',
    )
  })

  it('leaves a fault it did not make to a person, and says which', async () => {
    const url = await newDatabase(server.adminUrl)
    await migrate(url, [library()], options)
    await withPool(url, (pool) => pool`create table library.export (id uuid)`)
    await expect(migrate(url, [library()], options)).rejects.toThrow('library.export: the table is not declared')
  })

  it('takes turns when processes start together, and tolerates other databases doing the same', async () => {
    const urls = await Promise.all([1, 2, 3].map(() => newDatabase(server.adminUrl)))
    const name = `runner_${process.pid}`
    const logins = [appLogin, { name, password: 'x' }]
    const runs = await Promise.all([...urls, ...urls].map((url) => migrate(url, [library()], { ...options, logins })))
    expect(runs.filter(({ applied }) => applied === 1)).toHaveLength(3)
    expect(runs.filter(({ rebuilt }) => !rebuilt)).toHaveLength(3)
  })

  it('names the login that is missing', async () => {
    const login = { ...options, logins: [{ name: 'nobody' }] }
    await expect(migrate(server.adminUrl, [library()], login)).rejects.toThrow(
      'There is no database login "nobody". Create it: create role',
    )
  })
})

describe('an administrator who is no superuser', () => {
  // Roles belong to the server, and whoever made one administers it: hence a server of their own.
  let own: Embedded
  beforeAll(async () => {
    own = await openTemporary()
    await withPool(own.adminUrl, (pool) => pool`create role boss login createrole password 'boss'`)
    await withPool(own.adminUrl, (pool) => pool`create role weak login password 'weak'`)
  }, 60_000)
  afterAll(() => own?.stop())

  it('owns the database and may create roles: that is enough, also to rebuild and to be the runtime login', async () => {
    const url = loginUrl(await newDatabase(own.adminUrl, 'boss'), { name: 'boss', password: 'boss' })
    const logins = [appLogin, { name: 'boss' }]
    expect(await migrate(url, [library()], { ...options, logins })).toEqual({ applied: 1, rebuilt: true })
    expect(await migrate(url, [library()], { ...options, logins })).toEqual({ applied: 0, rebuilt: false })
    expect(await migrate(url, [library({ viewer: 'false' })], { ...options, logins })).toEqual({ applied: 0, rebuilt: true })
    expect(await withPool(url, (pool) => asRole(pool, 'skolgraf_library_viewer', 'select from library.loan'))).toEqual([])
  })

  it('is told what to ask a superuser for', async () => {
    const url = loginUrl(await newDatabase(own.adminUrl, 'boss'), { name: 'weak', password: 'weak' })
    await expect(migrate(url, [library()], options)).rejects.toThrow('alter role "weak" createrole')
  })
})
