import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, foreignKey, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  byKnowledge,
  instant,
  itemLinks,
  linked,
  ofDraft,
  ofItem,
  ofKnowledge,
  ofPublished,
} from '../assessment/assessment.columns.ts'
import {
  asMentor,
  asTeacher,
  asTeacherOfPupil,
  asWithdrawer,
  byThemself,
  draftReaders,
  inOwnName,
  publishedReaders,
} from '../assessment/assessment.reach.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const ofTerm = () => ({
  ...ofKnowledge(),
  academicYear: text('academic_year').notNull(),
  semester: text('semester').notNull(),
  text: text('text').notNull(),
})

const termChecks = (name: string, t: Record<'academicYear' | 'semester' | 'text', AnyPgColumn>) => [
  check(`${name}_academic_year_check`, sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
  check(`${name}_semester_check`, sql`${t.semester} in ('HT', 'VT')`),
  check(`${name}_text_check`, sql`length(${t.text}) between 1 and 4000`),
]

const said = (of: string) =>
  [
    'student_id',
    'organisation_id',
    'activity_id',
    'syllabus_id',
    'syllabus_version_id',
    'academic_year',
    'semester',
    'level_id',
    'text',
  ]
    .concat('author_id')
    .map((column) => `${of}.${column}`)
    .join(', ')
const same = (one: string, other: string) => `(${said(one)}) is not distinct from (${said(other)})`

/** What a mentor publishes with a development plan: what the teacher says is ready, word for word. */
const readyOnes = {
  meaning: `${asMentor.meaning}, of what its teacher says is ready, word for word`,
  viewer: `${asMentor.viewer} and exists (select from pedagogy.written_assessment_draft d where d.id = written_assessment.id
    and d.state = 'READY' and ${same('d', 'written_assessment')} and written_assessment.first_content_item_id = any (d.content_item_ids)
    and written_assessment.first_criterion_id = any (d.criterion_ids))`,
}

/** Published with a plan by the same mentor in the same act; whoever mentors the pupil now undoes it with the plan, and nothing else. */
const withPlan = (of: string, undone: string) => `exists (select from pedagogy.development_plan_assessment a
  join pedagogy.development_plan_publication p on p.id = a.publication_id
  where a.written_assessment_id = ${of}.id and a.is_published_with and (p.published_at, p.published_by_id) = (${of}.published_at, ${of}.published_by_id)
    and ${undone})`
const ofMentor = `${asMentor.viewer} and ${withPlan('written_assessment', 'true')}`
const undoneWithPlan = `${asMentor.viewer} and undone_at = ${now} and ${withPlan('written_assessment', `p.undone_at = ${now}`)}`

/** And what is ready again when publishing the plan is undone. */
const readyAgain = {
  meaning: `${asMentor.meaning}, of what was published with a plan that they have just undone, word for word`,
  viewer: `state = 'READY' and ${asMentor.viewer} and exists (select from pedagogy.written_assessment w
    where w.student_id = written_assessment_draft.student_id and w.undone_at = ${now} and ${withPlan('w', `p.undone_at = ${now}`)}
      and ${same('w', 'written_assessment_draft')}
      and not exists (select from unnest(content_item_ids || criterion_ids) n(id) where n.id not in (
        select coalesce(i.content_item_id, i.criterion_id) from pedagogy.written_assessment_item i where i.written_assessment_id = w.id)))`,
}

/** A written assessment that is being written: no policy here reaches home. */
export const writtenAssessmentDraft = pedagogySchema.table('written_assessment_draft', { ...ofTerm(), ...ofDraft() }, (t) => [
  ...termChecks('written_assessment_draft', t),
  check('written_assessment_draft_state_check', sql`${t.state} in ('DRAFT', 'READY')`),
  unique('written_assessment_draft_term_unique').on(t.activityId, t.studentId, t.syllabusId, t.academicYear, t.semester),
  ...byKnowledge('written_assessment_draft', t),
  ...rows.visible(draftReaders),
  ...rows.insertable({
    meaning: `in their own name, or in that of whose they just took back, at its unit: ${asTeacherOfPupil.meaning}; ${readyAgain.meaning}`,
    viewer: `(${asTeacherOfPupil.viewer} and access.is_activity_at(activity_id, organisation_id) and (author_id = access.viewer_person()
      or exists (select from pedagogy.written_assessment w where w.undone_at = ${now} and w.student_id = written_assessment_draft.student_id
        and w.activity_id = written_assessment_draft.activity_id and w.author_id = written_assessment_draft.author_id
        and w.text = written_assessment_draft.text))) or (${readyAgain.viewer})`,
  }),
  ...rows.changeable({
    ...asTeacher,
    becomes: inOwnName('author_id'),
    columns: [
        'level_id', 'text', 'content_item_ids', 'criterion_ids', 'syllabus_version_id', 'author_id', 'state', 'version', 'modified_at',
      ], // prettier-ignore
  }),
  ...rows.deletable({
    meaning: `${asTeacher.meaning}; ${asMentor.meaning}, of what they have just published`,
    viewer: `(${asTeacher.viewer}) or (state = 'READY' and ${asMentor.viewer} and exists (select from pedagogy.written_assessment w
      where w.id = written_assessment_draft.id and access.viewer_person() = w.published_by_id and w.published_at = ${now}))`,
  }),
  rows.access(),
  rows.system(),
])

/**
 * What a teacher says of all a pupil knows in a subject, a term at a time (skriftligt omdöme). It has a content item and a criterion of its
 * version in the row itself: without them it is not published, whichever way is tried.
 */
export const writtenAssessment = pedagogySchema.table(
  'written_assessment',
  {
    ...ofTerm(),
    ...ofPublished(),
    firstContentItemId: uuid('first_content_item_id').notNull(),
    firstCriterionId: uuid('first_criterion_id').notNull(),
    // Publishing was undone before home had read it.
    undoneAt: instant('undone_at'),
    // Whether statistics have been told of it.
    isTold: boolean('is_told').notNull().default(false),
  },
  (t) => [
    ...termChecks('written_assessment', t),
    ...linked('written_assessment', t),
    check('written_assessment_undone_check', sql`${t.undoneAt} is null or ${t.withdrawnAt} is null`),
    unique('written_assessment_version_unique').on(t.id, t.syllabusVersionId, t.studentId),
    // A development plan names its written assessments with their pupil: never another's.
    unique('written_assessment_of_student').on(t.id, t.studentId),
    // Of a unit, for a unit need not see what another has published.
    uniqueIndex('written_assessment_one_per_term')
      .on(t.studentId, t.organisationId, t.syllabusId, t.academicYear, t.semester)
      .where(sql`${t.withdrawnAt} is null and ${t.undoneAt} is null`),
    index('written_assessment_student_id_idx').on(t.studentId, t.syllabusId, t.publishedAt.desc(), t.id),
    index('written_assessment_activity_id_idx').on(t.activityId, t.academicYear, t.semester),
    index('written_assessment_syllabus_version_id_idx').on(t.syllabusVersionId),
    index('written_assessment_level_id_idx').on(t.levelId),
    ...rows.visible(publishedReaders('withdrawn_at is null and undone_at is null')),
    ...rows.insertable({
      meaning: `now, a draft of theirs, in their own name: ${asTeacherOfPupil.meaning}; ${readyOnes.meaning}`,
      viewer: `published_by_id = access.viewer_person() and published_at = ${now} and withdrawn_at is null and undone_at is null and not is_told
        and ((${asTeacherOfPupil.viewer} and exists (select from pedagogy.written_assessment_draft d where d.id = written_assessment.id
          and (d.student_id, d.organisation_id, d.activity_id, d.author_id) = (written_assessment.student_id,
            written_assessment.organisation_id, written_assessment.activity_id, written_assessment.author_id))) or (${readyOnes.viewer}))`,
    }),
    ...rows.changeable({
      meaning: `${asWithdrawer.meaning}; to undo it, until home has read it: ${asTeacher.meaning}, or ${asMentor.meaning}, of what was published with a plan and with it; of what stands, once and for all`,
      viewer: `(${asWithdrawer.viewer}) or (${ofMentor})`,
      was: 'withdrawn_at is null and undone_at is null',
      becomes: `${byThemself} and ((undone_at is null and (${asWithdrawer.viewer})) or (((${asTeacher.viewer}) or (${undoneWithPlan}))
        and not access.is_read_by_home(student_id, 'WrittenAssessment', published_at)))`,
      columns: ['withdrawn_at', 'withdrawn_by_id', 'withdrawal_reason', 'undone_at', 'version'],
    }),
    rows.access(),
    rows.accessChanges('is_told'),
    rows.system(),
  ],
)

/** What of its syllabus a written assessment is about: of one version, for ever. */
export const writtenAssessmentItem = pedagogySchema.table(
  'written_assessment_item',
  { writtenAssessmentId: uuid('written_assessment_id').notNull(), ...ofItem() },
  (t) => [
    ...itemLinks('written_assessment_item', t),
    foreignKey({
      columns: [t.writtenAssessmentId, t.syllabusVersionId, t.studentId],
      foreignColumns: [writtenAssessment.id, writtenAssessment.syllabusVersionId, writtenAssessment.studentId],
      name: 'written_assessment_item_fk',
    }),
    unique('written_assessment_item_unique').on(t.writtenAssessmentId, t.contentItemId, t.criterionId).nullsNotDistinct(),
    ...rows.visible({
      meaning: 'whoever may see the written assessment',
      viewer: `exists (select from pedagogy.written_assessment a where a.id = written_assessment_id)`,
    }),
    ...rows.insertable({
      meaning: 'whoever publishes the written assessment, with it, of what its draft names',
      viewer: `exists (select from pedagogy.written_assessment a join pedagogy.written_assessment_draft d on d.id = a.id
        where a.id = written_assessment_id and a.published_by_id = access.viewer_person() and a.published_at = ${now}
          and coalesce(content_item_id, criterion_id) = any (d.content_item_ids || d.criterion_ids))`,
    }),
    rows.system(),
  ],
)
