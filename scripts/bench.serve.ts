import { readConfig } from '../subgraphs/shared/config.ts'
import { isQuery } from '../subgraphs/shared/database.ts'
import { subgraphNames, subgraphs } from '../subgraphs/subgraphs.ts'
import { serveFloor } from './bench.floor.ts'
import { remoteSubgraphs, type Running, runAll, runGateway, serveSubgraph, type Surroundings } from './run.ts'

/** What a served part has used since it started; statements are counted only when asked to, since counting costs. */
export interface Usage {
  readonly cpuMs: number
  readonly statements: number
}

let statements = 0
const isCounting = process.env['BENCH_COUNTS'] === 'true'
const onStatement = (statement: string) => void (statements += isQuery(statement) ? 1 : 0)

// Runs as in production, except for the personas' tokens.
const config = readConfig({ ...process.env, NODE_ENV: 'development', DEV_PERSONAS: 'true' }, subgraphNames)
const surroundings: Surroundings = {
  config,
  databaseUrl: config.databaseUrl!,
  report: (error) => console.error(error),
  ...(isCounting && { onStatement }),
}

function start(part: string): Promise<Running> {
  if (part === 'floor') return serveFloor(process.env['ADMIN_URL']!, isCounting ? onStatement : undefined)
  if (part === 'one') return runAll(subgraphs, surroundings)
  if (part === 'gateway') return runGateway(remoteSubgraphs(subgraphNames, surroundings), surroundings)
  return serveSubgraph(
    subgraphs.find(({ name }) => name === part)!,
    surroundings,
  )
}

const running = await start(process.argv[2]!)
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMs: (user + system) / 1000, statements } satisfies Usage)
})
// Ctrl-C reaches every process of the terminal: this one ends with whoever started it, not before.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.send?.(running.url)
