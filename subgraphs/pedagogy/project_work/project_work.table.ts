import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { notKin, sure, toPupils } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { instant, supersededBy } from '../assessment/assessment.columns.ts'
import { asStaffThere, homeAndSchool, publishedReaders } from '../assessment/assessment.reach.ts'
import { knowledgeCriterion } from '../curriculum/curriculum.table.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const school = toPupils('student_id', ['TEACHER', 'MENTOR', 'PRINCIPAL'])
const self = toPupils('student_id', ['SELF'])
const supervised = 'access.may_supervise(supervisor_id, student_id)'
const ofProject = (condition: string) => `exists (select from pedagogy.project_work p where p.id = project_id and ${condition})`
// What is approved stays so, in the name of who did; whoever is its supervisor stays, or one who may be comes; what is assessed says what it
// said. The function reads the row as it was.
const asItWas = `exists (select from access.project_before(id) b
  where ((b.was_approved_by_id is null and (approved_by_id is null or approved_by_id = access.viewer_person()))
      or (b.was_approved_at, b.was_approved_by_id) = (approved_at, approved_by_id))
    and (b.was_supervised_by_id = supervisor_id or ${supervised})
    and (not b.was_assessed or (b.was_title, b.was_title_en, b.was_description, b.was_supervised_by_id)
      is not distinct from (title, title_en, description, supervisor_id)))`

