import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { period, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { syllabus } from '../grading/grading.table.ts'

const readers = toPupils('student_id', ['SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT'])
const planners = toPupils('student_id', ['MENTOR', 'UNIT_ADMIN', 'PRINCIPAL'])
const of = {
  viewer: `${planners.viewer} and not access.is_kin(student_id)`,
  meaning: `${planners.meaning}, of no child of their own`,
}

/** What a pupil is to study (individuell studieplan). */
export const studyPlan = administrationSchema.table(
  'study_plan',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    ...period(),
    decidedById: uuid('decided_by_id').notNull(),
    modifiedAt: timestamp('modified_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    check('study_plan_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('study_plan_student_id_idx').on(t.studentId),
    ...rows.visible(readers),
    ...rows.insertable(of),
    ...rows.changeable({ ...of, columns: ['start_date', 'end_date', 'decided_by_id', 'modified_at', 'version'] }),
    rows.system(),
  ],
)

const ofPlan = () => ({
  id: uuid('id').primaryKey(),
  planId: uuid('plan_id')
    .notNull()
    .references(() => studyPlan.id),
  studentId: uuid('student_id').notNull(),
  position: integer('position').notNull(),
})

const parts = () => [...rows.visible(readers), ...rows.insertable(of), ...rows.deletable(of), rows.system()]

/** A part of a plan, such as what the whole programme has in common. */
export const studyPlanContent = administrationSchema.table(
  'study_plan_content',
  { ...ofPlan(), title: text('title'), type: text('type'), points: integer('points') },
  (t) => [
    check(
      'study_plan_content_type_check',
      sql`${t.type} in ('GYMNASIEGEMENSAMMA', 'PROGRAMGEMENSAMMA', 'INRIKTNING', 'PROGRAMFORDJUPNING', 'GYMNASIEARBETE', 'INDIVIDUELLT_VAL', 'BORTTAGNA', 'UTOKADE')`,
    ),
    check('study_plan_content_points_check', sql`${t.points} >= 0`),
    index('study_plan_content_plan_id_idx').on(t.planId),
    index('study_plan_content_student_id_idx').on(t.studentId),
    ...parts(),
  ],
)

/** A syllabus within a part of a plan. */
export const studyPlanSyllabus = administrationSchema.table(
  'study_plan_syllabus',
  {
    ...ofPlan(),
    contentId: uuid('content_id')
      .notNull()
      .references(() => studyPlanContent.id),
    syllabusId: uuid('syllabus_id')
      .notNull()
      .references(() => syllabus.id),
    note: text('note'),
    startDate: date('start_date'),
    endDate: date('end_date'),
    hours: integer('hours'),
  },
  (t) => [
    check('study_plan_syllabus_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('study_plan_syllabus_hours_check', sql`${t.hours} >= 0`),
    index('study_plan_syllabus_plan_id_idx').on(t.planId),
    index('study_plan_syllabus_content_id_idx').on(t.contentId),
    index('study_plan_syllabus_syllabus_id_idx').on(t.syllabusId),
    index('study_plan_syllabus_student_id_idx').on(t.studentId),
    ...parts(),
  ],
)

export const studyPlanNote = administrationSchema.table(
  'study_plan_note',
  { ...ofPlan(), type: text('type').notNull(), note: text('note').notNull() },
  (t) => [
    check(
      'study_plan_note_type_check',
      sql`${t.type} in ('ANTECKNINGAR', 'ANDRA_INSATSER', 'TIDIGARE_ERFARENHET', 'VALIDERING', 'MAL')`,
    ),
    check('study_plan_note_note_check', sql`length(${t.note}) between 1 and 4000`),
    index('study_plan_note_plan_id_idx').on(t.planId),
    index('study_plan_note_student_id_idx').on(t.studentId),
    ...parts(),
  ],
)
