import { buildSubgraphSchema } from '@apollo/subgraph'
import type { PgTable } from 'drizzle-orm/pg-core'
import { type DocumentNode, type GraphQLSchema, concatAST } from 'graphql'
import { classesOf, forClients } from './client-policy.ts'
import type { Read } from './database.ts'
import { type Module, isReference, sdl } from './module.ts'
import { type PersonalDeclaration, personalFaults } from './personal.ts'
import { type AnyPolicy, enforce, type Rule } from './policy.ts'
import { allow } from './rules.ts'
import { scalars } from './scalars.ts'
import type { Viewer } from './viewer.ts'

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
  /** PostgreSQL extensions its constraints need. */
  readonly extensions: readonly string[]
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

interface Parts extends Pick<Subgraph, 'databaseRole' | 'tables'>, Partial<Pick<Subgraph, 'personal' | 'extensions'>> {
  /** Whose data a client application's grants reach; nobody's unless given. */
  readonly clientReach?: Rule
}

// Making loaders asks nothing yet.
const unread = (() => Promise.reject(new Error('Nothing is read while a subgraph is assembled'))) as unknown as Read

/** A loader name that two features have, where there is one: the one would answer for the other. */
function loaderTwice(modules: readonly Module[]): string | undefined {
  const names = modules.flatMap((module) => Object.keys(module.loaders?.(unread) ?? {}))
  return names.find((one, n) => names.indexOf(one) !== n)
}

/** Assembles a subgraph from its features. */
export function createSubgraph(
  name: string,
  modules: readonly Module[],
  { databaseRole, tables, personal = [], extensions = [], clientReach }: Parts,
): Subgraph {
  const undeclared = personalFaults(tables, personal)
  if (undeclared.length > 0)
    throw new Error(`The subgraph ${name} does not say all that it keeps about persons:\n  ${undeclared.join('\n  ')}`)
  const all = [shared, ...modules]
  const twice = loaderTwice(all)
  if (twice !== undefined) throw new Error(`Two features of ${name} have a loader ${twice}: give one of them another name.`)
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
    extensions,
    loaders: (read) => Object.assign({}, ...all.map((module) => module.loaders?.(read))),
    schema(enforced = policy) {
      checkEntities(typeDefs, resolvers)
      const parts = all.map((module) => ({ typeDefs: module.typeDefs, resolvers: (module.resolvers ?? {}) as never }))
      return enforce(buildSubgraphSchema(parts), enforced)
    },
  }
}
