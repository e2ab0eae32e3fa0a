import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { sure, toPupils, unlessMoved } from '../../access/visible.ts'
import { period, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { notOwn, standingAs } from '../support/support.reach.ts'

const staff = toPupils('student_id', ['TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL'])
const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const seen = `${sure} and ((${staff.viewer} and ${notOwn})
  or (${home.viewer} and access.shows_adaptations(organisation_id)))`

const change = {
  meaning: "the pupil's teacher or mentor at the unit, of no child of their own",
  viewer: `${sure} and ${standingAs('TEACHER', 'MENTOR')}`,
}
const writers = { ...change, meaning: `in their own name: ${change.meaning}` }

/** What is adapted for a pupil within ordinary teaching (skollagen 3 kap. 5 a §): no case, and nothing that is hidden. */
export const extraAdaptation = pedagogySchema.table(
  'extra_adaptation',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    // Null: in all subjects.
    syllabusId: uuid('syllabus_id'),
    decision: text('decision').notNull(),
    ...period(),
    state: text('state').notNull().default('ACTIVE'),
    decidedById: uuid('decided_by_id').notNull(),
    version: version(),
  },
  (t) => [
    check('extra_adaptation_state_check', sql`${t.state} in ('ACTIVE', 'ENDED')`),
    check('extra_adaptation_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('extra_adaptation_ended_check', sql`(${t.state} = 'ENDED') = (${t.endDate} is not null)`),
    unique('extra_adaptation_of_student').on(t.id, t.studentId, t.organisationId),
    index('extra_adaptation_student_id_idx').on(t.studentId, t.startDate),
    index('extra_adaptation_organisation_id_idx').on(t.organisationId),
    index('extra_adaptation_decided_by_id_idx').on(t.decidedById),
    ...rows.visible(
      unlessMoved({
        meaning: `from SUBSTANTIAL: ${staff.meaning}, of no child of their own; where the unit shows it: ${home.meaning}`,
        viewer: seen,
        authority: seen,
      }),
    ),
    ...rows.insertable({
      ...writers,
      viewer: `${writers.viewer} and decided_by_id = access.viewer_person() and state = 'ACTIVE'`,
    }),
    // The function reads the row as it was before: what has ended stays so.
    ...rows.changeable({
      meaning: `${change.meaning}; what has ended stays so`,
      viewer: change.viewer,
      becomes: '(access.adaptation_end(id) is null or end_date is not distinct from access.adaptation_end(id))',
      columns: ['end_date', 'state', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const staffThere = standingAs('TEACHER', 'MENTOR', 'PUPIL_HEALTH', 'PRINCIPAL')
const readers = "the pupil's teacher, mentor, pupil health or principal at the unit, of no child of their own"

/** How an adaptation went: the staff's alone, whatever a unit decides, and it stands as it was written. The latest holds. */
export const extraAdaptationEvaluation = pedagogySchema.table(
  'extra_adaptation_evaluation',
  {
    id: uuid('id').primaryKey(),
    adaptationId: uuid('adaptation_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    // The version of the adaptation that it made: which evaluation is the latest.
    version: integer('version').notNull(),
    text: text('text').notNull(),
    writtenById: uuid('written_by_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'extra_adaptation_evaluation_adaptation_fk',
      columns: [t.adaptationId, t.studentId, t.organisationId],
      foreignColumns: [extraAdaptation.id, extraAdaptation.studentId, extraAdaptation.organisationId],
    }),
    unique('extra_adaptation_evaluation_once').on(t.adaptationId, t.version),
    index('extra_adaptation_evaluation_student_id_idx').on(t.studentId),
    index('extra_adaptation_evaluation_organisation_id_idx').on(t.organisationId),
    index('extra_adaptation_evaluation_written_by_id_idx').on(t.writtenById),
    ...rows.visible({ meaning: `from SUBSTANTIAL: ${readers}`, viewer: `${sure} and ${staffThere}` }),
    ...rows.insertable({ ...writers, viewer: `${writers.viewer} and written_by_id = access.viewer_person()` }),
    rows.system(),
  ],
)

/** What staff has written about an adaptation. It is theirs alone, whatever a unit decides, and stands as it was written. */
export const extraAdaptationNote = pedagogySchema.table(
  'extra_adaptation_note',
  {
    id: uuid('id').primaryKey(),
    adaptationId: uuid('adaptation_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    text: text('text').notNull(),
    writtenById: uuid('written_by_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'extra_adaptation_note_adaptation_fk',
      columns: [t.adaptationId, t.studentId, t.organisationId],
      foreignColumns: [extraAdaptation.id, extraAdaptation.studentId, extraAdaptation.organisationId],
    }),
    index('extra_adaptation_note_adaptation_id_idx').on(t.adaptationId, t.writtenAt),
    index('extra_adaptation_note_student_id_idx').on(t.studentId),
    index('extra_adaptation_note_organisation_id_idx').on(t.organisationId),
    index('extra_adaptation_note_written_by_id_idx').on(t.writtenById),
    ...rows.visible({ meaning: `at HIGH: ${readers}`, viewer: `access.is_assured('HIGH') and ${staffThere}` }),
    ...rows.insertable({
      ...writers,
      viewer: `access.is_assured('HIGH') and ${writers.viewer} and written_by_id = access.viewer_person()`,
    }),
    rows.system(),
  ],
)
