import { sql } from 'drizzle-orm'
import { check, text, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { swedishText } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'

/** The parts of the country that figures are published of, and that are no organisation. */
export const statisticalArea = governanceSchema.table(
  'statistical_area',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    code: text('code').notNull(),
    displayName: swedishText('display_name').notNull(),
  },
  (t) => [
    unique('statistical_area_code_unique').on(t.kind, t.code),
    check('statistical_area_kind_check', sql`${t.kind} in ('NATION', 'COUNTY', 'MUNICIPALITY')`),
    check(
      'statistical_area_code_check',
      sql`${t.code} ~ case ${t.kind} when 'NATION' then '^SE$' when 'COUNTY' then '^[0-9]{2}$' else '^[0-9]{4}$' end`,
    ),
    ...rows.visible(toSignedIn),
    rows.access(),
    rows.system(),
  ],
)
