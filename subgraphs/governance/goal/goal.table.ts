import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, numeric, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { modifiedAt, period, version } from '../../shared/columns.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import { kpi } from '../kpi/kpi.table.ts'
import { qualityAnalysis } from '../quality_analysis/quality_analysis.table.ts'

/** For those who decide for the organisation: a school unit's principal, or who administers what is above units. */
export const steering = {
  meaning: "a school unit's principal; of what is above units its administrators",
  viewer: 'organisation_id = any (array(select access.steered_organisations()))',
}

// Asked of what is written alone: an organisation that has moved since does not close its goals.
const isBelow = '(parent_id is null or access.goal_parent_fault(id, parent_id, organisation_id) is null)'

const staff = `organisation_id = any (array(select access.quality_units())) or organisation_id = any (array(select access.above_staffed()))
  or organisation_id = any (array(select access.steered_organisations()))
  or (state = 'ACTIVE' and organisation_id = any (array(select access.units('UNIT_OBSERVER'))))`

/** What an organisation is to reach, and which goal above it this is a part of. */
export const goal = governanceSchema.table(
  'goal',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => goal.id),
    title: text('title').notNull(),
    description: text('description').notNull(),
    startDate: period().startDate,
    endDate: period().endDate.notNull(),
    state: text('state').notNull().default('ACTIVE'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('goal_state_check', sql`${t.state} in ('ACTIVE', 'REACHED', 'NOT_REACHED', 'DROPPED')`),
    check('goal_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('goal_parent_check', sql`${t.parentId} <> ${t.id}`),
    index('goal_organisation_id_idx').on(t.organisationId, t.endDate, t.id),
    index('goal_parent_id_idx').on(t.parentId),
    ...rows.visible({
      meaning:
        "of a unit: its staff or its leadership alone, as the unit has decided, and while it is active the unit's observers; of what is above units: the staff of all units below; all: administrators of the authority",
      viewer: staff,
      authority: `${staff} or organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
    }),
    ...rows.insertable({ ...steering, viewer: `${steering.viewer} and ${isBelow}` }),
    ...rows.changeable({
      ...steering,
      becomes: isBelow,
      columns: ['parent_id', 'title', 'description', 'start_date', 'end_date', 'state', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofGoal = (more = '') => `exists (select from governance.goal g where g.id = goal_id${more})`
const setter = {
  meaning: `whoever may set the goal, while it is active`,
  viewer: ofGoal(` and g.state = 'ACTIVE' and g.organisation_id = any (array(select access.steered_organisations()))`),
}

const seen = 'exists (select from governance.quality_analysis a where a.id = analysis_id)'

/** Which analyses a goal came from, or is followed up in. */
export const goalAnalysis = governanceSchema.table(
  'goal_analysis',
  {
    goalId: uuid('goal_id')
      .notNull()
      .references(() => goal.id),
    analysisId: uuid('analysis_id')
      .notNull()
      .references(() => qualityAnalysis.id),
  },
  (t) => [
    primaryKey({ columns: [t.goalId, t.analysisId] }),
    index('goal_analysis_analysis_id_idx').on(t.analysisId),
    ...rows.visible({ meaning: 'whoever sees both the goal and the analysis', viewer: `${ofGoal()} and ${seen}` }),
    ...rows.insertable({ meaning: `${setter.meaning}, of an analysis they see`, viewer: `${setter.viewer} and ${seen}` }),
    ...rows.deletable(setter),
    rows.system(),
  ],
)

/** By which key figure a goal is measured, and where it should be. */
export const goalKpi = governanceSchema.table(
  'goal_kpi',
  {
    goalId: uuid('goal_id')
      .notNull()
      .references(() => goal.id),
    kpiId: uuid('kpi_id')
      .notNull()
      .references(() => kpi.id),
    target: numeric('target', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.goalId, t.kpiId] }),
    index('goal_kpi_kpi_id_idx').on(t.kpiId),
    ...rows.visible({ meaning: 'whoever sees the goal', viewer: ofGoal() }),
    ...rows.insertable(setter),
    ...rows.deletable(setter),
    rows.system(),
  ],
)
