import { sql } from 'drizzle-orm'
import { bigint, check, customType, index, jsonb, type PgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { rowsOf } from './rows.ts'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
const at = () =>
  timestamp('at', { withTimezone: true })
    .notNull()
    .default(sql`now()`)

const own = { meaning: 'the viewer themself', viewer: 'viewer_id = access.viewer_id()' }

/** The three tables every subgraph's acts write to, in the transaction of the act. */
export function actTables(subgraph: string, schema: PgSchema) {
  const rows = rowsOf(subgraph)
  const audit = schema.table(
    'audit',
    {
      id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
      at: at(),
      act: text('act').notNull(),
      viewerId: uuid('viewer_id'),
      viewerKind: text('viewer_kind').notNull(),
      assurance: text('assurance').notNull(),
      requestId: text('request_id').notNull(),
      changed: jsonb('changed').notNull(),
    },
    (t) => [
      check('audit_viewer_kind_check', sql`${t.viewerKind} in ('PERSON', 'CLIENT', 'SYSTEM')`),
      index('audit_viewer_id_at_idx').on(t.viewerId, t.at),
      ...rows.insertable({ ...own, meaning: 'acts, in the name of the viewer' }),
      rows.system(),
    ],
  )
  const change = schema.table(
    'change',
    {
      position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
      // Positions are given out before commits: a reader stops at the oldest transaction still open (see change.ts).
      xid: xid8('xid')
        .notNull()
        .default(sql`pg_current_xact_id()`),
      at: at(),
      entity: text('entity').notNull(),
      entityId: uuid('entity_id').notNull(),
      kind: text('kind').notNull(),
    },
    (t) => [
      check('change_kind_check', sql`${t.kind} in ('UPSERT', 'DELETE')`),
      index('change_xid_position_idx').on(t.xid, t.position),
      ...rows.insertable({ meaning: 'acts', viewer: '(select access.signed_in())' }),
      rows.system(),
    ],
  )
  const idempotency = schema.table(
    'idempotency',
    {
      viewerId: uuid('viewer_id').notNull(),
      key: text('key').notNull(),
      at: at(),
      requestHash: text('request_hash').notNull(),
      answer: jsonb('answer'),
    },
    (t) => [
      primaryKey({ columns: [t.viewerId, t.key] }),
      ...rows.visible(own),
      ...rows.insertable(own),
      ...rows.changeable({ ...own, columns: ['answer'] }),
      rows.system(),
    ],
  )
  return { audit, change, idempotency }
}
