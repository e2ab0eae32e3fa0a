import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { createGateway } from '../gateway/gateway.ts'
import { serveGraphiql } from '../gateway/graphiql/graphiql.ts'
import type { Issuer } from '../gateway/issuer.ts'
import { createLookup } from '../gateway/lookup.ts'
import { createPersonas } from '../gateway/personas.ts'
import { type Ask, remoteSubgraph } from '../gateway/remote.ts'
import { createAuthenticator } from '../gateway/viewer.ts'
import { municipalityPersonas } from '../subgraphs/identity/demo/municipality/personas.ts'
import { personas } from '../subgraphs/identity/demo/personas.ts'
import { createCallVerifier } from '../subgraphs/shared/call-token.ts'
import { type Clock, systemClock } from '../subgraphs/shared/clock.ts'
import type { Config } from '../subgraphs/shared/config.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import type { Report } from '../subgraphs/shared/errors.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { gatewayRole, rolesOf } from '../subgraphs/shared/rows.ts'
import { serve } from '../subgraphs/shared/serve.ts'
import { type RunningSubgraph, startSubgraph } from '../subgraphs/shared/running.ts'
import type { Subgraph } from '../subgraphs/shared/subgraph.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'

/** What a running part is given from outside. */
export interface Surroundings {
  readonly config: Config
  readonly databaseUrl: string
  readonly report: Report
  readonly clock?: Clock
  /** How long a revoked session or a changed role may go unnoticed; 4 unless given. */
  readonly viewerSeconds?: number
  /** Sees every statement sent to the database; tests count them. */
  readonly onStatement?: (statement: string) => void
}

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** Starts answering for a subgraph in this process, on connections of its own. */
export async function runSubgraph(
  subgraph: Subgraph,
  { databaseUrl, report, onStatement }: Surroundings,
): Promise<RunningSubgraph> {
  const pool = openPool(databaseUrl, { role: rolesOf(subgraph.name).viewer, ...(onStatement && { onStatement }) })
  const running = await startSubgraph(subgraph, { pool, newId: randomId, report })
  return {
    ...running,
    stop: async () => {
      await running.stop()
      await pool.end({ timeout: 5 })
    },
  }
}

/** Serves a subgraph over HTTP, to the gateway's signed calls only. */
export async function serveSubgraph(subgraph: Subgraph, surroundings: Surroundings): Promise<Running> {
  const { config, report } = surroundings
  if (!config.callPublicKey)
    throw new UserError("Set CALL_PUBLIC_KEY to the public half of the gateway's CALL_PRIVATE_KEY (an Ed25519 JWK).")
  const running = await runSubgraph(subgraph, surroundings)
  const verify = createCallVerifier({ publicKey: config.callPublicKey, audience: subgraph.name, clock: systemClock })
  const served = await serve(running, verify, config, report).catch(async (error: unknown) => {
    await running.stop()
    throw portError(error, config)
  })
  return {
    url: served.url,
    stop: async () => {
      await served.stop()
      await running.stop()
    },
  }
}

/** How to ask the subgraphs that run in other processes. */
export function remoteSubgraphs(names: readonly string[], { config, report }: Surroundings): Record<string, Ask> {
  const { callPrivateKey, subgraphUrls } = config
  if (!callPrivateKey)
    throw new UserError('Set CALL_PRIVATE_KEY to an Ed25519 JWK; subgraphs get its public half as CALL_PUBLIC_KEY.')
  return Object.fromEntries(
    names.map((name) => {
      const url = subgraphUrls[name]
      if (!url) throw new UserError(`Set ${name.toUpperCase()}_URL to where the subgraph ${name} answers.`)
      return [name, remoteSubgraph(name, url, callPrivateKey, report)]
    }),
  )
}

function portError(error: unknown, { port, host }: Config): unknown {
  const { code } = error as { code?: string }
  if (code === 'EADDRINUSE') return new UserError(`Port ${port} is taken. Stop what uses it, or set PORT to another.`)
  if (code === 'EACCES') return new UserError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UserError(`HOST "${host}" is no address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.`)
  return error
}

const supergraph = () => readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8')

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return `${await app.listen({ port: config.port, host: config.host })}/graphql`
  } catch (error) {
    throw portError(error, config)
  }
}

/** Starts the gateway over subgraphs, wherever they run. */
export async function runGateway(
  subgraphs: Record<string, Ask>,
  { config, databaseUrl, report, clock = systemClock, viewerSeconds = 4 }: Surroundings,
): Promise<Running> {
  const pool = openPool(databaseUrl, { role: gatewayRole, max: 4 })
  const dev = config.devPersonas ? createPersonas({ personas, unlisted: municipalityPersonas, clock }) : undefined
  const issuers: Issuer[] = [...config.oidcIssuers, ...(dev ? [dev.issuer] : [])]
  const authenticate = createAuthenticator({ issuers, lookup: createLookup(pool), clock, cacheSeconds: viewerSeconds })
  const app = await createGateway({
    supergraph: supergraph(),
    subgraphs,
    authenticate,
    issuers,
    publicSchema: config.publicSchema,
    clock,
    report,
  })
  serveGraphiql(app, { endpoint: '/graphql', personas: config.devPersonas })
  dev?.routes(app)
  const stop = async () => {
    await app.close()
    await pool.end({ timeout: 5 })
  }
  try {
    return { url: await listen(app, config), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Starts everything in this process: the gateway asks the subgraphs in memory. */
export async function runAll(subgraphs: readonly Subgraph[], surroundings: Surroundings): Promise<Running> {
  const running: RunningSubgraph[] = []
  const stopAll = () => Promise.all(running.map((one) => one.stop()))
  try {
    for (const subgraph of subgraphs) running.push(await runSubgraph(subgraph, surroundings))
    const gateway = await runGateway(Object.fromEntries(running.map((one) => [one.name, one.answer])), surroundings)
    return { url: gateway.url, stop: async () => void (await gateway.stop(), await stopAll()) }
  } catch (error) {
    await stopAll()
    throw error
  }
}
