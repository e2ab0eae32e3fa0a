import { sql } from 'drizzle-orm'
import { check, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

export const kpi = governanceSchema.table(
  'kpi',
  {
    id: uuid('id').primaryKey(),
    code: text('code').notNull().unique(),
    displayName: text('display_name').notNull(),
    unitOfMeasure: text('unit_of_measure').notNull(),
    direction: text('direction').notNull(),
  },
  (t) => [
    check('kpi_unit_of_measure_check', sql`${t.unitOfMeasure} in ('ANTAL', 'PROCENT', 'POANG')`),
    check('kpi_direction_check', sql`${t.direction} in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEUTRAL')`),
    ...rows.visible(toSignedIn),
    rows.system(),
  ],
)
