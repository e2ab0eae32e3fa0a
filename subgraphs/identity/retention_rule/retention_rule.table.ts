import { sql } from 'drizzle-orm'
import { check, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'

const byAuthority = toUnits('organisation_id', 'AUTHORITY_ADMIN')

/**
 * How long an authority keeps one kind of personal data, in place of the default that ships with its declaration (gallringsbeslut,
 * 10 § arkivlagen (1990:782)). Every part of the system reads it when it purges.
 */
export const retentionRule = identitySchema.table(
  'retention_rule',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    concept: text('concept').notNull(),
    action: text('action').notNull(),
    months: integer('months'),
    ground: text('ground').notNull(),
    decisionReference: text('decision_reference').notNull(),
    setById: uuid('set_by_id').notNull(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    unique('retention_rule_organisation_id_concept_unique').on(t.organisationId, t.concept),
    check('retention_rule_concept_check', sql`${t.concept} ~ '^[A-Z][A-Za-z]{1,60}$'`),
    check('retention_rule_action_check', sql`${t.action} in ('ERASE', 'KEEP')`),
    check(
      'retention_rule_months_check',
      sql`(${t.action} = 'ERASE') = (${t.months} is not null) and ${t.months} between 0 and 1200`,
    ),
    ...rows.visible(byAuthority),
    ...rows.insertable({ ...byAuthority, viewer: `set_by_id = access.viewer_person() and ${byAuthority.viewer}` }),
    ...rows.changeable({
      ...byAuthority,
      columns: ['action', 'months', 'ground', 'decision_reference', 'set_by_id', 'set_at', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)