/** A pupil's diploma project (gymnasiearbete, komvuxarbete): what it is about, and who supervises it. */
export const projectWork = pedagogySchema.table(
  'project_work',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    schoolType: text('school_type').notNull(),
    syllabusId: uuid('syllabus_id').notNull(),
    // Of those who do it together; each is assessed for themself.
    togetherId: uuid('together_id').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    description: text('description'),
    supervisorId: uuid('supervisor_id').notNull(),
    approvedAt: instant('approved_at'),
    approvedById: uuid('approved_by_id'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('project_work_school_type_check', sql`${t.schoolType} ~ '^(GY|VUX)'`),
    check('project_work_title_check', sql`length(${t.title}) between 1 and 200`),
    check('project_work_title_en_check', sql`length(${t.titleEn}) between 1 and 200`),
    check('project_work_description_check', sql`length(${t.description}) between 1 and 4000`),
    check('project_work_approved_check', sql`(${t.approvedAt} is null) = (${t.approvedById} is null)`),
    unique('project_work_one').on(t.studentId, t.organisationId, t.syllabusId),
    unique('project_work_of_student').on(t.id, t.studentId),
    index('project_work_together_id_idx').on(t.togetherId),
    index('project_work_organisation_id_idx').on(t.organisationId),
    ...rows.visible(homeAndSchool),
    ...rows.insertable({
      meaning: `not approved, with a supervisor who teaches or mentors the pupil: ${asStaffThere.meaning}`,
      viewer: `approved_at is null and ${asStaffThere.viewer} and ${supervised}`,
    }),
    ...rows.changeable({
      meaning: `with a supervisor who teaches or mentors the pupil; what is approved stays so, and what is assessed says what it said: ${asStaffThere.meaning}`,
      viewer: asStaffThere.viewer,
      becomes: asItWas,
      columns: ['title', 'title_en', 'description', 'supervisor_id', 'approved_at', 'approved_by_id', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofWork = () => ({
  id: uuid('id').primaryKey(),
  projectId: uuid('project_id').notNull(),
  studentId: uuid('student_id').notNull(),
  number: integer('number').notNull(),
})

/** What a pupil has handed in of it: for those at the school who follow what they learn. */
export const projectSubmission = pedagogySchema.table(
  'project_submission',
  {
    ...ofWork(),
    text: text('text'),
    linkUrl: text('link_url'),
    fileReference: text('file_reference'),
    submittedAt: instant('submitted_at').notNull(),
  },
  (t) => [
    check('project_submission_place_check', sql`num_nonnulls(${t.text}, ${t.linkUrl}, ${t.fileReference}) >= 1`),
    check('project_submission_text_check', sql`length(${t.text}) between 1 and 20000`),
    check('project_submission_link_check', sql`${t.linkUrl} ~ '^https://'`),
    foreignKey({
      columns: [t.projectId, t.studentId],
      foreignColumns: [projectWork.id, projectWork.studentId],
      name: 'project_submission_project_fk',
    }),
    unique('project_submission_number_unique').on(t.projectId, t.number),
    index('project_submission_student_id_idx').on(t.studentId),
    ...rows.visible({
      meaning: `${self.meaning}; ${school.meaning}, of no child of their own; as far as they may see the project`,
      viewer: `((${self.viewer}) or (${school.viewer} and ${notKin})) and ${ofProject('true')}`,
    }),
    ...rows.insertable({
      meaning:
        'from SUBSTANTIAL, now: the pupil, of a project of their own that is approved and not assessed, while they go to the unit',
      viewer: `${sure} and student_id = access.viewer_person() and submitted_at = ${now}
        and ${ofProject('p.approved_at is not null and access.goes_to(p.student_id, p.organisation_id)')}
        and not exists (select from pedagogy.project_assessment a where a.project_id = project_submission.project_id)`,
    }),
    rows.system(),
  ],
)

/**
 * How the project is assessed, as home sees it: nobody changes what it says, another takes its place. It has a criterion of its version in
 * the row itself.
 */
export const projectAssessment = pedagogySchema.table(
  'project_assessment',
  {
    ...ofWork(),
    organisationId: uuid('organisation_id').notNull(),
    syllabusVersionId: uuid('syllabus_version_id').notNull(),
    firstCriterionId: uuid('first_criterion_id').notNull(),
    criterionIds: uuid('criterion_ids').array().notNull(),
    levelValue: text('level_value').notNull(),
    isReached: boolean('is_reached').notNull(),
    text: text('text').notNull(),
    assessedById: uuid('assessed_by_id').notNull(),
    assessedAt: instant('assessed_at').notNull(),
    // Why another took the place of one before it.
    reason: text('reason'),
    supersededAt: instant('superseded_at'),
    supersededBy: supersededBy(),
  },
  (t) => [
    check('project_assessment_text_check', sql`length(${t.text}) between 1 and 4000`),
    check('project_assessment_level_check', sql`${t.levelValue} ~ '^[A-F]$'`),
    check('project_assessment_reason_check', sql`(${t.number} > 1) = (${t.reason} is not null)`),
    check('project_assessment_criteria_check', sql`${t.criterionIds}[1] = ${t.firstCriterionId}`),
    foreignKey({
      columns: [t.projectId, t.studentId],
      foreignColumns: [projectWork.id, projectWork.studentId],
      name: 'project_assessment_project_fk',
    }),
    foreignKey({
      columns: [t.firstCriterionId, t.syllabusVersionId],
      foreignColumns: [knowledgeCriterion.id, knowledgeCriterion.syllabusVersionId],
      name: 'project_assessment_criterion_fk',
    }),
    unique('project_assessment_number_unique').on(t.projectId, t.number),
    // Deferred: nothing loses its place to nothing.
    foreignKey({
      columns: [t.projectId, t.supersededBy],
      foreignColumns: [t.projectId, t.number],
      name: 'project_assessment_superseded_fk',
    }),
    uniqueIndex('project_assessment_one')
      .on(t.projectId)
      .where(sql`${t.supersededAt} is null`),
    index('project_assessment_student_id_idx').on(t.studentId),
    index('project_assessment_first_criterion_id_idx').on(t.firstCriterionId),
    ...rows.visible(publishedReaders('superseded_at is null')),
    ...rows.insertable({
      meaning: `the supervisor, in their own name, of what has been handed in: ${asStaffThere.meaning}`,
      viewer: `assessed_by_id = access.viewer_person() and assessed_at = ${now} and superseded_at is null and ${asStaffThere.viewer}
        and ${ofProject(`access.viewer_person() = p.supervisor_id`)}
        and exists (select from pedagogy.project_submission s where s.project_id = project_assessment.project_id)
        and not exists (select from unnest(criterion_ids) c(id) where c.id not in (
          select k.id from pedagogy.knowledge_criterion k where k.syllabus_version_id = project_assessment.syllabus_version_id))`,
    }),
    ...rows.changeable({
      meaning: `of what stands, once and for all, when another takes its place: the supervisor: ${asStaffThere.meaning}`,
      viewer: `${asStaffThere.viewer} and ${ofProject(`access.viewer_person() = p.supervisor_id`)}`,
      was: 'superseded_at is null',
      columns: ['superseded_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
