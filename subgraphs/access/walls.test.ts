import { fileURLToPath } from 'node:url'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tables as governanceTables } from '../governance/governance.tables.ts'
import { tables as identityTables } from '../identity/identity.tables.ts'
import { checkCatalogue } from '../shared/catalogue.ts'
import { callerRoles, type SubgraphTables } from '../shared/declared.ts'
import { type Embedded, openTemporary } from '../shared/embedded.ts'
import { migrate } from '../shared/migrate.ts'
import { appLogin, asRole, loginUrl, withPool } from '../shared/migrate.testing.ts'
import { accessRole, gatewayRole, rolesOf } from '../shared/rows.ts'
import { access } from './access.ts'

const folderOf = (name: string) => fileURLToPath(new URL(`../${name}/migrations`, import.meta.url))
const subgraphs: SubgraphTables[] = [
  { name: 'identity', tables: identityTables, migrationsFolder: folderOf('identity') },
  { name: 'governance', tables: governanceTables, migrationsFolder: folderOf('governance') },
]
const names = subgraphs.flatMap(({ name, tables }) =>
  tables.map((table) => ({ subgraph: name, table: `"${getTableConfig(table).name}"` })),
)
const denied = 'permission denied'

const [school, pupil, parent, clas, duty, activity, client] = [1, 2, 3, 4, 5, 6, 7].map(
  (n) => `00000000-0000-4000-8000-00000000000${n}`,
)
const acts = (schema: string) => `
  insert into ${schema}.audit (act, viewer_id, viewer_kind, assurance, request_id, changed)
    values ('a', '${pupil}', 'PERSON', 'LOW', 'r', '{}');
  insert into ${schema}.change (entity, entity_id, kind) values ('Person', '${pupil}', 'UPSERT');
  insert into ${schema}.idempotency (viewer_id, key, request_hash) values ('${pupil}', 'k', 'h');`
const identityRows = `
  insert into identity.organisation (id, display_name, organisation_type) values ('${school}', 'Ekskolan', 'SKOLENHET');
  insert into identity.person (id, given_name, family_name, birth_date)
    values ('${pupil}', 'Elsa', 'Ek', '2015-01-01'), ('${parent}', 'Per', 'Ek', null);
  insert into identity.person_email values (gen_random_uuid(), '${pupil}', 'elsa@example.org', 'PRIVAT');
  insert into identity.person_phone_number values (gen_random_uuid(), '${pupil}', '070', 'HEM');
  insert into identity.person_address values (gen_random_uuid(), '${pupil}', 'FOLKBOKFORING', 'Ekgatan 1', '11111', 'Ek');
  insert into identity.responsible values (gen_random_uuid(), '${pupil}', '${parent}', 'VARDNADSHAVARE', '2020-01-01');
  insert into identity.enrolment values (gen_random_uuid(), '${pupil}', '${school}', 'GR', 4, '2020-01-01');
  insert into identity."group" values ('${clas}', '4A', 'KLASS', 'GR', '${school}', '2020-01-01');
  insert into identity.group_membership values (gen_random_uuid(), '${clas}', '${pupil}', '2020-01-01');
  insert into identity.duty values ('${duty}', '${parent}', '${school}', 'LARARE', null, '2020-01-01');
  insert into identity.assignment_role values (gen_random_uuid(), '${duty}', '${clas}', 'MENTOR', '2020-01-01');
  insert into identity.activity values ('${activity}', 'Matematik', 'UNDERVISNING', '${school}', '2020-01-01');
  insert into identity.activity_group values ('${activity}', '${clas}');
  insert into identity.activity_teacher values (gen_random_uuid(), '${activity}', '${duty}', true, '2020-01-01');
  insert into identity.client_application values ('${client}', 'Schema AB', '{kpi-values:import}');
  insert into identity.account values (gen_random_uuid(), 'idp', 'elsa', '${pupil}');
  insert into identity.role_grant values (gen_random_uuid(), '${parent}', null, 'AUTHORITY_ADMIN', '${school}', '2020-01-01');`
const governanceRows = `
  insert into governance.kpi values ('${school}', 'N1', 'Behörighet', 'PROCENT', 'HIGHER_IS_BETTER');
  insert into governance.kpi_value
    values ('${school}', '${school}', '${school}', '2024/25', 'ALL', 'VALUE', 90, false, true, 'Skolverket', now());`

let server: Embedded
let app: string
const run = (role: string, statement: string, settings: Record<string, string> = {}) =>
  withPool(app, (pool) => asRole(pool, role, statement, settings))

beforeAll(async () => {
  server = await openTemporary()
  await migrate(server.adminUrl, subgraphs, { access, logins: [appLogin] })
  app = loginUrl(server.adminUrl, appLogin)
  await run(rolesOf('identity').system, identityRows + acts('identity'))
  await run(rolesOf('governance').system, governanceRows + acts('governance'))
})
afterAll(() => server?.stop())

describe('the row wall of every table', () => {
  it('is what the tables declare', async () => {
    expect(await checkCatalogue(app, subgraphs, access)).toEqual([])
  })

  it.each(names)('$subgraph.$table shows its rows to the system, and none to nobody', async ({ subgraph, table }) => {
    const { system, viewer, authority } = rolesOf(subgraph)
    const count = `select count(*)::int as count from ${subgraph}.${table}`
    expect((await run(system, count))[0]!.count).toBeGreaterThan(0)
    for (const role of [viewer, authority]) {
      const seen = await run(role, count).then(([row]) => row!.count as number, (error: Error) => error.message)
      expect(seen === 0 || String(seen).startsWith(denied), `${role} sees ${seen}`).toBe(true)
    } // prettier-ignore
  })

  it.each(names)(
    '$subgraph.$table says nothing to the login itself, the gateway and other subgraphs',
    async ({ subgraph, table }) => {
      const statement = `select from ${subgraph}.${table}`
      await expect(withPool(app, (pool) => pool.unsafe(statement))).rejects.toThrow(denied)
      await expect(run(gatewayRole, statement)).rejects.toThrow(denied)
      for (const other of subgraphs.filter(({ name }) => name !== subgraph)) {
        for (const role of callerRoles(other.name)) await expect(run(role, statement)).rejects.toThrow(denied)
      }
    },
  )

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
