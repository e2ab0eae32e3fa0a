import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, unique, uuid } from 'drizzle-orm/pg-core'
import { syllabusAbility } from '../curriculum/curriculum.table.ts'
import { knowledgeLevel } from '../curriculum/knowledge.table.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { instant, itemLinks, linked, ofItem, ofPublished } from './assessment.columns.ts'
import { asTeacher, asTeacherOfPupil, asWithdrawer, byThemself, publishedReaders } from './assessment.reach.ts'
import { ofOccasion, occasionChecks } from './assessment.occasion.ts'

/**
 * What a teacher has said of a pupil's knowledge. Nobody changes what it says: what is said instead is an assessment of its own, and takes
 * the place of this one.
 */
export const assessment = pedagogySchema.table(
  'assessment',
  {
    ...ofOccasion(),
    ...ofPublished(),
    // Counts what has been said of the occasion, from 1.
    number: integer('number').notNull(),
    supersedesId: uuid('supersedes_id'),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    ...occasionChecks('assessment', t),
    ...linked('assessment', t),
    check('assessment_number_check', sql`(${t.number} = 1) = (${t.supersedesId} is null)`),
    check('assessment_linked_check', sql`${t.firstContentItemId} is not null or ${t.firstCriterionId} is not null`),
    check(
      'assessment_summative_check',
      sql`${t.kind} = 'FORMATIVE' or (${t.levelId} is not null and ${t.firstCriterionId} is not null)`,
    ),
    // What takes the place of another is of the same pupil and activity.
    unique('assessment_supersedes_target').on(t.id, t.studentId, t.syllabusId, t.activityId),
    foreignKey({
      columns: [t.supersedesId, t.studentId, t.syllabusId, t.activityId],
      foreignColumns: [t.id, t.studentId, t.syllabusId, t.activityId],
      name: 'assessment_supersedes_fk',
    }),
    unique('assessment_supersedes_unique').on(t.supersedesId),
    unique('assessment_version_unique').on(t.id, t.syllabusVersionId, t.studentId),
    index('assessment_student_id_idx').on(t.studentId, t.syllabusId, t.publishedAt.desc(), t.id),
    index('assessment_activity_id_idx').on(t.activityId, t.publishedAt, t.id),
    index('assessment_syllabus_version_id_idx').on(t.syllabusVersionId),
    index('assessment_level_id_idx').on(t.levelId),
    ...rows.visible(publishedReaders('withdrawn_at is null and superseded_at is null')),
    ...rows.insertable({
      meaning: `now, a draft of theirs, in their own name: ${asTeacherOfPupil.meaning}`,
      viewer: `published_by_id = access.viewer_person() and published_at = ${now} and withdrawn_at is null and superseded_at is null and ${asTeacherOfPupil.viewer}
        and exists (select from pedagogy.assessment_draft d where d.id = assessment.id
          and (d.student_id, d.organisation_id, d.activity_id, d.author_id) = (assessment.student_id, assessment.organisation_id,
            assessment.activity_id, assessment.author_id) and d.replaces_id is not distinct from assessment.supersedes_id)`,
    }),
    ...rows.changeable({
      ...asWithdrawer,
      meaning: `${asWithdrawer.meaning}; to put a draft in its place: ${asTeacher.meaning}; of what stands, once and for all`,
      was: 'withdrawn_at is null and superseded_at is null',
      becomes: `${byThemself} and (superseded_at is null or (${asTeacher.viewer}
        and exists (select from pedagogy.assessment_draft d where d.replaces_id = assessment.id)))`,
      columns: ['withdrawn_at', 'withdrawn_by_id', 'withdrawal_reason', 'superseded_at', 'version'],
    }),
    rows.system(),
  ],
)

const isSeen = `exists (select from pedagogy.assessment a where a.id = assessment_id)`
const isTheirs = `exists (select from pedagogy.assessment a where a.id = assessment_id and a.published_by_id = access.viewer_person()
  and a.published_at = ${now})`

const withAssessment = () => [
  ...rows.visible({ meaning: 'whoever may see the assessment', viewer: isSeen }),
  ...rows.insertable({ meaning: 'whoever publishes the assessment, with it', viewer: isTheirs }),
  rows.system(),
]

/** What of its syllabus an assessment is about: of one version, for ever. */
export const assessmentItem = pedagogySchema.table(
  'assessment_item',
  { assessmentId: uuid('assessment_id').notNull(), ...ofItem() },
  (t) => [
    ...itemLinks('assessment_item', t),
    foreignKey({
      columns: [t.assessmentId, t.syllabusVersionId, t.studentId],
      foreignColumns: [assessment.id, assessment.syllabusVersionId, assessment.studentId],
      name: 'assessment_item_assessment_fk',
    }),
    unique('assessment_item_unique').on(t.assessmentId, t.contentItemId, t.criterionId).nullsNotDistinct(),
    ...withAssessment(),
  ],
)

/** How far a pupil has come in each ability: a cell of the knowledge matrix. */
export const assessmentMark = pedagogySchema.table(
  'assessment_mark',
  {
    assessmentId: uuid('assessment_id').notNull(),
    abilityId: uuid('ability_id').notNull(),
    levelId: uuid('level_id')
      .notNull()
      .references(() => knowledgeLevel.id),
    syllabusVersionId: uuid('syllabus_version_id').notNull(),
    studentId: uuid('student_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.abilityId] }),
    foreignKey({
      columns: [t.assessmentId, t.syllabusVersionId, t.studentId],
      foreignColumns: [assessment.id, assessment.syllabusVersionId, assessment.studentId],
      name: 'assessment_mark_assessment_fk',
    }),
    foreignKey({
      columns: [t.abilityId, t.syllabusVersionId],
      foreignColumns: [syllabusAbility.id, syllabusAbility.syllabusVersionId],
      name: 'assessment_mark_ability_fk',
    }),
    index('assessment_mark_ability_id_idx').on(t.abilityId),
    index('assessment_mark_level_id_idx').on(t.levelId),
    index('assessment_mark_student_id_idx').on(t.studentId),
    ...withAssessment(),
  ],
)
