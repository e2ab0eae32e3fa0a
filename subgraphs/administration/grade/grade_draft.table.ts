import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { administrationSchema, rows } from '../administration.schema.ts'
import { gradeStep, syllabus } from '../grading/grading.table.ts'
import { asGrader, asGraderOfSyllabus } from './grade.reach.ts'

export const instant = (name: string) => timestamp(name, { withTimezone: true })

export const ofGrade = () => ({
  id: uuid('id').primaryKey(),
  studentId: uuid('student_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  // The class whose catalogue it stands in: the pupil's own, not the teaching group.
  groupId: uuid('group_id'),
  syllabusId: uuid('syllabus_id')
    .notNull()
    .references(() => syllabus.id),
  scaleId: uuid('scale_id').notNull(),
  stepValue: text('step_value').notNull(),
  rank: integer('rank').notNull(),
  semester: text('semester').notNull(),
  year: integer('year').notNull(),
  isFinal: boolean('is_final').notNull(),
  adaptedStudyPlan: text('adapted_study_plan'),
  remark: text('remark'),
  // Title and description of a diploma project, in Swedish and English: the grade of one has it, and no other. See onProject.
  diplomaProject: jsonb('diploma_project').$type<DiplomaProject>(),
  isOfProject: boolean('is_of_project').generatedAlwaysAs(sql`diploma_project is not null`),
})

export const onProject = (name: string, t: Record<'syllabusId' | 'isOfProject' | 'diplomaProject', AnyPgColumn>) => [
  foreignKey({
    columns: [t.syllabusId, t.isOfProject],
    foreignColumns: [syllabus.id, syllabus.isDiplomaProject],
    name: `${name}_diploma_project_fk`,
  }),
  check(
    `${name}_diploma_project_check`,
    sql`${t.diplomaProject} is null or (length(${t.diplomaProject} ->> 'title') between 1 and 300
      and length(${t.diplomaProject} ->> 'description') between 1 and 2000) is true`,
  ),
]

/** What a diploma project was about (gymnasiearbete). */
export interface DiplomaProject {
  readonly title: string
  readonly description: string
  readonly titleEnglish: string | null
  readonly descriptionEnglish: string | null
}

const inOwnName = ({ meaning, viewer }: typeof asGrader) => ({
  meaning: `in their own name: ${meaning}`,
  viewer: `author_id = access.viewer_person() and ${viewer}`,
})

/** A grade that is being thought about: its author's alone, and changeable until it is signed. */
export const gradeDraft = administrationSchema.table(
  'grade_draft',
  {
    ...ofGrade(),
    activityId: uuid('activity_id').notNull(),
    motivation: text('motivation'),
    authorId: uuid('author_id').notNull(),
    modifiedAt: instant('modified_at').notNull(),
  },
  (t) => [
    check('grade_draft_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    foreignKey({
      columns: [t.scaleId, t.stepValue, t.rank],
      foreignColumns: [gradeStep.scaleId, gradeStep.value, gradeStep.rank],
      name: 'grade_draft_step_fk',
    }),
    unique('grade_draft_unique').on(t.authorId, t.activityId, t.syllabusId, t.studentId, t.year, t.semester),
    index('grade_draft_student_id_idx').on(t.studentId),
    index('grade_draft_activity_id_idx').on(t.activityId),
    index('grade_draft_syllabus_id_idx').on(t.syllabusId),
    index('grade_draft_step_idx').on(t.scaleId, t.stepValue, t.rank),
    ...onProject('grade_draft', t),
    ...(['visible', 'deletable'] as const).flatMap((may) => rows[may](inOwnName(asGrader))),
    ...rows.insertable(inOwnName(asGraderOfSyllabus)),
    ...rows.changeable({
      ...inOwnName(asGrader),
      columns: [
        'step_value',
        'rank',
        'is_final',
        'adapted_study_plan',
        'remark',
        'diploma_project',
        'motivation',
        'group_id',
        'modified_at',
      ],
    }),
    rows.system(),
  ],
)
