import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, parse } from 'graphql'
import type { Read } from './database.ts'
import { isId, type Id } from './ids.ts'
import type { AnyPolicy } from './policy.ts'

/** One feature: a list of its parts. A subgraph is a list of these. */
export interface Module {
  readonly typeDefs: DocumentNode
  /** How sensitive its fields are: client applications need a grant for each field that is not PUBLIC. */
  readonly informationClass: string
  readonly policy: AnyPolicy
  /** Fields whose values another field tells by its cursors or filters: a client application needs a grant of each for it. */
  readonly reveals?: Readonly<Record<string, readonly string[]>>
  readonly resolvers?: object
  readonly loaders?: (read: Read) => object
}

/** Reads the SDL that lies beside a module, described where it stands. */
export function sdl(moduleUrl: string, file: string): DocumentNode {
  const path = fileURLToPath(new URL(file, moduleUrl))
  return parse(readFileSync(path, 'utf8'))
}

const reloads = new WeakSet<object>()

/** Whether a `__resolveReference` was made by `reference`, the only way that never hands the caller's own JSON to resolvers. */
export const isReference = (resolver: unknown): boolean => typeof resolver === 'function' && reloads.has(resolver)

/**
 * Resolves an entity of another subgraph's representation: its id is all that is taken from the caller, the rest is loaded.
 * An id that is no id, unknown or invisible is null.
 */
export function reference<Kind extends string, Row, Ctx>(load: (id: Id<Kind>, context: Ctx) => Promise<Row | null> | Row | null) {
  const resolve = ({ id }: { id?: unknown }, context: Ctx) => (isId(id) ? load(id as Id<Kind>, context) : null)
  reloads.add(resolve)
  return resolve
}

/** An entity that another subgraph owns: it is known here by its id alone, and every field added to it asks for its own rows. */
export const ownedElsewhere = <Kind extends string>() => reference((id: Id<Kind>, _: unknown) => ({ id }))
