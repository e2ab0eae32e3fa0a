import { inject } from 'vitest'
import { newCallKeys } from '../subgraphs/shared/call-token.ts'
import { readConfig } from '../subgraphs/shared/config.ts'
import { isQuery, openPool, type Pool } from '../subgraphs/shared/database.ts'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import type { Assurance } from '../subgraphs/shared/viewer.ts'
import { subgraphNames, subgraphs as allSubgraphs } from '../subgraphs/subgraphs.ts'
import { type Running, remoteSubgraphs, runAll, runGateway, serveSubgraph, type Surroundings } from './run.ts'
import type { Database } from './database.ts'
import { copyDemo, dropDatabase, newDemoDatabase, today } from './testing.database.ts'

/** Both ways to run the system. Stories pass in each: `describe.each(shapes)('…, %s', (shape) => …)`. */
export const shapes = ['in one process', 'in many processes'] as const
export type Shape = (typeof shapes)[number]

export interface AnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions: Record<string, unknown> & { readonly code: string }
}

/** What a client gets. `data` is any, so that stories read like queries. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any
  readonly errors: readonly AnswerError[]
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>
  readonly assurance?: Assurance
  /** The personal identity number that the provider vouches for. */
  readonly civicNo?: string | undefined
  readonly headers?: Record<string, string>
}

/** A running installation with the demo municipality, for one test file. */
export interface World {
  readonly url: string
  /** Where each subgraph answers; empty in one process. */
  readonly subgraphUrls: Readonly<Record<string, string>>
  readonly callKeys: Awaited<ReturnType<typeof newCallKeys>>
  /** Asks as a persona of the demo (assurance HIGH unless said), or as nobody. */
  ask(persona: string | null, query: string, options?: AskOptions): Promise<Answer>
  token(persona: string, assurance?: Assurance, civicNo?: string): Promise<string>
  /** As the superuser, to arrange what a story needs and to look behind the walls. */
  readonly sql: Pool
  readonly database: Database
  /** The statements sent to the database since the last look, without transaction control. */
  takeStatements(): string[]
  /** Travels to noon of a day, or to an instant; to `today` if none is given. */
  travel(to?: string | Date): void
  /** Errors that were reported to the operator. */
  readonly reports: unknown[]
  stopSubgraph(name: string): Promise<void>
  stop(): Promise<void>
}

export interface WorldOptions {
  readonly shape?: Shape
  /** The subgraphs to run, changed as a test needs: without its field rules, or past the row policies. */
  readonly subgraphs?: readonly Subgraph[]
  /** As whom the subgraphs log in; needed to take a role that ordinary logins may not. */
  readonly asSuperuser?: boolean
  readonly database?: Database
  /** Configuration besides the harness's own. */
  readonly env?: Readonly<Record<string, string>>
}

// Every world of a worker is built of the same schemas: they keep nothing, and are a third of what opening one takes.
const builtOnce = (subgraph: Subgraph): Subgraph => {
  const built = new Map<unknown, ReturnType<Subgraph['schema']>>()
  return {
    ...subgraph,
    schema(policy = subgraph.policy) {
      const schema = built.get(policy) ?? subgraph.schema(policy)
      built.set(policy, schema)
      return schema
    },
  }
}
const ordinarySubgraphs = allSubgraphs.map(builtOnce)

const noonOf = (day: string) => new Date(`${day}T11:00:00Z`)

interface Started extends Running {
  readonly subgraphUrls?: Readonly<Record<string, string>>
  readonly served?: ReadonlyMap<string, Running>
}

interface Installation {
  readonly database: Database
  readonly callKeys: World['callKeys']
  readonly started: Started
  readonly statements: string[]
  readonly reports: unknown[]
  readonly now: { value: Date }
}

async function runInMany(subgraphs: readonly Subgraph[], surroundings: Surroundings): Promise<Started> {
  const served = new Map<string, Running>()
  for (const subgraph of subgraphs) served.set(subgraph.name, await serveSubgraph(subgraph, surroundings))
  const subgraphUrls = Object.fromEntries([...served].map(([name, { url }]) => [name, url]))
  const config = { ...surroundings.config, subgraphUrls }
  const gateway = await runGateway(remoteSubgraphs(subgraphNames, { ...surroundings, config }), surroundings)
  const stop = async () => {
    await gateway.stop()
    for (const one of served.values()) await one.stop()
  }
  return { url: gateway.url, subgraphUrls, served, stop }
}

