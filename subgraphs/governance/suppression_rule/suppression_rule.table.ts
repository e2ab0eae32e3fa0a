import { sql } from 'drizzle-orm'
import { boolean, check, date, primaryKey, smallint, text } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

/** From how many on something is told. Thresholds are data, dated: a new one is a new row, and figures of before keep theirs. */
export const suppressionRule = governanceSchema.table(
  'suppression_rule',
  {
    code: text('code').notNull(),
    startDate: date('start_date').notNull(),
    unitMinimum: smallint('unit_minimum').notNull(),
    aboveMinimum: smallint('above_minimum').notNull(),
    fewMinimum: smallint('few_minimum').notNull(),
    fewReachedMinimum: smallint('few_reached_minimum').notNull(),
    evenMinimum: smallint('even_minimum').notNull(),
    isNearlyAllShown: boolean('is_nearly_all_shown').notNull(),
    source: text('source').notNull(),
  },
  (t) => [
    primaryKey({ name: 'suppression_rule_pkey', columns: [t.code, t.startDate] }),
    check(
      'suppression_rule_minimum_check',
      sql`least(${t.unitMinimum}, ${t.aboveMinimum}, ${t.fewMinimum}, ${t.fewReachedMinimum}, ${t.evenMinimum}) >= 1`,
    ),
    check('suppression_rule_nearly_all_check', sql`not ${t.isNearlyAllShown} or ${t.fewMinimum} > 1`),
    ...rows.visible(toSignedIn),
    ...rows.imported(),
  ],
)
