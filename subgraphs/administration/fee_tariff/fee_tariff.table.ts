import { sql } from 'drizzle-orm'
import { check, date, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import type { FeeStep } from './fee_tariff.rules.ts'

/** What care costs: an authority's own tariff from a day until its next, or the state's highest where it has none. */
export const feeTariff = administrationSchema.table(
  'fee_tariff',
  {
    id: uuid('id').primaryKey(),
    // Null: the highest that any municipality with maxtaxa may take.
    authorityId: uuid('authority_id'),
    displayName: text('display_name').notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date'),
    incomeCeiling: integer('income_ceiling').notNull(),
    steps: jsonb('steps').$type<readonly FeeStep[]>().notNull(),
    source: text('source'),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (t) => [
    unique('fee_tariff_start').on(t.authorityId, t.startDate),
    check('fee_tariff_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('fee_tariff_ceiling_check', sql`${t.incomeCeiling} between 1 and 1000000`),
    check('fee_tariff_steps_check', sql`jsonb_typeof(${t.steps}) = 'array'`),
    ...rows.visible(toSignedIn),
    ...rows.insertable({
      meaning: 'administrators of the authority, in their own name',
      viewer: `decided_by_id = access.viewer_person() and ${toUnits('authority_id', 'AUTHORITY_ADMIN').viewer}`,
    }),
    rows.system(),
  ],
)
