import { badInput } from './errors.ts'
import { isId } from './ids.ts'

export interface PageArgs {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page as SQL needs it: how many rows to fetch (one more than asked, to know whether more follow), and after which keys. */
export interface Page<Keys extends readonly string[]> {
  readonly size: number
  readonly limit: number
  readonly after: Keys | null
}

export interface Connection<Row> {
  readonly edges: readonly { readonly node: Row; readonly cursor: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const maxFirst = 100

const encode = (keys: readonly string[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')

// What PostgreSQL would refuse is refused here: a forged cursor is the caller's mistake, and no error of ours.
const isKey = (key: unknown, name = ''): key is string => {
  if (name === 'id') return isId(key)
  if (name.endsWith('At')) return isInstant(key)
  if (name.endsWith('Date')) return typeof key === 'string' && isInstant(`${key}T00:00:00.000Z`)
  return typeof key === 'string' && !key.includes('\0')
}

const isInstant = (key: unknown): key is string => {
  if (typeof key !== 'string' || !/^\d{4}-/.test(key)) return false
  const instant = new Date(key)
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === key
}

function decode(cursor: string, names: readonly string[]): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(keys) && keys.length === names.length && keys.every((key, n) => isKey(key, names[n]))) return keys
  } catch {
    // falls through to the one message below
  }
  throw badInput('`after` is not a cursor of this list. Use the `endCursor` of its previous page, unchanged.')
}

/** Reads `first` (1 to 100, 50 unless given) and `after`; BAD_USER_INPUT for anything else, never a silent cut. */
export function pageOf<const Names extends readonly string[]>({ first, after }: PageArgs, keys: Names) {
  const size = first ?? 50
  if (!Number.isInteger(size) || size < 1 || size > maxFirst)
    throw badInput(`\`first\` is ${size}. Ask for 1 to ${maxFirst} at a time and page on with \`after\`.`)
  type Keys = { readonly [Index in keyof Names]: string }
  return {
    size,
    limit: size + 1,
    after: after == null ? null : (decode(after, keys) as unknown as Keys),
  } satisfies Page<Keys>
}

/** Makes a connection of the rows a page's query fetched. `keysOf` gives the values of its sort keys. */
export function connectionOf<Row>(rows: readonly Row[], size: number, keysOf: (row: Row) => readonly string[]): Connection<Row> {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: encode(keysOf(node)) }))
  return { edges, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } }
}
