import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Running, runGateway, runSubgraph, type Surroundings } from '../scripts/run.ts'
import { type Answer, openWorld, post, type World } from '../scripts/testing.ts'
import { newDemoDatabase } from '../scripts/testing.database.ts'
import { readConfig } from '../subgraphs/shared/config.ts'
import { openPool, type Pool, readAs } from '../subgraphs/shared/database.ts'
import type { RunningSubgraph } from '../subgraphs/shared/running.ts'
import { subgraphNames, subgraphs } from '../subgraphs/subgraphs.ts'

/** A wire to the database that can be cut and mended. */
async function openWire(url: string) {
  const { port: farPort, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => void (sockets.delete(socket), other.destroy()))
    return socket.pipe(other)
  }
  const listen = async (port: number) => {
    const server = createServer((near) => {
      const far = connect(Number(farPort), hostname)
      keep(near, far)
      keep(far, near)
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return server
  }
  let server = await listen(0)
  const { port } = server.address() as AddressInfo
  const through = new URL(url)
  through.port = String(port)
  return {
    url: through.href,
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
    mend: async () => void (server = await listen(port)),
  }
}

const outage = (path: readonly string[]) => ({
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', errorId: expect.stringMatching(/^[\da-f-]{36}$/) },
})
const byPath = (errors: Answer['errors']) => [...errors].sort((a, b) => String(a.path).localeCompare(String(b.path)))

const everything = `{
  viewer { kind person { displayName } }
  kpis { code }
  organisations(filter: { schoolUnitCodes: ["99990002"] }) { edges { node { displayName kpiValues(filter: { period: "2024/25" }) { period } } } }
}`

describe('When the database does not answer the subgraphs', () => {
  let wire: Awaited<ReturnType<typeof openWire>>
  let gateway: Running
  let running: RunningSubgraph[]
  let blocker: Pool
  const reports = new Map<string, unknown>()
  let ask: (persona: string, query?: string) => Promise<Answer>
  beforeAll(async () => {
    const database = await newDemoDatabase(inject('adminUrl'))
    blocker = openPool(database.adminUrl, { max: 1 })
    wire = await openWire(`${database.url}?statement_timeout=1200`)
    const config = readConfig({ PORT: '0', DATABASE_URL: database.url, DEV_PERSONAS: 'true' }, subgraphNames)
    const surroundings: Surroundings = { config, databaseUrl: database.url, report: (error, id) => void reports.set(id, error) }
    running = await Promise.all(subgraphs.map((one) => runSubgraph(one, { ...surroundings, databaseUrl: wire.url })))
    gateway = await runGateway(Object.fromEntries(running.map((one) => [one.name, one.answer])), surroundings)
    ask = async (persona, query = everything) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(new URL('/dev/token', gateway.url), {
        method: 'POST',
        headers,
        body: JSON.stringify({ persona }),
      })
      const { access_token: token } = (await response.json()) as { access_token: string }
      return post(gateway.url, { query }, { authorization: `Bearer ${token}` })
    }
  })
  afterAll(async () => {
    await gateway.stop()
    for (const one of running) await one.stop()
    await wire.cut()
    await blocker.end()
  })

  const expectWhole = async () => {
    const { data, errors } = await ask('teacher')
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      viewer: { person: { displayName: 'Johan Lindqvist' } },
      kpis: expect.arrayContaining([{ code: 'skolverket.year9.pupils' }]),
    })
  }

  it('every part says so under an id the operator has too, and a refusal stays a refusal; then all is back', async () => {
    await expectWhole()
    await wire.cut()
    const { status, data, errors } = await ask('teacher')
    expect(status).toBe(200)
    expect(data).toEqual({ viewer: { kind: 'PERSON', person: null }, kpis: null, organisations: null })
    expect(byPath(errors)).toMatchObject([outage(['kpis']), outage(['organisations']), outage(['viewer', 'person'])])
    for (const { extensions } of errors)
      expect(reports.get(extensions['errorId'] as string)).toMatchObject({ code: 'ECONNREFUSED' })
    const act =
      'mutation { correctOrganisationName(input: { organisationId: "x", displayName: "x", expectedVersion: 1 }) { userErrors { code } } }'
    expect((await ask('teacher', act)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await ask('authority-admin', act)).errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
    await wire.mend()
    await expectWhole()
  })

  it('a query that takes too long is an outage of its own part only', async () => {
    await blocker.begin(async (tx) => {
      await tx`lock table governance.kpi in access exclusive mode`
      const { data, errors } = await ask('teacher')
      expect(data).toMatchObject({ viewer: { person: { displayName: 'Johan Lindqvist' } }, kpis: null })
      expect(errors).toContainEqual(expect.objectContaining(outage(['kpis'])))
      expect(errors.map(({ extensions }) => extensions.code)).not.toContain('FORBIDDEN')
    })
    await expectWhole()
  })
})

