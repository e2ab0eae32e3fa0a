import { sql } from 'drizzle-orm'
import { check, date, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

/** By what a queue is ordered, from a day until the next rule's first. */
export const queueRule = administrationSchema.table(
  'queue_rule',
  {
    id: uuid('id').primaryKey(),
    authorityId: uuid('authority_id').notNull(),
    schoolType: text('school_type').notNull(),
    startDate: date('start_date').notNull(),
    // The first decides; the next where that is equal, and so on.
    criteria: text('criteria').array().notNull(),
    decidedById: uuid('decided_by_id').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('queue_rule_start').on(t.authorityId, t.schoolType, t.startDate),
    check('queue_rule_school_type_check', sql`${t.schoolType} in ('FS', 'FTH', 'FKLASS', 'GR')`),
    check(
      'queue_rule_criteria_check',
      sql`cardinality(${t.criteria}) > 0 and ${t.criteria} <@ array['HAS_SIBLING', 'CHOICE_RANK', 'QUEUED_ON', 'BIRTH_DATE', 'START_DATE']`,
    ),
    ...rows.visible(toSignedIn),
    ...rows.insertable({
      meaning: 'administrators of the authority, in their own name',
      viewer: `decided_by_id = access.viewer_person() and ${toUnits('authority_id', 'AUTHORITY_ADMIN').viewer}`,
    }),
    rows.access(),
    rows.system(),
  ],
)
