import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, openWorld, post, shapes, type World } from '../../scripts/testing.ts'
import { groupId, personId } from '../identity/demo/keys.ts'
import { unitId } from '../identity/demo/units.rows.ts'
import { identity } from '../identity/identity.ts'
import { rename, unit } from './act.testing.ts'
import { openPool } from './database.ts'
import { randomId } from './ids.ts'
import { rolesOf } from './rows.ts'
import { startSubgraph } from './running.ts'
import type { Viewer } from './viewer.ts'

const class7A = groupId('ekhamraskolan/7A')
const classPage = `query ($id: ID!) { group(id: $id) { displayName memberships { person { id displayName civicNo
  responsibles { person { displayName } } } } } }`

/** Adds pupils with two guardians each to 7A. */
const enlarge = ({ sql }: World, by: number) =>
  sql.unsafe(`
    create temp table new_pupil as select gen_random_uuid() as pupil, gen_random_uuid() as mother, gen_random_uuid() as father, n
      from generate_series(1, ${by}) n;
    insert into identity.person (id, given_name, family_name, birth_date)
      select pupil, 'Elev', 'Ny ' || n, date '2013-05-05' from new_pupil
      union all select mother, 'Mor', 'Ny ' || n, null from new_pupil union all select father, 'Far', 'Ny ' || n, null from new_pupil;
    insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      select gen_random_uuid(), pupil, '${unitId('ekhamraskolan')}', 'GR', 7, '2026-07-01' from new_pupil;
    insert into identity.group_membership (id, group_id, person_id, start_date)
      select gen_random_uuid(), '${class7A}', pupil, '2026-07-01' from new_pupil;
    insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      select gen_random_uuid(), pupil, guardian, 'VARDNADSHAVARE', '2013-05-05' from new_pupil, unnest(array[mother, father]) guardian;
    drop table new_pupil`)

