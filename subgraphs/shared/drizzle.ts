import { is } from 'drizzle-orm'
import { PgPolicy, type PgTable } from 'drizzle-orm/pg-core'
import type { Config } from 'drizzle-kit'

const extraConfig: unique symbol = Symbol.for('drizzle:ExtraConfigBuilder') as never
const enableRls: unique symbol = Symbol.for('drizzle:EnableRLS') as never

interface Inside {
  [extraConfig]?: (columns: never) => unknown[]
  [enableRls]: boolean
}

/** Hides the policies from drizzle-kit, in its own process: see docs/decisions/0002-row-policies-come-from-the-tables.md. */
function hidePolicies(table: PgTable): void {
  const inside = table as unknown as Inside
  const everything = inside[extraConfig]
  if (everything) inside[extraConfig] = (columns) => everything(columns).filter((part) => !is(part, PgPolicy))
  inside[enableRls] = true
}

/** What drizzle-kit needs to write the migrations of one subgraph: tables, indexes and checks, born with row security on. */
export function migrationsOf(subgraph: string, tables: readonly PgTable[]): Config {
  tables.forEach(hidePolicies)
  const folder = `subgraphs/${subgraph}`
  return {
    dialect: 'postgresql',
    schema: [`${folder}/${subgraph}.tables.ts`, `${folder}/*/*.table.ts`],
    out: `${folder}/migrations`,
  }
}
