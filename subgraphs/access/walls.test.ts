import { fileURLToPath } from 'node:url'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables as administrationTables } from '../administration/administration.tables.ts'
import { tables as governanceTables } from '../governance/governance.tables.ts'
import { tables as identityTables } from '../identity/identity.tables.ts'
import { tables as pedagogyTables } from '../pedagogy/pedagogy.tables.ts'
import { checkCatalogue } from '../shared/catalogue.ts'
import { openPool, type Pool } from '../shared/database.ts'
import { callerRoles, type SubgraphTables } from '../shared/declared.ts'
import { type Embedded, openTemporary } from '../shared/embedded.ts'
import { migrate } from '../shared/migrate.ts'
import { appLogin, asRole, loginUrl } from '../shared/migrate.testing.ts'
import { accessRole, gatewayRole, rolesOf } from '../shared/rows.ts'
import { access } from './access.ts'
import {
  administrationRows,
  governanceRows,
  identityRows,
  parent,
  pedagogyRows,
  pupil,
  readEvents,
  surveyAnswers,
} from './walls.testing.ts'

const folderOf = (name: string) => fileURLToPath(new URL(`../${name}/migrations`, import.meta.url))
const subgraphs: SubgraphTables[] = [
  { name: 'identity', tables: identityTables, migrationsFolder: folderOf('identity') },
  { name: 'governance', tables: governanceTables, migrationsFolder: folderOf('governance') },
  {
    name: 'administration',
    tables: administrationTables,
    migrationsFolder: folderOf('administration'),
    extensions: ['btree_gist'],
  },
  {
    name: 'pedagogy',
    tables: pedagogyTables,
    migrationsFolder: folderOf('pedagogy'),
    extensions: ['btree_gist'],
  },
]
const names = subgraphs.flatMap(({ name, tables }) =>
  tables.map((table) => ({ subgraph: name, table: `${name}."${getTableConfig(table).name}"` })),
)
const denied = 'permission denied'

let server: Embedded
let app: string
let pool: Pool
const run = (role: string, statement: string, settings: Record<string, string> = {}) => asRole(pool, role, statement, settings)

beforeAll(async () => {
  server = await openTemporary()
  await migrate(server.adminUrl, subgraphs, { access, logins: [appLogin] })
  app = loginUrl(server.adminUrl, appLogin)
  pool = openPool(app, { max: 1 })
  await run(rolesOf('identity').system, identityRows)
  await run(rolesOf('identity').viewer, readEvents, { 'skolgraf.viewer_id': parent!, 'skolgraf.viewer_kind': 'PERSON' })
  await run(rolesOf('governance').system, governanceRows)
  const admin = openPool(server.adminUrl, { max: 1 })
  await asRole(admin, accessRole, surveyAnswers)
  await admin.end()
  await run(rolesOf('administration').system, administrationRows)
  await run(rolesOf('pedagogy').system, pedagogyRows)
})
afterAll(async () => {
  await pool?.end()
  await server?.stop()
})

describe('the row wall of every table', () => {
  it('is what the tables declare', async () => {
    expect(await checkCatalogue(app, subgraphs, access)).toEqual([])
  })

  it.each(names)('$table shows its rows to the system, and none to nobody', async ({ subgraph, table }) => {
    const { system, viewer, authority } = rolesOf(subgraph)
    const count = `select count(*)::int as count from ${table}`
    expect((await run(system, count))[0]!.count).toBeGreaterThan(0)
    for (const role of [viewer, authority]) {
      const seen = await run(role, count).then(([row]) => row!.count as number, (error: Error) => error.message)
      expect(seen === 0 || String(seen).startsWith(denied), `${role} sees ${seen}`).toBe(true)
    } // prettier-ignore
  })

  it.each(names)('$table says nothing to the login itself, the gateway and other subgraphs', async ({ subgraph, table }) => {
    const statement = `select from ${table}`
    await expect(pool.unsafe(statement)).rejects.toThrow(denied)
    await expect(run(gatewayRole, statement)).rejects.toThrow(denied)
    for (const other of subgraphs.filter(({ name }) => name !== subgraph)) {
      for (const role of callerRoles(other.name)) await expect(run(role, statement)).rejects.toThrow(denied)
    }
  })

  it('opens for a guardian of the pupil, with the role the viewer has', async () => {
    const settings = { 'skolgraf.viewer_id': parent!, 'skolgraf.viewer_kind': 'PERSON' }
    for (const role of [rolesOf('identity').viewer, rolesOf('identity').authority]) {
      expect(await run(role, `select given_name from identity.person order by 1`, settings)).toHaveLength(2)
    }
  })
})

describe('the journal of acts', () => {
  const roles = subgraphs.flatMap(({ name }) => [rolesOf(name).viewer, rolesOf(name).authority].map((role) => ({ name, role })))
  it.each(roles)('cannot be read, changed or removed by $role', async ({ name, role }) => {
    for (const table of ['audit', 'change'])
      for (const statement of [
        `select from ${name}.${table}`,
        `update ${name}.${table} set at = now()`,
        `delete from ${name}.${table}`,
      ])
        await expect(run(role, statement, { 'skolgraf.viewer_id': pupil! })).rejects.toThrow(denied)
  })

  it.each(roles)('takes no act of $role in the name of another', async ({ name, role }) => {
    const act = `insert into ${name}.audit (act, viewer_id, viewer_kind, assurance, request_id, changed)
      values ('a', '${pupil}', 'PERSON', 'LOW', 'r', '{}')`
    await run(role, act, { 'skolgraf.viewer_id': pupil! })
    await expect(run(role, act, { 'skolgraf.viewer_id': parent! })).rejects.toThrow('violates row-level security')
  })
})

describe('the roles', () => {
  it('of the application cannot become one that owns', async () => {
    for (const role of [accessRole, rolesOf('identity').owner, 'skolgraf_admin'])
      await expect(run(role, 'select')).rejects.toThrow('permission denied to set role')
  })

  it('let only the gateway look up whose token it is, and only that', async () => {
    const lookUp = `select kind from access.viewer_for('idp', 'elsa', current_date)`
    expect(await run(gatewayRole, lookUp)).toEqual([{ kind: 'PERSON' }])
    await expect(run(gatewayRole, `select access.related_persons('SELF')`)).rejects.toThrow(denied)
    for (const role of callerRoles('identity')) await expect(run(role, lookUp)).rejects.toThrow(denied)
  })

  it('keep the views of the access schema to the functions there', async () => {
    for (const role of [...callerRoles('identity'), gatewayRole])
      await expect(run(role, 'select from access.pupil_relation')).rejects.toThrow(denied)
  })
})