describe.each(shapes)('The database, %s,', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  const idle = () => world.sql<{ states: number }[]>`select count(*)::int as states from pg_stat_activity
    where datname = current_database() and application_name = 'skolgraf' and state like 'idle in transaction%'`
  const askClass = (persona: string) => world.ask(persona, classPage, { variables: { id: class7A } })
  type Member = { person: { civicNo: string; responsibles: unknown[] } }
  const guardiansIn = (members: Member[]) => members.flatMap(({ person }) => person.responsibles).length
  const membersIn = ({ data }: Answer): Member[] => data.group.memberships

  it.each(['principal', 'school-admin', 'authority-admin'])(
    'answers a class page for the %s in five statements and one that notes it, whatever the size',
    async (persona) => {
      const ask = async () => {
        world.takeStatements()
        const answer = await askClass(persona)
        const statements = world.takeStatements()
        expect(answer.errors).toEqual([])
        return { members: membersIn(answer), statements: statements.filter((one) => !one.includes('viewerFor')) }
      }
      const small = await ask()
      await enlarge(world, 30)
      const large = await ask()
      expect(large.members).toHaveLength(small.members.length + 30)
      expect(guardiansIn(large.members)).toBe(guardiansIn(small.members) + 60)
      const names = ['groupsById', 'membershipsOfGroup', 'personsById', 'responsiblesOf', 'personsById', 'recordReads']
      expect(large.statements.map((statement) => /^\/\* (\w+) \*\//.exec(statement)?.[1])).toEqual(names)
      expect(large.statements).toEqual(small.statements)
    },
  )

  it('reads who asked in every statement: each begins with its name', async () => {
    world.takeStatements()
    await askClass('principal')
    await rename(world, 'authority-admin', {
      organisationId: unit.sjoviken,
      displayName: 'Ny',
      expectedVersion: 1,
      idempotencyKey: 'k',
    })
    await world.ask(
      'analyst',
      '{ organisations(first: 5) { totalCount edges { node { kpiValues(filter: { period: "2024/25" }) { source } } } } kpis { code } }',
    )
    const statements = world.takeStatements()
    expect(statements.length).toBeGreaterThan(14)
    expect(statements.filter((statement) => !/^\/\* \w+ \*\/ \w/.test(statement))).toEqual([])
  })

  it('gets every connection back, after a hundred requests in a row and fifty at once', async () => {
    const count = membersIn(await askClass('principal')).length
    for (let request = 0; request < 100; request++) await world.ask('teacher', '{ viewer { person { displayName } } }')
    const mixed = Array.from({ length: 50 }, (_, n) => {
      if (n % 5 === 0)
        return rename(world, 'authority-admin', { organisationId: unit.sjoviken, displayName: `N${n}`, expectedVersion: 99 })
      if (n % 5 === 1) return world.ask('principal', '{ group(id: "x") { id } organisations(after: "x") { totalCount } }')
      return askClass(n % 2 === 0 ? 'principal' : 'integrator')
    })
    const answers = await Promise.all(mixed)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(membersIn(answers[2]!)).toHaveLength(count)
    await expect.poll(async () => (await idle())[0]!.states, { timeout: 20_000 }).toBe(0)
  })

  it('gets them back from callers who do not wait for their answer', async () => {
    const authorization = `Bearer ${await world.token('principal')}`
    const body = JSON.stringify({ query: classPage, variables: { id: class7A } })
    const headers = { authorization, 'content-type': 'application/json' }
    const hangUp = (after: number) => fetch(world.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(after) })
    await Promise.allSettled(Array.from({ length: 40 }, (_, n) => hangUp(1 + n)))
    await expect.poll(async () => (await idle())[0]!.states, { timeout: 20_000 }).toBe(0)
    expect((await post(world.url, body, headers)).errors).toEqual([])
  })

  it('cancels nothing for the next one when a statement fails half-way', async () => {
    await world.sql`alter table identity.responsible rename column relation_type to gone`
    const broken = await askClass('principal')
    await world.sql`alter table identity.responsible rename column gone to relation_type`
    expect(broken.errors.every(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toBe(true)
    expect(broken.errors.length).toBeGreaterThan(0)
    expect((await askClass('principal')).errors).toEqual([])
    await expect.poll(async () => (await idle())[0]!.states, { timeout: 20_000 }).toBe(0)
  })
})

describe('One connection', () => {
  let world: World
  let pool: ReturnType<typeof openPool>
  let running: Awaited<ReturnType<typeof startSubgraph>>
  beforeAll(async () => {
    world = await openWorld()
    pool = openPool(world.database.url, { role: rolesOf('identity').viewer, max: 1 })
    running = await startSubgraph(identity, { pool, newId: randomId, report: () => {} })
  })
  afterAll(async () => {
    await running.stop()
    await pool.end()
    await world.stop()
  })

  const viewer = (name: string, roles: Viewer['roles'] = []): Viewer => ({
    kind: 'PERSON',
    id: personId(name),
    roles,
    assurance: 'HIGH',
    scopes: [],
  })
  const admin = viewer('maria-soderberg', [{ role: 'AUTHORITY_ADMIN', organisationId: unitId('ekhamraskolan') }])
  const answer = (who: Viewer, query: string) =>
    running.answer(
      { query },
      { viewer: who, requestId: 'r', locale: 'en', now: new Date('2026-11-22T11:00:00Z'), idempotencyKey: null },
    )
  const page = classPage.replace('($id: ID!)', '').replace('$id', `"${class7A}"`)
  const correct = (version: number, name: string) =>
    `mutation { correctOrganisationName(input: { organisationId: "${unit.sjoviken}", displayName: "${name}", expectedVersion: ${version} })
      { organisation { displayName } userErrors { code } } }`
  const left = () => pool`select current_user as role, coalesce(current_setting('skolgraf.viewer_id', true), '') as viewer,
    coalesce(current_setting('skolgraf.today', true), '') as today, (select count(*)::int from identity.person) as persons`

  it.each<[string, Viewer, string]>([
    ['a read', viewer('anders-hellstrom'), page],
    ['a read of the whole authority', admin, page],
    ['an act', admin, correct(1, 'Sjöviken')],
    ['a refused act', admin, correct(77, 'Sjöviken')],
    ['an act that says no', admin, correct(2, ' ')],
  ])('keeps nothing of the viewer after %s', async (_, who, query) => {
    await answer(who, query)
    expect([...(await left())]).toEqual([{ role: rolesOf('identity').viewer, viewer: '', today: '', persons: 0 }])
  })

  it('shows the next viewer what is theirs', async () => {
    const asked = async (who: Viewer) => (await answer(who, '{ groups(first: 100) { edges { node { displayName } } } }')).data
    const [principal, guardian] = [await asked(viewer('anders-hellstrom')), await asked(viewer('jenny-bergstrom'))]
    for (const _ of [1, 2]) {
      expect(await asked(admin)).not.toEqual(principal)
      expect(await asked(viewer('anders-hellstrom'))).toEqual(principal)
      expect(await asked(viewer('jenny-bergstrom'))).toEqual(guardian)
    }
  })

  it('prepares a statement once, and runs it again as it is', async () => {
    const prepared = () => pool<
      { statement: string; runs: number }[]
    >`select statement, (generic_plans + custom_plans)::int as runs
      from pg_prepared_statements where statement like '/* personsById */%' or statement like '/* viewer */%'`
    for (const _ of [1, 2, 3]) await answer(viewer('anders-hellstrom'), page)
    const before = new Map((await prepared()).map(({ statement, runs }) => [statement, runs]))
    await answer(viewer('anders-hellstrom'), page)
    const after = await prepared()
    expect(after).toHaveLength(2)
    // Pupils and their guardians; and as the viewer once to read, once to write down what was read.
    for (const { statement, runs } of after) expect(runs - before.get(statement)!).toBe(2)
  })
})
