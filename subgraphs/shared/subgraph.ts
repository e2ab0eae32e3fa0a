import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type DocumentNode, type GraphQLSchema, concatAST } from 'graphql'
import { type Act, type Payload, perform } from './act.ts'
import { classesOf, forClients } from './client-policy.ts'
import type { Context } from './context.ts'
import { type Pool, type Read, type ReadTransaction, readAs } from './database.ts'
import { type Report, maskErrors } from './errors.ts'
import type { NewId } from './ids.ts'
import { type Module, isReference, sdl } from './module.ts'
import { type PersonalDeclaration, personalFaults } from './personal.ts'
import { type AboutPerson, readAbout } from './personal-reading.ts'
import { type AnyPolicy, enforce, type Rule } from './policy.ts'
import { newReadLog, type ReadLog, recordReads } from './read-log.ts'
import { allow } from './rules.ts'
import { scalars } from './scalars.ts'
import type { Call, Viewer } from './viewer.ts'

/** A subgraph's definition: pure, apart from start-up, so that tests and composition use the same. */
export interface Subgraph {
  readonly name: string
  readonly typeDefs: DocumentNode
  readonly policy: AnyPolicy
  /** The same for client applications, who need a grant for each field of a person's data. */
  readonly clientPolicy: AnyPolicy
  /** How sensitive each field is, by its coordinate. */
  readonly fieldClasses: ReadonlyMap<string, string>
  readonly tables: readonly PgTable[]
  /** What each table keeps about persons. */
  readonly personal: readonly PersonalDeclaration[]
  /** Which of its database roles serves a viewer. */
  readonly databaseRole: (viewer: Viewer) => string
  readonly loaders: (read: Read) => object
  /** Builds the schema, guarded by its own policy or a test's; throws if a field lacks a rule or an entity would trust the caller's JSON. */
  schema(policy?: AnyPolicy): GraphQLSchema
}

const shared: Module = {
  informationClass: 'PUBLIC',
  typeDefs: sdl(import.meta.url, './shared.graphql'),
  policy: {
    PageInfo: { hasNextPage: allow, endCursor: allow },
    RegisterPart: { subgraph: allow, concepts: allow, masked: allow, note: allow },
    RegisterConcept: { concept: allow, name: allow, purpose: allow, legalBasis: allow, retention: allow, rows: allow },
    ErasureItem: { concept: allow, name: allow, erased: allow, blanked: allow, kept: allow, ground: allow },
  },
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
  tables: readonly PgTable[],
  clientReach?: Rule,
  personal: readonly PersonalDeclaration[] = [],
): Subgraph {
  const undeclared = personalFaults(tables, personal)
  if (undeclared.length > 0)
    throw new Error(`The subgraph ${name} does not say all that it keeps about persons:\n  ${undeclared.join('\n  ')}`)
  const all = [shared, ...modules]
  const typeDefs = concatAST(all.map((module) => module.typeDefs))
  const resolvers = all.flatMap((module) => module.resolvers ?? [])
  const policy = mergePolicies(all)
  const fieldClasses = classesOf(all, typeDefs)
  return {
    name,
    typeDefs,
    policy,
    clientPolicy: mergePolicies(all.map((module) => forClients(module, { typeDefs, classes: fieldClasses, reach: clientReach }))),
    fieldClasses,
    databaseRole,
    tables,
    personal,
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
