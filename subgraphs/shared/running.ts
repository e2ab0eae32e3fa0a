import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import { type Act, type Payload, perform } from './act.ts'
import type { Context } from './context.ts'
import { type Pool, type ReadTransaction, readAs } from './database.ts'
import { type Report, maskErrors } from './errors.ts'
import type { NewId } from './ids.ts'
import { type AboutPerson, readAbout } from './personal-reading.ts'
import { newReadLog, type ReadLog, recordReads } from './read-log.ts'
import type { Subgraph } from './subgraph.ts'
import type { Call } from './viewer.ts'

/** What a request asks of a subgraph, and what it answers: GraphQL over JSON, whether in memory or over HTTP. */
export interface GraphQLRequest {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}
export interface GraphQLAnswer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

export interface RunningSubgraph {
  readonly name: string
  answer(request: GraphQLRequest, call: Call): Promise<GraphQLAnswer>
  stop(): Promise<void>
}

function contextOf(
  subgraph: Subgraph,
  { pool, newId }: Parts,
  call: Call,
  { reading, reads }: { reading: ReadTransaction; reads: ReadLog },
): Context<object> {
  const role = subgraph.databaseRole(call.viewer)
  const context = {
    call,
    viewer: call.viewer,
    read: reading.read,
    load: subgraph.loaders(reading.read),
    newId,
    verdicts: new Map(),
    reads,
    aboutPerson: <Row extends object>(asked: AboutPerson) => readAbout<Row>(pool, subgraph.name, role, call, asked),
    async act<Answer extends Payload>(given: Act<Answer>) {
      await reading.end()
      const answer = await perform(pool, subgraph.name, role, call, given)
      // What was read meanwhile is of the time before.
      await reading.end()
      // In place: Apollo hands resolvers a copy of the context, and what they read now must see what was done.
      Object.assign(context.load, subgraph.loaders(reading.read))
      return answer
    },
  }
  return context
}

/** What a running subgraph is given from outside. */
export interface Parts {
  readonly pool: Pool
  readonly newId: NewId
  readonly report: Report
}

async function startServer(schema: GraphQLSchema, report: Report): Promise<ApolloServer<Context<object>>> {
  const server = new ApolloServer<Context<object>>({
    schema,
    formatError: maskErrors(report),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await server.start()
  return server
}

/** Starts answering for a subgraph over a pool that logs in as nobody in particular. */
export async function startSubgraph(subgraph: Subgraph, parts: Parts): Promise<RunningSubgraph> {
  const server = await startServer(subgraph.schema(), parts.report)
  const clientServer = await startServer(subgraph.schema(subgraph.clientPolicy), parts.report)
  return {
    name: subgraph.name,
    stop: async () => void (await Promise.all([server.stop(), clientServer.stop()])),
    async answer(request, call) {
      const role = subgraph.databaseRole(call.viewer)
      const reads = newReadLog()
      const reading = readAs(parts.pool, role, call)
      const asked = call.viewer.kind === 'CLIENT' ? clientServer : server
      try {
        const contextValue = contextOf(subgraph, parts, call, { reading, reads })
        const { body } = await asked.executeOperation(request, { contextValue })
        await reading.end()
        await recordReads(parts.pool, role, call, reads)
        return body.kind === 'single' ? body.singleResult : {}
      } catch (error) {
        return { data: null, errors: [maskErrors(parts.report)({ message: '' }, error)] }
      } finally {
        await reading.end()
      }
    },
  }
}
