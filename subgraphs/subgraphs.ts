import { fileURLToPath } from 'node:url'
import { administration } from './administration/administration.ts'
import { governance } from './governance/governance.ts'
import { identity } from './identity/identity.ts'
import { pedagogy } from './pedagogy/pedagogy.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every subgraph there is, in the order their tables are made: identity first, since relations rest on it. */
export const subgraphs = [identity, governance, administration, pedagogy] as const

export const subgraphNames = subgraphs.map(({ name }) => name)

/** Where a subgraph's files lie. */
export const folderOf = (name: string): string => here(`./${name}`)

/** Their tables, and the migrations that make them. */
export const subgraphTables = subgraphs.map(({ name, tables, extensions }) => ({
  name,
  tables,
  extensions,
  migrationsFolder: here(`./${name}/migrations`),
}))
