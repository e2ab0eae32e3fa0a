import { sql } from 'drizzle-orm'
import { check, index, numeric, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

/** What a key figure should be: set by an organisation for itself and for all below it that have set none. */
export const kpiTarget = governanceSchema.table(
  'kpi_target',
  {
    id: uuid('id').primaryKey(),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    organisationId: uuid('organisation_id').notNull(),
    period: text('period').notNull(),
    value: numeric('value', { mode: 'number' }).notNull(),
    reason: text('reason').notNull(),
    setById: uuid('set_by_id').notNull(),
    setAt: timestamp('set_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    unique('kpi_target_unique').on(t.organisationId, t.kpiId, t.period),
    index('kpi_target_kpi_id_idx').on(t.kpiId),
    index('kpi_target_set_by_id_idx').on(t.setById),
    check('kpi_target_reason_check', sql`length(btrim(${t.reason})) between 1 and 500`),
    ...rows.visible({
      meaning:
        "whoever takes part in the unit's quality work, as the unit has decided, its own and those set above it; analysts and administrators of the authority",
      viewer: `organisation_id = any (array(select access.quality_organisations()))`,
      authority: `organisation_id = any (array(select access.units('AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'))) or organisation_id = any (array(select access.quality_organisations()))`,
    }),
    ...rows.insertable({ ...leaders, viewer: `${leaders.viewer} and set_by_id = access.viewer_person()` }),
    ...rows.changeable({
      ...leaders,
      becomes: 'set_by_id = access.viewer_person()',
      columns: ['value', 'reason', 'set_by_id', 'set_at', 'version'],
    }),
    ...rows.deletable(leaders),
    rows.system(),
  ],
)
