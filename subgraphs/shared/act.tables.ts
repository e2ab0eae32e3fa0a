import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  index,
  integer,
  jsonb,
  type PgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { rowsOf } from './rows.ts'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
const at = () =>
  timestamp('at', { withTimezone: true })
    .notNull()
    .default(sql`now()`)

const own = { meaning: 'the viewer themself', viewer: 'viewer_id = access.viewer_id()' }

interface ActTables {
  /** Whether functions of the `access` schema tell the feed of what no viewer may name. */
  readonly isToldByAccess?: boolean
}

/** The tables every subgraph's acts write to, in the transaction of the act, and the log of what its purge erased. */
export function actTables(subgraph: string, schema: PgSchema, { isToldByAccess = false }: ActTables = {}) {
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
      check('audit_viewer_kind_check', sql`${t.viewerKind} in ('PERSON', 'CLIENT', 'UNIT', 'SUBJECT', 'SYSTEM')`),
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
      index('change_entity_id_idx').on(t.entityId),
      ...rows.insertable({ meaning: 'acts', viewer: '(select access.viewer_id() is not null)' }),
      ...(isToldByAccess ? [rows.accessInserts()] : []),
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
  const purgeLog = schema.table(
    'purge_log',
    {
      id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
      at: at(),
      concept: text('concept').notNull(),
      action: text('action').notNull(),
      count: integer('count').notNull(),
      // The authority's retention rule or the request for erasure; null for the default.
      ruleId: uuid('rule_id'),
      ground: text('ground').notNull(),
    },
    (t) => [
      check('purge_log_action_check', sql`${t.action} in ('RETENTION', 'ERASURE', 'BLANK')`),
      check('purge_log_count_check', sql`${t.count} > 0`),
      index('purge_log_at_idx').on(t.at),
      rows.system(),
    ],
  )
  return { audit, change, idempotency, purgeLog }
}
