import { createHash } from 'node:crypto'
import type { SQL } from 'drizzle-orm'
import { getTableConfig, PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { readMigrations } from './migrations.ts'
import { accessRole, gatewayRole, type RowRule, rolesOf, rowRule } from './rows.ts'

/** The part of the database that one subgraph owns: a schema of its name, and these tables in it. */
export interface SubgraphTables {
  readonly name: string
  readonly tables: readonly PgTable[]
  readonly migrationsFolder: string
  /** PostgreSQL extensions its constraints need, such as btree_gist. */
  readonly extensions?: readonly string[]
}

/** Where extensions are installed that are not there already. Nobody needs a right to it. */
export const extensionSchema = 'extensions'

export const extensionsOf = (subgraphs: readonly SubgraphTables[]): string[] => [
  ...new Set(subgraphs.flatMap(({ extensions = [] }) => extensions)),
]

/** What crosses the schemas of subgraphs. Every function is for viewers, except those the gateway alone may call. */
export interface AccessSchema {
  readonly sql: string
  readonly gatewayOnly: readonly string[]
}

export const accessSchema = 'access'

/** What every role of a subgraph but its owner is a member of: it may call the functions of the access schema. */
export const umbrellaRole = 'skolgraf_viewer'

/** The roles a login may take: it has none of their rights before it does. */
export const runtimeRoles = (subgraphs: readonly SubgraphTables[]): string[] => [
  ...subgraphs.flatMap(({ name }) => callerRoles(name)),
  gatewayRole,
]

export const callerRoles = (subgraph: string): string[] => {
  const { viewer, authority, system } = rolesOf(subgraph)
  return [viewer, authority, system]
}

/** The roles that own things. */
export const ownerRoles = (subgraphs: readonly SubgraphTables[]): string[] => [
  ...subgraphs.map(({ name }) => rolesOf(name).owner),
  accessRole,
]

/** Who may name the functions of the access schema; owners do so in policies, and may not call them. */
export const accessUsers = (subgraphs: readonly SubgraphTables[]): string[] => [
  umbrellaRole,
  gatewayRole,
  ...subgraphs.map(({ name }) => rolesOf(name).owner),
]

export interface DeclaredPolicy extends RowRule {
  readonly table: string
  readonly name: string
  readonly using: string | null
  readonly check: string | null
}

const dialect = new PgDialect()
const textOf = (condition: SQL | undefined) => (condition ? dialect.sqlToQuery(condition).sql : null)

export function policiesOf({ tables }: SubgraphTables): DeclaredPolicy[] {
  return tables.map(getTableConfig).flatMap(({ name: table, policies }) =>
    policies.flatMap((policy) => {
      const rule = rowRule(policy)
      return rule ? [{ ...rule, table, name: policy.name, using: textOf(policy.using), check: textOf(policy.withCheck) }] : []
    }),
  )
}

export interface Grant {
  readonly table: string
  readonly role: string
  readonly privilege: string
}

const privilegesOf = ({ command, columns }: RowRule): string[] => {
  if (command === 'all') return ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
  if (!columns) return [command.toUpperCase()]
  return columns.map((column) => `${command.toUpperCase()}(${column})`)
}

/** A role may do with a table what its policies are about, and nothing else. */
export const grantsOf = (subgraph: SubgraphTables): Grant[] =>
  policiesOf(subgraph).flatMap((policy) =>
    privilegesOf(policy).map((privilege) => ({ table: policy.table, role: policy.role, privilege })),
  )

const hash = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** Changes with anything that migrate writes to a schema. */
export function declaredSeals(subgraphs: readonly SubgraphTables[], access: AccessSchema): Map<string, string> {
  const contentOf = (subgraph: SubgraphTables) => [readMigrations(subgraph.migrationsFolder), policiesOf(subgraph)]
  return new Map([
    ...subgraphs.map((subgraph) => [subgraph.name, hash(contentOf(subgraph))] as const),
    [accessSchema, hash(access)] as const,
  ])
}
