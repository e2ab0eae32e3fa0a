import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { sure, toPupils, unlessMoved } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { atOwnUnit, whereTheyMeet } from './talk.reach.ts'

const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const readers = 'student_id = any (array(select access.talked_pupils()))'
const writers = 'student_id = any (array(select access.talk_pupils()))'
const sharedOrOwn = `(documentation_state = 'SHARED' or ${atOwnUnit})`
const reading = "the pupil's mentor, principal and whoever their talks are with, not of their own child"
const writing = "the pupil's mentor and whoever their talks are with, not of their own child"

/** A development talk that was held, and what was agreed: home sees it from the day it is shared, and it changes no more then. */
export const developmentTalk = pedagogySchema.table(
  'development_talk',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    heldOn: date('held_on').notNull(),
    documentationState: text('documentation_state').notNull().default('DRAFT'),
    sharedAt: timestamp('shared_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    // What hangs on a talk names its pupil with it: no plan is published with another pupil's talk.
    unique('development_talk_of_student').on(t.id, t.studentId),
    check('development_talk_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check('development_talk_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    check('development_talk_documentation_state_check', sql`${t.documentationState} in ('DRAFT', 'SHARED')`),
    check('development_talk_shared_check', sql`(${t.documentationState} = 'SHARED') = (${t.sharedAt} is not null)`),
    index('development_talk_student_id_idx').on(t.studentId, t.heldOn),
    index('development_talk_organisation_id_idx').on(t.organisationId),
    index('development_talk_teacher_id_idx').on(t.teacherId),
    ...rows.visible(
      unlessMoved({
        meaning: `from SUBSTANTIAL: ${reading}, until it is shared at the unit alone; once shared: ${home.meaning}`,
        viewer: `${sure} and ((${readers} and ${sharedOrOwn}) or (documentation_state = 'SHARED' and (${home.viewer})))`,
        authority: `${sure} and ((${readers} and ${sharedOrOwn}) or (documentation_state = 'SHARED' and (${home.authority})))`,
      }),
    ),
    ...rows.insertable({
      meaning: `from SUBSTANTIAL, in their own name, where they work and the pupil goes today: ${writing}`,
      viewer: `${sure} and teacher_id = access.viewer_person() and documentation_state = 'DRAFT' and ${writers} and ${whereTheyMeet()}`,
    }),
    ...rows.changeable({
      meaning: `from SUBSTANTIAL, where they work and the pupil goes today, until it is shared: ${writing}`,
      viewer: `${sure} and ${writers} and ${whereTheyMeet()} and access.is_draft_talk(id)`,
      columns: ['held_on', 'academic_year', 'semester', 'documentation_state', 'shared_at', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofTalk = (condition: string) =>
  `exists (select from pedagogy.development_talk t where t.id = talk_id and t.student_id = talk_agreement.student_id${condition})`
const whileDraft = `from SUBSTANTIAL, where they work and the pupil goes today, until the talk is shared: ${writing}`
const ofTalkHere = (state: string) => ofTalk(` and t.documentation_state = '${state}' and ${whereTheyMeet('t.')}`)
const ofDraft = `${sure} and ${writers} and ${ofTalkHere('DRAFT')}`

/** What was agreed at a talk, and how it went. */
export const talkAgreement = pedagogySchema.table(
  'talk_agreement',
  {
    id: uuid('id').primaryKey(),
    talkId: uuid('talk_id').notNull(),
    studentId: uuid('student_id').notNull(),
    position: integer('position').notNull(),
    responsible: text('responsible').notNull(),
    text: text('text').notNull(),
    dueOn: date('due_on'),
    followUp: text('follow_up'),
    followedUpOn: date('followed_up_on'),
    followedUpById: uuid('followed_up_by_id'),
  },
  (t) => [
    foreignKey({
      name: 'talk_agreement_of_talk',
      columns: [t.talkId, t.studentId],
      foreignColumns: [developmentTalk.id, developmentTalk.studentId],
    }).onDelete('cascade'),
    check('talk_agreement_responsible_check', sql`${t.responsible} in ('PUPIL', 'HOME', 'SCHOOL')`),
    check(
      'talk_agreement_followed_up_check',
      sql`(${t.followUp} is null) = (${t.followedUpOn} is null) and (${t.followUp} is null) = (${t.followedUpById} is null)`,
    ),
    index('talk_agreement_talk_id_idx').on(t.talkId, t.studentId),
    index('talk_agreement_student_id_idx').on(t.studentId),
    index('talk_agreement_followed_up_by_id_idx').on(t.followedUpById),
    ...rows.visible({ meaning: 'from SUBSTANTIAL: whoever may see the talk', viewer: `${sure} and ${ofTalk('')}` }),
    ...rows.insertable({ meaning: whileDraft, viewer: `${ofDraft} and follow_up is null` }),
    ...rows.deletable({ meaning: whileDraft, viewer: ofDraft }),
    ...rows.changeable({
      meaning: `from SUBSTANTIAL, in their own name, where they work and the pupil goes today, once the talk is shared, and not what a colleague has written: ${writing}`,
      viewer: `${sure} and ${writers} and ${ofTalkHere('SHARED')}
        and coalesce(followed_up_by_id, access.viewer_person()) = access.viewer_person()`,
      columns: ['follow_up', 'followed_up_on', 'followed_up_by_id'],
    }),
    rows.system(),
  ],
)

const own = `${sure} and author_id = access.viewer_person() and (${home.viewer})`
// Whoever has come of age prepares for themself, even where a guardian still reads.
const preparing = `${own} and (student_id = access.viewer_person() or access.is_minor(student_id))`
const preparers = 'from SUBSTANTIAL: the pupil; until they come of age, their guardians'
const byRole = `((author_role = 'PUPIL') = (author_id = student_id))`

/** What a pupil or a guardian has thought of before the talk of a term: their own until they hand it in. */
export const talkPreparation = pedagogySchema.table(
  'talk_preparation',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    authorId: uuid('author_id').notNull(),
    authorRole: text('author_role').notNull(),
    academicYear: text('academic_year').notNull(),
    semester: text('semester').notNull(),
    text: text('text').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    unique('talk_preparation_once').on(t.studentId, t.organisationId, t.academicYear, t.semester, t.authorId),
    check('talk_preparation_author_role_check', sql`${t.authorRole} in ('PUPIL', 'GUARDIAN')`),
    check('talk_preparation_academic_year_check', sql`${t.academicYear} ~ '^\\d{4}/\\d{2}$'`),
    check('talk_preparation_semester_check', sql`${t.semester} in ('HT', 'VT')`),
    index('talk_preparation_organisation_id_idx').on(t.organisationId),
    index('talk_preparation_author_id_idx').on(t.authorId),
    ...rows.visible(
      unlessMoved({
        meaning: `from SUBSTANTIAL: whoever wrote it; once handed in: ${reading}; ${home.meaning}`,
        viewer: `(${own}) or (${sure} and submitted_at is not null and ((${readers}) or (${home.viewer})))`,
        authority: `(${own}) or (${sure} and submitted_at is not null and ((${readers}) or (${home.authority})))`,
      }),
    ),
    ...rows.insertable({
      meaning: `in their own name, where the pupil goes today: ${preparers}`,
      viewer: `${preparing} and ${byRole} and access.goes_to(student_id, organisation_id)`,
    }),
    ...rows.changeable({
      meaning: `whoever wrote it, until it is handed in: ${preparers}`,
      viewer: `${preparing} and access.is_open_preparation(id)`,
      columns: ['text', 'submitted_at', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
