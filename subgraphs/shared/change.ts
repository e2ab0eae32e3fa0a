import type { Sql } from './database.ts'
import { badInput } from './errors.ts'

export interface Change {
  readonly entity: string
  readonly entityId: string
  readonly kind: 'UPSERT' | 'DELETE'
  /** Read on from here. */
  readonly cursor: string
}

/**
 * The changes of a subgraph after a cursor, in an order that never gains a row behind the reader: transactions still open, and
 * all that began after them, wait for the next reading. Reads as the subgraph's system role.
 */
export async function readChanges(sql: Sql, schema: string, after: string | null, limit = 500): Promise<Change[]> {
  // 18 digits are more transactions than a database will see, and always fit the types below.
  const [, xid, position] = /^(\d{1,18}):(\d{1,18})$/.exec(after ?? '0:0') ?? []
  if (xid === undefined || position === undefined)
    throw badInput('This is not a cursor of the change feed. Use the last `cursor` you read, unchanged.')
  return sql<Change[]>`/* changes */ select entity, entity_id, kind, xid || ':' || position as cursor from ${sql(schema)}.change
    where (xid, position) > (${xid}::xid8, ${position}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, position limit ${limit}`
}
