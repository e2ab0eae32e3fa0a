import { sql } from 'drizzle-orm'
import { check, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Relation } from '../../access/relations.ts'
import { toPersons } from '../../access/visible.ts'
import { partitionedByYear } from '../../shared/partitions.ts'
import { identitySchema, rows } from '../identity.schema.ts'

/** Who may read who has read. */
export const readEventRelations = [
  'SELF',
  'GUARDIAN',
  'AUTHORITY_ADMIN',
  'CHILD:AUTHORITY_ADMIN',
] as const satisfies readonly Relation[]

const related = toPersons('subject_id', readEventRelations)

/**
 * What tells of special support, whose very existence is hidden, is told to none of them, nor what was read of drafts, notes and messages
 * that are hidden from them: that it was read would tell that it is there.
 */
export const isOpen = 'not access.is_secret_field(field)'
const readers = {
  meaning: `${related.meaning}; never of special support, nor of what else is hidden from them`,
  viewer: `(${related.viewer}) and ${isOpen}`,
  authority: `(${related.authority}) and ${isOpen}`,
}

/**
 * Who has read which sensitive field of whom: each field of a person once a request. Written by access.record_reads alone, changed
 * by nobody, and taken away when its time is out.
 */
const table = identitySchema.table(
  'read_event',
  {
    at: timestamp('at', { withTimezone: true }).notNull(),
    requestId: text('request_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    field: text('field').notNull(),
    viewerId: uuid('viewer_id').notNull(),
    viewerKind: text('viewer_kind').notNull(),
    assurance: text('assurance').notNull(),
    // As what the viewer read it.
    relations: text('relations').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectId, t.at, t.requestId, t.field] }),
    check('read_event_viewer_kind_check', sql`${t.viewerKind} in ('PERSON', 'CLIENT', 'UNIT', 'SYSTEM')`),
    index('read_event_viewer_id_at_idx').on(t.viewerId, t.at),
    ...rows.visible(readers),
    rows.access(),
    rows.accessInserts(),
    ...rows.retained(),
  ],
)

/** A partition for each school year, which begins on 1 July. */
export const readEvent = partitionedByYear(table, 'at', 7)
