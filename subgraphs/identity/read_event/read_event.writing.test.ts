import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, post, shapes, type World } from '../../../scripts/testing.ts'
import { signCall } from '../../shared/call-token.ts'
import { openPool } from '../../shared/database.ts'
import { asRole } from '../../shared/migrate.testing.ts'
import { rolesOf } from '../../shared/rows.ts'
import { groupId, personId, slug } from '../demo/keys.ts'

const id = (name: string) => personId(slug(name))
const [alva, elin, anders] = [id('Alva Bergström'), id('Elin Strand'), id('Anders Hellström')]
const class7A = groupId('ekhamraskolan/7A')

describe.each(shapes)('What is read is written down, %s:', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())
  beforeEach(() => world.sql`truncate identity.read_event`)

  const read = (persona: string, of: string, fields: string) => world.ask(persona, `{ person(id: "${of}") { ${fields} } }`)
  const noted = () =>
    world.sql<{ field: string; subjectId: string; requestId: string }[]>`select field, subject_id, request_id
      from identity.read_event order by subject_id, field`

  it('each field once for each request, by whatever aliases, fragments and ways', async () => {
    await world.ask(
      'principal',
      `query { a: person(id: "${alva}") { ...c again: civicNo emails { value } } b: person(id: "${alva}") { ...c }
        group(id: "${class7A}") { memberships { person { id civicNo } } } }
       fragment c on Person { civicNo e: emails { type } ... on Person { mail: emails { value } } }`,
    )
    const rows = (await noted()).filter(({ subjectId }) => subjectId === alva)
    expect(rows.map(({ field }) => field)).toEqual(['Person.civicNo', 'Person.emails'])
    expect(new Set(rows.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('who was refused, or told that there is nothing, has read nothing', async () => {
    await read('teacher', alva, 'civicNo addresses { type } displayName birthDate')
    await read('mentor', elin, 'phoneNumbers { value }')
    await read('principal-other-school', alva, 'civicNo')
    expect(await noted()).toEqual([])
  })

  it('a class page with names writes nothing; with telephone numbers it writes once', async () => {
    const page = async (fields: string) => {
      world.takeStatements()
      const { errors } = await world.ask('school-admin', `{ group(id: "${class7A}") { memberships { person { ${fields} } } } }`)
      expect(errors).toEqual([])
      return world.takeStatements().filter((statement) => statement.includes('recordReads')).length
    }
    expect(await page('id displayName givenName birthDate')).toBe(0)
    expect(await page('id displayName phoneNumbers { value }')).toBe(1)
    expect((await noted()).length).toBeGreaterThan(5)
  })

  it('an act that answers with what it changed is noted as a reading', async () => {
    const act = `mutation { changeContactDetails(input: { personId: "${alva}", emails: ["alva@example.org"] }) {
      person { displayName emails { value } } userErrors { code } } }`
    expect((await world.ask('guardian', act)).data.changeContactDetails.userErrors).toEqual([])
    expect((await noted()).map(({ field }) => field)).toEqual(['Person.emails'])
    await world.sql`revoke execute on function access.record_reads from skolgraf_viewer`
    const { data, errors } = await world.ask('guardian', act.replace('alva@', 'alva.b@'))
    await world.sql`grant execute on function access.record_reads to skolgraf_viewer`
    expect(JSON.stringify({ data, errors })).not.toContain('alva.b')
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) } }])
  })

  it('an answer that cannot be written down is not given; one that need not be, is', async () => {
    await world.sql`revoke execute on function access.record_reads from skolgraf_viewer`
    const closed = await read('principal', alva, 'displayName civicNo')
    const names = await read('principal', alva, 'displayName')
    await world.sql`grant execute on function access.record_reads to skolgraf_viewer`
    expect(closed.data?.person ?? null).toBeNull()
    expect(closed.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) } }])
    expect(JSON.stringify(closed.errors)).not.toContain('Alva')
    expect(names.data).toEqual({ person: { displayName: 'Alva Bergström' } })
    await world.sql`alter table identity.read_event rename to lost`
    const broken = await read('pupil', alva, 'emails { value }')
    await world.sql`alter table identity.lost rename to read_event`
    expect(broken.data?.person ?? null).toBeNull()
    expect(broken.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
    expect(await noted()).toEqual([])
  })
})

