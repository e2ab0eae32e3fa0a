import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { notKin, sure, toPupils } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { asStaffThere, homeAndSchool } from '../assessment/assessment.reach.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const staff = toPupils('student_id', ['TEACHER', 'MENTOR'])

const ofPath = `${sure} and ${staff.viewer} and ${notKin} and exists (select from pedagogy.study_path p where p.id = path_id
  and access.goes_to(p.student_id, p.organisation_id) and p.organisation_id in (select access.units('STAFF')))`

/** What adult education and upper secondary school plan with a pupil: the pedagogical part. Of support it says nothing. */
export const studyPath = pedagogySchema.table(
  'study_path',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    schoolType: text('school_type').notNull(),
    authorId: uuid('author_id').notNull(),
    background: text('background'),
    goals: text('goals').notNull(),
    pace: text('pace'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('study_path_school_type_check', sql`${t.schoolType} ~ '^(GY|SFI|VUX)'`),
    ...[t.background, t.goals, t.pace].map((column) =>
      check(`study_path_${column.name}_check`, sql`length(${column}) between 1 and 4000`),
    ),
    unique('study_path_one_per_unit').on(t.studentId, t.organisationId),
    unique('study_path_of_student').on(t.id, t.studentId),
    index('study_path_organisation_id_idx').on(t.organisationId),
    index('study_path_author_id_idx').on(t.authorId),
    ...rows.visible(homeAndSchool),
    ...rows.insertable({
      meaning: `in their own name, of a pupil who goes to the unit in that school type: ${asStaffThere.meaning}`,
      viewer: `author_id = access.viewer_person() and ${asStaffThere.viewer} and exists (select from access.pupil_years(array[student_id]) y
          where y.organisation_id = study_path.organisation_id and y.school_type = study_path.school_type)`,
    }),
    ...rows.changeable({
      ...asStaffThere,
      columns: ['background', 'goals', 'pace', 'version', 'modified_at'],
    }),
    rows.system(),
  ],
)

/** A subject or course on the way. Once it has been followed up it stays as it is. */
export const studyPathStep = pedagogySchema.table(
  'study_path_step',
  {
    id: uuid('id').primaryKey(),
    pathId: uuid('path_id').notNull(),
    studentId: uuid('student_id').notNull(),
    syllabusId: uuid('syllabus_id').notNull(),
    plannedStartDate: date('planned_start_date').notNull(),
    plannedEndDate: date('planned_end_date').notNull(),
    way: text('way').notNull(),
    followUp: text('follow_up'),
    followedUpOn: date('followed_up_on'),
  },
  (t) => [
    foreignKey({
      columns: [t.pathId, t.studentId],
      foreignColumns: [studyPath.id, studyPath.studentId],
      name: 'study_path_step_path_fk',
    }),
    check('study_path_step_dates_check', sql`${t.plannedEndDate} >= ${t.plannedStartDate}`),
    check('study_path_step_way_check', sql`${t.way} in ('ON_SITE', 'DISTANCE', 'VALIDATION')`),
    check('study_path_step_follow_up_check', sql`(${t.followUp} is null) = (${t.followedUpOn} is null)`),
    check('study_path_step_follow_up_text_check', sql`length(${t.followUp}) between 1 and 4000`),
    index('study_path_step_path_id_idx').on(t.pathId, t.plannedStartDate),
    index('study_path_step_student_id_idx').on(t.studentId),
    index('study_path_step_syllabus_id_idx').on(t.syllabusId),
    ...rows.visible({
      meaning: 'whoever may see the study path',
      viewer: 'exists (select from pedagogy.study_path p where p.id = path_id)',
    }),
    ...rows.insertable({ meaning: `not followed up: ${asStaffThere.meaning}`, viewer: `followed_up_on is null and ${ofPath}` }),
    ...rows.changeable({
      meaning: `until it has been followed up: ${asStaffThere.meaning}`,
      viewer: `${ofPath} and access.is_open_step(id)`,
      columns: ['syllabus_id', 'planned_start_date', 'planned_end_date', 'way', 'follow_up', 'followed_up_on'],
    }),
    ...rows.deletable({
      meaning: `until it has been followed up: ${asStaffThere.meaning}`,
      viewer: `followed_up_on is null and ${ofPath}`,
    }),
    rows.access(),
    rows.system(),
  ],
)
