import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, numeric, text, unique, uuid } from 'drizzle-orm/pg-core'
import { delivery } from '../delivery/delivery.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { importing } from '../kpi_value/kpi_value.table.ts'
import { dataProblem } from './data_problem.table.ts'

/** What each source says of a contradiction. Of key figures that are suppressed here only that it says something else, and never what. */
export const dataProblemSource = governanceSchema.table(
  'data_problem_source',
  {
    id: uuid('id').primaryKey(),
    problemId: uuid('problem_id')
      .notNull()
      .references(() => dataProblem.id),
    placeId: uuid('place_id').notNull(),
    deliveryId: uuid('delivery_id').references(() => delivery.id),
    source: text('source').notNull(),
    // Whether it is told, or waits until somebody has settled which it is.
    isTold: boolean('is_told').notNull(),
    kind: text('kind'),
    value: numeric('value', { mode: 'number' }),
    isNearlyAll: boolean('is_nearly_all').notNull().default(false),
    contributingCount: integer('contributing_count'),
    isPublished: boolean('is_published').notNull().default(false),
  },
  (t) => [
    unique('data_problem_source_delivery_unique').on(t.problemId, t.deliveryId),
    index('data_problem_source_delivery_id_idx').on(t.deliveryId),
    check('data_problem_source_figure_check', sql`(${t.kind} is not distinct from 'VALUE') = (${t.value} is not null)`),
    ...rows.visible({
      meaning: 'whoever sees the problem',
      viewer: `problem_id in (select p.id from governance.data_problem p)`,
    }),
    ...rows.insertable(importing),
    ...rows.imported(),
  ],
)
