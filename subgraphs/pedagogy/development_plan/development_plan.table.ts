import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { instant, supersededBy } from '../assessment/assessment.columns.ts'
import { asMentor, inOwnName, planReaders, publishedReaders } from '../assessment/assessment.reach.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { developmentTalk } from '../talk/talk.table.ts'
import { writtenAssessment } from '../written_assessment/written_assessment.table.ts'

const ofPlan = () => ({
  id: uuid('id').primaryKey(),
  studentId: uuid('student_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  academicYear: text('academic_year').notNull(),
  homeEfforts: text('home_efforts'),
})

/**
 * What a pupil's mentor plans for a school year: the text that is worked on, of which home sees nothing. Whether there is an action
 * programme it never says.
 */
export const developmentPlan = pedagogySchema.table(
  'development_plan',
  {
    ...ofPlan(),
    schoolType: text('school_type').notNull(),
    goals: text('goals'),
    schoolEfforts: text('school_efforts'),
    mentorId: uuid('mentor_id').notNull(),
    version: version(),
    modifiedAt: instant('modified_at').notNull(),
  },
  (t) => [
    check('development_plan_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    ...[t.goals, t.schoolEfforts, t.homeEfforts].map((column) =>
      check(`development_plan_${column.name}_check`, sql`length(${column}) between 1 and 4000`),
    ),
    // Once a school year; of a unit, for a unit does not see what another has begun.
    unique('development_plan_one_per_year').on(t.studentId, t.organisationId, t.academicYear),
    unique('development_plan_of_student').on(t.id, t.studentId, t.organisationId),
    ...rows.visible(planReaders),
    ...rows.insertable({
      meaning: `in their own name, where the pupil goes today: ${asMentor.meaning}`,
      viewer: `mentor_id = access.viewer_person() and ${asMentor.viewer} and access.goes_to(student_id, organisation_id)`,
    }),
    ...rows.changeable({
      ...asMentor,
      becomes: inOwnName('mentor_id'),
      columns: ['goals', 'school_efforts', 'home_efforts', 'mentor_id', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

/**
 * A development plan as it was published (skriftlig individuell utvecklingsplan): nobody changes what it says. It has a talk and a written
 * assessment of the pupil's own in the row itself; without them it is not published, whichever way is tried.
 */
export const developmentPlanPublication = pedagogySchema.table(
  'development_plan_publication',
  {
    ...ofPlan(),
    planId: uuid('plan_id').notNull(),
    number: integer('number').notNull(),
    goals: text('goals').notNull(),
    schoolEfforts: text('school_efforts').notNull(),
    talkId: uuid('talk_id').notNull(),
    firstWrittenAssessmentId: uuid('first_written_assessment_id').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedById: uuid('published_by_id').notNull(),
    // Publishing was undone before home had read it.
    undoneAt: instant('undone_at'),
    supersededAt: instant('superseded_at'),
    supersededBy: supersededBy(),
  },
  (t) => [
    check('development_plan_publication_number_check', sql`${t.number} >= 1`),
    foreignKey({
      columns: [t.planId, t.studentId, t.organisationId],
      foreignColumns: [developmentPlan.id, developmentPlan.studentId, developmentPlan.organisationId],
      name: 'development_plan_publication_plan_fk',
    }),
    foreignKey({
      columns: [t.talkId, t.studentId],
      foreignColumns: [developmentTalk.id, developmentTalk.studentId],
      name: 'development_plan_publication_talk_fk',
    }),
    foreignKey({
      columns: [t.firstWrittenAssessmentId, t.studentId],
      foreignColumns: [writtenAssessment.id, writtenAssessment.studentId],
      name: 'development_plan_publication_written_fk',
    }),
    unique('development_plan_publication_number_unique').on(t.planId, t.number),
    // Deferred: nothing loses its place to nothing.
    foreignKey({
      columns: [t.planId, t.supersededBy],
      foreignColumns: [t.planId, t.number],
      name: 'development_plan_publication_superseded_fk',
    }),
    unique('development_plan_publication_of_student').on(t.id, t.studentId),
    uniqueIndex('development_plan_publication_one')
      .on(t.planId)
      .where(sql`${t.undoneAt} is null and ${t.supersededAt} is null`),
    index('development_plan_publication_student_id_idx').on(t.studentId, t.academicYear),
    index('development_plan_publication_talk_id_idx').on(t.talkId),
    index('development_plan_publication_written_idx').on(t.firstWrittenAssessmentId),
    ...rows.visible(publishedReaders('undone_at is null and superseded_at is null')),
    ...rows.insertable({
      meaning: `published in their own name, now: ${asMentor.meaning}`,
      viewer: `published_by_id = access.viewer_person() and published_at = ${now} and undone_at is null and superseded_at is null
        and ${asMentor.viewer}`,
    }),
    ...rows.changeable({
      ...asMentor,
      meaning: `${asMentor.meaning}; of what stands, once and for all, and to undo it until home has read it`,
      was: 'undone_at is null and superseded_at is null',
      becomes: "undone_at is null or not access.is_read_by_home(student_id, 'IndividualDevelopmentPlan', published_at)",
      columns: ['undone_at', 'superseded_at'],
    }),
    rows.system(),
  ],
)

/** The written assessments that a published plan rests on: the pupil's own. */
export const developmentPlanAssessment = pedagogySchema.table(
  'development_plan_assessment',
  {
    publicationId: uuid('publication_id').notNull(),
    writtenAssessmentId: uuid('written_assessment_id').notNull(),
    // Published in the same act: it is undone with it too.
    isPublishedWith: boolean('is_published_with').notNull().default(false),
    studentId: uuid('student_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.writtenAssessmentId] }),
    foreignKey({
      columns: [t.publicationId, t.studentId],
      foreignColumns: [developmentPlanPublication.id, developmentPlanPublication.studentId],
      name: 'development_plan_assessment_publication_fk',
    }),
    foreignKey({
      columns: [t.writtenAssessmentId, t.studentId],
      foreignColumns: [writtenAssessment.id, writtenAssessment.studentId],
      name: 'development_plan_assessment_written_fk',
    }),
    index('development_plan_assessment_written_idx').on(t.writtenAssessmentId),
    index('development_plan_assessment_student_id_idx').on(t.studentId),
    ...rows.visible({
      meaning: 'whoever may see the plan',
      viewer: `exists (select from pedagogy.development_plan_publication p where p.id = publication_id)`,
    }),
    ...rows.insertable({
      meaning: 'whoever publishes the plan, with it',
      viewer: `exists (select from pedagogy.development_plan_publication p where p.id = publication_id
        and p.published_by_id = access.viewer_person() and p.published_at = ${now})`,
    }),
    rows.system(),
  ],
)
