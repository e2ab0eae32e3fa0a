import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { newCallKeys } from '../subgraphs/shared/call-token.ts'
import { subgraphNames } from '../subgraphs/subgraphs.ts'
import { readScenarios, rollScenario, type Scenario } from './bench.scenarios.ts'
import type { Usage } from './bench.serve.ts'
import type { Database } from './database.ts'

/** What is asked how, ready to send. */
export interface Target {
  readonly url: string
  readonly init: RequestInit
}

export const systemNames = ['floor', 'one process', 'many processes'] as const
export type SystemName = (typeof systemNames)[number]

/** One of the three that are compared. */
export interface System {
  readonly name: SystemName
  /** How to ask it a scenario, with these variables or its own. */
  readonly targets: Readonly<Record<Scenario['name'], (variables?: Scenario['variables']) => Target>>
  usage(): Promise<Usage>
}

interface Part {
  readonly url: string
  readonly process: ChildProcess
}

async function startPart(part: string, env: NodeJS.ProcessEnv, profile?: string): Promise<Part> {
  const execArgv = [...process.execArgv, ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])]
  const child = fork(new URL('./bench.serve.ts', import.meta.url), [part], { env, execArgv })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The part ${part} ended at its start with code ${code}`)
  })
  const [url] = (await Promise.race([once(child, 'message'), failed])) as [string]
  failed.catch(() => {})
  return { url, process: child }
}

async function endPart({ process: child }: Part): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.disconnect()
  await once(child, 'exit')
}

async function usageOf(parts: readonly Part[]): Promise<Usage> {
  const used = await Promise.all(
    parts.map(async ({ process: child }) => {
      child.send('usage')
      const [usage] = (await once(child, 'message')) as [Usage]
      return usage
    }),
  )
  const sum = (key: keyof Usage) => used.reduce((total, one) => total + one[key], 0)
  return { cpuMs: sum('cpuMs'), statements: sum('statements') }
}

export async function tokenFrom(url: string, persona: string): Promise<string> {
  const body = JSON.stringify({ persona })
  const response = await fetch(new URL('/dev/token', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return ((await response.json()) as { access_token: string }).access_token
}

type How = (url: string, scenario: Scenario) => Promise<(body: { readonly query: string; readonly variables: unknown }) => Target>

const throughGraphQL: How = async (url, { persona }) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenFrom(url, persona)}` }
  return (body) => ({ url, init: { method: 'POST', headers, body: JSON.stringify(body) } })
}

const atFloor: How =
  async (url, { name }) =>
  ({ variables }) => ({ url: `${url}/${name}`, init: { method: 'POST', body: JSON.stringify({ variables }) } })

async function targetsOf(url: string, how: How): Promise<System['targets']> {
  const all = [...readScenarios, rollScenario].map(async (scenario) => {
    const { name, query, variables: own } = scenario
    const target = await how(url, scenario)
    return [name, (variables = own) => target({ query, variables })]
  })
  return Object.fromEntries(await Promise.all(all)) as System['targets']
}

export interface SystemOptions {
  readonly counts?: boolean
  /** A folder for the V8 profile of the system in one process. */
  readonly profile?: string | undefined
}

/** Starts the three over one database, every part a process of its own, and registers their end. */
export async function startSystems(
  { url, adminUrl }: Database,
  { counts = false, profile }: SystemOptions,
  onEnd: (stop: () => Promise<void>) => void,
): Promise<{ systems: System[]; stop: () => Promise<void> }> {
  const { privateKey, publicKey } = await newCallKeys()
  const env = {
    ...process.env,
    NODE_ENV: process.env['BENCH_NODE_ENV'] ?? 'production',
    APOLLO_TELEMETRY_DISABLED: '1',
    BENCH_COUNTS: String(counts),
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    DATABASE_URL: url,
    ADMIN_URL: adminUrl,
    CALL_PRIVATE_KEY: JSON.stringify(privateKey),
    CALL_PUBLIC_KEY: JSON.stringify(publicKey),
  }
  const started: Part[] = []
  const stop = async () => void (await Promise.all(started.map(endPart)))
  onEnd(stop)
  const start = async (part: string, more: NodeJS.ProcessEnv = {}) => {
    const one = await startPart(part, { ...env, ...more }, part === 'one' ? profile : undefined)
    started.push(one)
    return one
  }
  const [floor, one, ...behind] = await Promise.all([start('floor'), start('one'), ...subgraphNames.map((name) => start(name))])
  const urls = Object.fromEntries(subgraphNames.map((name, at) => [`${name.toUpperCase()}_URL`, behind[at]!.url]))
  const gateway = await start('gateway', urls)
  const system = (name: SystemName, targets: System['targets'], parts: Part[]): System => ({
    name,
    targets,
    usage: () => usageOf(parts),
  })
  const systems = [
    system('floor', await targetsOf(floor.url, atFloor), [floor]),
    system('one process', await targetsOf(one.url, throughGraphQL), [one]),
    system('many processes', await targetsOf(gateway.url, throughGraphQL), [gateway, ...behind]),
  ]
  return { systems, stop }
}
