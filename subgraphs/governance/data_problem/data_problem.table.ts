import { sql } from 'drizzle-orm'
import { check, index, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { delivery } from '../delivery/delivery.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'
import { importing, kpiValue } from '../kpi_value/kpi_value.table.ts'

// A figure the viewer may see, at the place that is said; or a record of another part, at an organisation where the viewer works.
const reportable = `(case when kpi_value_id is null then kpi_id is null and place_id = any (array(select access.units('STAFF', 'UNIT_OBSERVER', 'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN')))
  else exists (select from governance.kpi_value v where v.id = kpi_value_id and v.place_id = data_problem.place_id) end)`

/** Something that seems wrong in what is kept: two sources that say different things, or what somebody has seen. */
export const dataProblem = governanceSchema.table(
  'data_problem',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    placeId: uuid('place_id').notNull(),
    // Which figure it is about; null of a record of another part.
    kpiId: uuid('kpi_id').references(() => kpi.id),
    kpiValueId: uuid('kpi_value_id').references(() => kpiValue.id),
    period: text('period'),
    gender: text('gender').notNull().default('ALL'),
    schoolType: text('school_type').notNull().default(''),
    schoolYear: smallint('school_year').notNull().default(-1),
    subjectCode: text('subject_code').notNull().default(''),
    // Which record of another part it is about, as whoever reported it wrote it.
    concept: text('concept'),
    recordId: text('record_id'),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    state: text('state').notNull().default('OPEN'),
    settledById: uuid('settled_by_id'),
    settledAt: timestamp('settled_at', { withTimezone: true }),
    chosenDeliveryId: uuid('chosen_delivery_id').references(() => delivery.id),
    reason: text('reason'),
  },
  (t) => [
    uniqueIndex('data_problem_open_idx')
      .on(t.placeId, t.kpiId, t.period, t.gender, t.schoolType, t.schoolYear, t.subjectCode)
      .where(sql`kind = 'CONTRADICTION' and state = 'OPEN'`),
    index('data_problem_place_id_idx').on(t.placeId, t.state, t.openedAt),
    index('data_problem_kpi_id_idx').on(t.kpiId, t.period),
    index('data_problem_kpi_value_id_idx').on(t.kpiValueId),
    index('data_problem_chosen_delivery_id_idx').on(t.chosenDeliveryId),
    check('data_problem_kind_check', sql`${t.kind} in ('CONTRADICTION', 'REPORTED')`),
    check('data_problem_state_check', sql`${t.state} in ('OPEN', 'SETTLED', 'DISMISSED')`),
    check('data_problem_about_check', sql`(${t.kpiId} is null) = (${t.concept} is not null)`),
    check('data_problem_record_check', sql`(${t.concept} is null) = (${t.recordId} is null)`),
    check('data_problem_figure_check', sql`(${t.kpiId} is null) = (${t.period} is null)`),
    check('data_problem_settled_check', sql`(${t.state} = 'OPEN') = (${t.settledAt} is null)`),
    ...rows.visible({
      meaning:
        'administrators of the authority; the principal of the unit; whoever reported it; of contradictions in what they import: client applications',
      viewer: `place_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN'))) or (kind = 'REPORTED' and id in (select r.problem_id from governance.data_problem_report r where r.reported_by_id = (select access.viewer_person()))) or (kind = 'CONTRADICTION' and (select access.has_scope('kpi-values:import')) and place_id = any (array(select access.units('CLIENT'))))`,
    }),
    ...rows.insertable({
      meaning: `${importing.meaning}: contradictions; whoever sees a figure: what seems wrong in it; staff, of records at their organisation`,
      viewer: `state = 'OPEN' and ((kind = 'CONTRADICTION' and (${importing.viewer})) or (kind = 'REPORTED' and ${reportable}))`,
    }),
    ...rows.changeable({
      meaning: 'administrators of the authority, once',
      viewer: `place_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
      was: `state = 'OPEN'`,
      becomes: `state <> 'OPEN' and settled_by_id = (select access.viewer_person())`,
      columns: ['state', 'settled_by_id', 'settled_at', 'chosen_delivery_id', 'reason'],
    }),
    rows.system(),
  ],
)