describe('A subgraph that is asked several times in one request', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape: 'in many processes' })))
  afterAll(() => world.stop())

  it('counts each field of a person once', async () => {
    const viewer = { kind: 'PERSON' as const, id: anders, roles: [], assurance: 'HIGH' as const, scopes: [] }
    const call = {
      viewer,
      requestId: randomUUID(),
      locale: 'sv' as const,
      now: new Date('2026-11-22T11:00:00Z'),
      idempotencyKey: null,
    }
    const ask = async (fields: string, asked: typeof call) => {
      const query = `{ _entities(representations: [{ __typename: "Person", id: "${elin}" }]) { ... on Person { ${fields} } } }`
      const body = JSON.stringify({ query })
      const token = await signCall(world.callKeys.privateKey, { audience: 'identity', call: asked, body })
      return post(world.subgraphUrls['identity']!, body, { authorization: `Bearer ${token}` })
    }
    const answers = await Promise.all([ask('id civicNo', call), ask('civicNo displayName', call), ask('civicNo', call)])
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    const fields = () =>
      world.sql<{ field: string }[]>`select field from identity.read_event where subject_id = ${elin} order by 1`
    expect((await fields()).map(({ field }) => field)).toEqual(['Person.civicNo', 'Person.displayName'])
    await ask('civicNo', { ...call, requestId: randomUUID() })
    expect(await fields()).toHaveLength(3)
  })
})

describe('The log', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())
  const { viewer, authority, system } = rolesOf('identity')
  const settings = { 'skolgraf.viewer_id': anders, 'skolgraf.viewer_kind': 'PERSON', 'skolgraf.today': '2026-11-22' }
  const entries = `'[{"subjectId": "${alva}", "field": "Person.civicNo", "relations": []}]'`
  const record = `select access.record_reads('2026-11-22T11:00Z', 'r', 'HIGH', ${entries})`
  const as = async (role: string, statement: string, given: Record<string, string> = settings) => {
    const pool = openPool(world.database.url, { max: 1 })
    try {
      return await asRole(pool, role, statement, given)
    } finally {
      await pool.end()
    }
  }

  it.each([viewer, authority, system])('is only added to, by its function and in no other name, as %s', async (role) => {
    await world.sql`truncate identity.read_event`
    await as(role, record)
    const [row] = await world.sql`select viewer_id, viewer_kind from identity.read_event`
    expect(row).toEqual({ viewerId: anders, viewerKind: 'PERSON' })
    const byHand = `insert into identity.read_event
      (at, request_id, subject_id, field, viewer_id, viewer_kind, assurance, relations)
      values ('2026-11-22', 's', '${alva}', 'Person.civicNo', '${elin}', 'PERSON', 'LOW', '{}')`
    const change = [byHand, `update identity.read_event set viewer_id = '${elin}'`, 'truncate identity.read_event']
    const whole = [...change, ...(role === system ? [] : ['delete from identity.read_event'])]
    const behind = ['read_event_2026', 'read_event_default'].flatMap((table) => [
      `select from identity.${table}`,
      `delete from identity.${table}`,
      byHand.replace('identity.read_event', `identity.${table}`),
    ])
    for (const statement of [...whole, ...behind]) await expect(as(role, statement)).rejects.toThrow('permission denied')
    await expect(as(role, record, {})).rejects.toThrow('violates')
    expect(await world.sql`select from identity.read_event`).toHaveLength(1)
  })

  it('can be taken away by the system when its time is out', async () => {
    await as(system, `delete from identity.read_event where at < '2027-01-01'`)
    expect(await world.sql`select from identity.read_event`).toEqual([])
  })

  it('looks through the partition of the school year that was asked for, and no other', async () => {
    world.takeStatements()
    const log = `{ person(id: "${alva}") { readEvents(filter: { schoolYear: "2026/27" }, first: 100) { edges { cursor } } } }`
    expect((await world.ask('pupil', log)).errors).toEqual([])
    const asked = world.takeStatements().find((statement) => statement.includes('/* readEventPages */'))
    const plan = await as(
      viewer,
      `set local plan_cache_mode = force_generic_plan; prepare page as ${asked};
      explain (analyze) execute page('{${alva}}', '2026-07-01', 0, '2027-06-30', 1, 101)`,
      { ...settings, 'skolgraf.viewer_id': alva },
    )
    const text = JSON.stringify(plan)
    expect(text).toContain('read_event_2026_pkey')
    expect(text).not.toMatch(/read_event_(2025|2027|default)/)
  })
})
