import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type DocumentNode, type GraphQLSchema, concatAST } from 'graphql'
import { type Act, type Payload, perform } from './act.ts'
import type { Context } from './context.ts'
import { type Pool, type Read, type ReadTransaction, readAs } from './database.ts'
import { type Report, maskErrors } from './errors.ts'
import type { NewId } from './ids.ts'
import { type Module, isReference, sdl } from './module.ts'
import { type AnyPolicy, enforce } from './policy.ts'
import { allow } from './rules.ts'
import { scalars } from './scalars.ts'
import type { Call, Viewer } from './viewer.ts'

/** A subgraph's definition: pure, apart from start-up, so that tests and composition use the same. */
export interface Subgraph {
  readonly name: string
  readonly typeDefs: DocumentNode
  readonly policy: AnyPolicy
  readonly tables: readonly PgTable[]
  /** Which of its database roles serves a viewer. */
  readonly databaseRole: (viewer: Viewer) => string
  readonly loaders: (read: Read) => object
  /** Builds the schema, guarded by its own policy or a test's; throws if a field lacks a rule or an entity would trust the caller's JSON. */
  schema(policy?: AnyPolicy): GraphQLSchema
}

const shared: Module = {
  typeDefs: sdl(import.meta.url, './shared.graphql'),
  policy: { PageInfo: { hasNextPage: allow, endCursor: allow } },
  resolvers: scalars,
}

function mergePolicies(modules: readonly Module[]): AnyPolicy {
  const merged: Record<string, Record<string, AnyPolicy[string][string]>> = {}
  for (const { policy } of modules) {
    for (const [type, fields] of Object.entries(policy)) {
      const twice = Object.keys(fields).find((field) => merged[type]?.[field])
      if (twice) throw new Error(`Two features give a rule for ${type}.${twice}`)
      merged[type] = { ...merged[type], ...fields }
    }
  }
  return merged
}

const entityKeys = (document: DocumentNode) =>
  document.definitions.flatMap((definition) =>
    (definition.kind === 'ObjectTypeDefinition' || definition.kind === 'ObjectTypeExtension') &&
    definition.directives?.some(({ name }) => name.value === 'key')
      ? [definition.name.value]
      : [],
  )

function checkEntities(typeDefs: DocumentNode, resolvers: readonly object[]): void {
  for (const type of entityKeys(typeDefs)) {
    // Every one of them: of several the last given would run.
    const found = resolvers
      .map((map) => (map as Record<string, { __resolveReference?: unknown }>)[type]?.__resolveReference)
      .filter(Boolean)
    if (found.length === 0 || !found.every(isReference))
      throw new Error(`${type} is an entity and must reload by its key: give it a __resolveReference made by reference()`)
  }
}

/** Assembles a subgraph from its features. */
export function createSubgraph(
  name: string,
  modules: readonly Module[],
  databaseRole: Subgraph['databaseRole'],
  ownTables: readonly PgTable[],
): Subgraph {
  const all = [shared, ...modules]
  const typeDefs = concatAST(all.map((module) => module.typeDefs))
  const resolvers = all.flatMap((module) => module.resolvers ?? [])
  const policy = mergePolicies(all)
  return {
    name,
    typeDefs,
    policy,
    databaseRole,
    tables: [...ownTables, ...all.flatMap((module) => module.tables ?? [])],
    loaders: (read) => Object.assign({}, ...all.map((module) => module.loaders?.(read))),
    schema(enforced = policy) {
      checkEntities(typeDefs, resolvers)
      const parts = all.map((module) => ({ typeDefs: module.typeDefs, resolvers: (module.resolvers ?? {}) as never }))
      return enforce(buildSubgraphSchema(parts), enforced)
    },
  }
}

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

function contextOf(subgraph: Subgraph, { pool, newId }: Parts, call: Call, reading: ReadTransaction): Context<object> {
  const role = subgraph.databaseRole(call.viewer)
  const context = {
    call,
    viewer: call.viewer,
    read: reading.read,
    load: subgraph.loaders(reading.read),
    newId,
    verdicts: new Map(),
    async act<Answer extends Payload>(given: Act<Answer>) {
      await reading.end()
      const answer = await perform(pool, subgraph.name, role, call, given)
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

/** Starts answering for a subgraph over a pool that logs in as nobody in particular. */
export async function startSubgraph(subgraph: Subgraph, parts: Parts): Promise<RunningSubgraph> {
  const server = new ApolloServer<Context<object>>({
    schema: subgraph.schema(),
    formatError: maskErrors(parts.report),
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    introspection: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await server.start()
  return {
    name: subgraph.name,
    stop: () => server.stop(),
    async answer(request, call) {
      const reading = readAs(parts.pool, subgraph.databaseRole(call.viewer), call)
      try {
        const { body } = await server.executeOperation(request, { contextValue: contextOf(subgraph, parts, call, reading) })
        return body.kind === 'single' ? body.singleResult : {}
      } finally {
        await reading.end()
      }
    },
  }
}