async function install({
  shape = 'in one process',
  subgraphs = ordinarySubgraphs,
  asSuperuser = false,
  database: given,
  env = {},
}: WorldOptions): Promise<Installation> {
  const database = given ?? (await newDemoDatabase(inject('adminUrl')))
  const callKeys = await newCallKeys()
  const keys = { CALL_PRIVATE_KEY: JSON.stringify(callKeys.privateKey), CALL_PUBLIC_KEY: JSON.stringify(callKeys.publicKey) }
  const now = { value: noonOf(today) }
  const statements: string[] = []
  const reports: unknown[] = []
  const surroundings: Surroundings = {
    config: readConfig(
      { PORT: '0', DATABASE_URL: database.url, DEV_PERSONAS: 'true', LOG_LEVEL: 'silent', ...keys, ...env },
      subgraphNames,
    ),
    databaseUrl: asSuperuser ? database.adminUrl : database.url,
    report: (error) => reports.push(error),
    clock: () => now.value,
    viewerSeconds: 0,
    onStatement: (statement) => isQuery(statement) && statements.push(statement),
  }
  const run = shape === 'in many processes' ? runInMany : runAll
  return { database, callKeys, started: await run(subgraphs, surroundings), statements, reports, now }
}

// Of starting, most is Apollo's plan of a schema that is always the same. What keeps nothing of a request may serve the next
// file too, over a new database of the old one's name.
const spare: Installation[] = []

async function reuse(): Promise<Installation | undefined> {
  const installation = spare.pop()
  if (!installation) return undefined
  await copyDemo(inject('adminUrl'), installation.database.place)
  installation.now.value = noonOf(today)
  installation.statements.length = 0
  installation.reports.length = 0
  return installation
}

/** Opens a world of its own. Close it in `afterAll`. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { shape = 'in one process', ...special } = options
  const isOrdinary = shape === 'in one process' && Object.keys(special).length === 0
  // Let go when it is stopped: a test file keeps its world for as long as its worker lives.
  let installation: Installation | undefined = (isOrdinary && (await reuse())) || (await install(options))
  const { database, callKeys, statements, reports, now } = installation
  const { url, subgraphUrls = {} } = installation.started
  const sql = openPool(database.adminUrl, { max: 2 })
  const token = tokensFrom(new URL('/dev/token', url))
  const stop = async () => {
    if (!installation) return
    const stopped = installation
    installation = undefined
    await sql.end()
    if (!isOrdinary) await stopped.started.stop()
    if (!options.database) await dropDatabase(inject('adminUrl'), database.place)
    if (isOrdinary) spare.push(stopped)
  }
  return {
    url,
    subgraphUrls,
    callKeys,
    sql,
    database,
    reports,
    token: (persona, assurance = 'HIGH', civicNo) => token({ persona, assurance, civicNo }, now.value),
    ask: async (persona, query, { variables, assurance = 'HIGH', civicNo, headers } = {}) => {
      const authorization =
        persona === null ? undefined : { authorization: `Bearer ${await token({ persona, assurance, civicNo }, now.value)}` }
      return post(url, { query, variables }, { ...authorization, ...headers })
    },
    takeStatements: () => statements.splice(0),
    travel: (to = today) => void (now.value = typeof to === 'string' ? noonOf(to) : to),
    stopSubgraph: async (name) => installation?.started.served?.get(name)?.stop(),
    stop,
  }
}

/** Sends a GraphQL request and reads the answer. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer>
  return { status: response.status, headers: response.headers, data, errors }
}

function tokensFrom(url: URL) {
  const kept = new Map<string, Promise<string>>()
  const get = async (asked: { persona: string; assurance: Assurance; civicNo?: string | undefined }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    return token
  }
  return (asked: Parameters<typeof get>[0], now: Date) => {
    const key = JSON.stringify([asked, now])
    if (!kept.has(key)) kept.set(key, get(asked))
    return kept.get(key)!
  }
}
