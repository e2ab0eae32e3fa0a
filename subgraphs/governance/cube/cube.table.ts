import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { feedReading } from '../fact/fact.table.ts'
import { governanceSchema, rows } from '../governance.schema.ts'
import type { SuppressionRule } from '../suppression/counters.ts'
import type { CounterKind, KpiKind } from './cube.kinds.ts'

/** What is made of which facts: data, written at every migrate. A measure of an entity is counted by one kind alone. */
export const cubeKind = governanceSchema.table(
  'cube_kind',
  {
    code: text('code').primaryKey(),
    entity: text('entity').notNull(),
    // What is counted of: empty, each fact is one.
    weight: text('weight').notNull(),
    populationBy: text('population_by').notNull(),
    schoolTypes: text('school_types').array().notNull(),
    schoolYears: integer('school_years').array().notNull(),
    breakdown: text('breakdown').notNull(),
    grain: text('grain').notNull(),
    ruleCode: text('rule_code').notNull(),
    // The kind whose headcount is told, of the same pupils.
    cohortOf: text('cohort_of'),
    counters: jsonb('counters').$type<readonly CounterKind[]>().notNull(),
    kpis: jsonb('kpis').$type<readonly KpiKind[]>().notNull(),
  },
  (t) => [
    check('cube_kind_population_by_check', sql`${t.populationBy} in ('SCHOOL_TYPE', 'SCHOOL_TYPE_AND_YEAR', 'SUBJECT')`),
    check('cube_kind_breakdown_check', sql`${t.breakdown} in ('NONE', 'GENDER', 'SCHOOL_YEAR')`),
    check('cube_kind_grain_check', sql`${t.grain} in ('TERM', 'SCHOOL_YEAR', 'DAY')`),
    rows.system(),
  ],
)

/** A place as a cube has it. */
export interface TreeRow {
  readonly id: string
  readonly parentId: string | null
}

/**
 * What was counted of one population of an authority in a period, from which facts and by which rules: so that it can be made again, the
 * same. It is written once; what is corrected makes another, with the next number.
 */
export const cube = governanceSchema.table(
  'cube',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind')
      .notNull()
      .references(() => cubeKind.code),
    placeId: uuid('place_id').notNull(),
    population: text('population').notNull(),
    period: text('period').notNull(),
    number: integer('number').notNull(),
    status: text('status').notNull(),
    frozenAt: timestamp('frozen_at', { withTimezone: true }).notNull(),
    frozenOn: date('frozen_on').notNull(),
    lastReadingId: bigint('last_reading_id', { mode: 'number' })
      .notNull()
      .references(() => feedReading.id),
    // The units of the authority and what is above them, as of the first cube of the period.
    tree: jsonb('tree').$type<readonly TreeRow[]>().notNull(),
    rule: jsonb('rule').$type<SuppressionRule>().notNull(),
    contentHash: text('content_hash').notNull(),
    // The third of a period is kept, and not told.
    isTold: boolean('is_told').notNull(),
    toldHash: text('told_hash').notNull(),
  },
  (t) => [
    unique('cube_once').on(t.kind, t.placeId, t.period, t.population, t.number),
    check('cube_number_check', sql`${t.number} >= 1`),
    check('cube_told_check', sql`${t.isTold} = (${t.number} <= 2)`),
    check('cube_status_check', sql`${t.status} in ('PRELIMINARY', 'FINAL')`),
    index('cube_place_id_idx').on(t.placeId),
    index('cube_last_reading_id_idx').on(t.lastReadingId),
    ...rows.imported(),
  ],
)

/** What a unit has in a cell, of a counter: the truth, which no viewer reads and nobody changes. */
export const cubeCell = governanceSchema.table(
  'cube_cell',
  {
    cubeId: uuid('cube_id').notNull(),
    placeId: uuid('place_id').notNull(),
    cell: text('cell').notNull(),
    counter: text('counter').notNull(),
    contributors: integer('contributors').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cubeId, t.placeId, t.cell, t.counter] }),
    foreignKey({ name: 'cube_cell_cube_fk', columns: [t.cubeId], foreignColumns: [cube.id] }),
    ...rows.imported(),
  ],
)

/** Which places are told of, by counter and table; carried: still by what an earlier cube of the period had. */
export const cubeTold = governanceSchema.table(
  'cube_told',
  {
    cubeId: uuid('cube_id').notNull(),
    placeId: uuid('place_id').notNull(),
    counter: text('counter').notNull(),
    cellTable: text('cell_table').notNull(),
    isCarried: boolean('is_carried').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cubeId, t.placeId, t.counter, t.cellTable] }),
    foreignKey({ name: 'cube_told_cube_fk', columns: [t.cubeId], foreignColumns: [cube.id] }),
    check('cube_told_table_check', sql`${t.cellTable} in ('TOTAL', 'BREAKDOWN')`),
    ...rows.imported(),
  ],
)