describe('When the whole database is gone', () => {
  it('nobody is refused: who is asking cannot be looked up, until it can', async () => {
    const database = await newDemoDatabase(inject('adminUrl'))
    const wire = await openWire(database.url)
    const world = await openWorld({ database: { ...database, url: wire.url } })
    const token = await world.token('guardian')
    const headers = { authorization: `Bearer ${token}` }
    await wire.cut()
    const { status, data, errors, headers: answered } = await post(world.url, { query: everything }, headers)
    expect({ status, data, errors }).toMatchObject({
      status: 503,
      data: null,
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', errorId: expect.any(String) } }],
    })
    expect(answered.get('cache-control')).toBe('no-store')
    expect(world.reports).toHaveLength(1)
    await wire.mend()
    expect(await post(world.url, { query: '{ viewer { kind } }' }, headers)).toMatchObject({ status: 200, errors: [] })
    await world.stop()
    await wire.cut()
  })
})

describe('When a process of the installation is gone', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape: 'in many processes' })))
  afterAll(() => world.stop())

  it('the others answer their part, with one error for what is missing', async () => {
    expect((await world.ask('teacher', everything)).errors).toEqual([])
    const parts = '{ viewer { kind } kpis { code } }'
    await world.stopSubgraph('governance')
    const { data, errors } = await world.ask('teacher', parts)
    expect(data).toEqual({ viewer: { kind: 'PERSON' }, kpis: null })
    expect(errors).toEqual([expect.objectContaining({ extensions: outage([]).extensions })])
    const { data: units } = await world.ask('teacher', everything)
    expect(units.organisations.edges).toEqual([{ node: { displayName: 'Ekhamraskolan', kpiValues: null } }])
  })

  it('and the other way round', async () => {
    const other = await openWorld({ shape: 'in many processes' })
    await other.stopSubgraph('identity')
    const { data, errors } = await other.ask('teacher', '{ viewer { kind } kpis { code } }')
    expect([data.viewer, data.kpis.length > 3]).toEqual([null, true])
    expect(errors).toEqual([expect.objectContaining({ extensions: outage([]).extensions })])
    await other.stop()
  })
})

describe('When a connection dies in the middle of a request', () => {
  const asking = { requestId: 'r', locale: 'en', now: new Date(), idempotencyKey: null } as const
  const callOf = (id: string) =>
    ({ ...asking, viewer: { kind: 'PERSON', id, roles: [], assurance: 'HIGH', scopes: [] } }) as const
  const [first, second] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']

  it("the rest of it is not run in another viewer's transaction", async () => {
    const database = await newDemoDatabase(inject('adminUrl'))
    const role = 'skolgraf_identity_viewer'
    const [admin, pool] = [openPool(database.adminUrl, { max: 1 }), openPool(database.url, { role, max: 1 })]
    const [one, other] = [readAs(pool, role, callOf(first)), readAs(pool, role, callOf(second))]
    const [backend] = await one.read<{ pid: number }>`select pg_backend_pid() as pid`
    await admin`select pg_terminate_backend(${backend!.pid})`
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await other.read`select access.viewer_id() as id`).toEqual([{ id: second }])
    const seen = await one.read<{ id: string }>`select access.viewer_id() as id`.catch(() => [])
    await Promise.all([one.end(), other.end()])
    await Promise.all([pool.end({ timeout: 1 }), admin.end()])
    expect(seen).not.toEqual([{ id: second }])
  })
})
