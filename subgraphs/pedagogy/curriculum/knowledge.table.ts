import { sql } from 'drizzle-orm'
import { boolean, check, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const open = () => [...rows.visible(toSignedIn), rows.system()]

/** The levels that teachers say how far a pupil has come by, while grades are not set and where they are. */
export const knowledgeLevel = pedagogySchema.table(
  'knowledge_level',
  {
    id: uuid('id').primaryKey(),
    scaleCode: text('scale_code').notNull(),
    value: text('value').notNull(),
    rank: integer('rank').notNull(),
    labelSv: text('label_sv').notNull(),
    labelEn: text('label_en').notNull(),
    // Whether what the syllabus asks for at least is reached.
    isReached: boolean('is_reached').notNull(),
    ...period(),
    source: text('source').notNull(),
  },
  (t) => [
    check('knowledge_level_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('knowledge_level_rank_check', sql`${t.rank} >= 0`),
    unique('knowledge_level_value_unique').on(t.scaleCode, t.value, t.startDate),
    unique('knowledge_level_rank_unique').on(t.scaleCode, t.rank, t.startDate),
    rows.access(),
    ...open(),
  ],
)

/** In which school years a development plan is written (skriftlig individuell utvecklingsplan), and until when. */
export const planRule = pedagogySchema.table(
  'plan_rule',
  {
    id: uuid('id').primaryKey(),
    schoolType: text('school_type').notNull(),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year').notNull(),
    // In any of these years, but only of pupils who get no grades.
    isUnlessGraded: boolean('is_unless_graded').notNull(),
    ...period(),
    source: text('source').notNull(),
  },
  (t) => [
    check('plan_rule_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('plan_rule_years_check', sql`${t.fromYear} between 0 and ${t.toYear}`),
    unique('plan_rule_unique').on(t.schoolType, t.fromYear, t.startDate),
    ...open(),
  ],
)
