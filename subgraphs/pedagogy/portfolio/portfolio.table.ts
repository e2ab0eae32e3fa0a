import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPupils, unlessMoved } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { atOwnUnit, sure, whereTheyMeet } from '../talk/talk.reach.ts'

const guardians = toPupils('student_id', ['GUARDIAN'])
const school = toPupils('student_id', ['TEACHER', 'MENTOR', 'PRINCIPAL'])
const teachers = toPupils('student_id', ['TEACHER', 'MENTOR'])
const mentors = toPupils('student_id', ['MENTOR'])

const self = 'student_id = access.viewer_person()'
const atWork = (condition: string) => `(${condition}) and not access.is_kin(student_id)`
const own = `is_by_pupil and ${self}`
const kept = `not is_by_pupil and ${atWork(`(author_id = access.viewer_person() and ${teachers.viewer}) or ${mentors.viewer}`)} and ${whereTheyMeet()}`

const sharedOrOwn = `(shared_at is not null or (not is_by_pupil and ${atOwnUnit}))`

/** Something that shows what a pupil has learnt. It is not rewritten: it is shared or not, and taken away. */
export const portfolioEntry = pedagogySchema.table(
  'portfolio_entry',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    authorId: uuid('author_id').notNull(),
    isByPupil: boolean('is_by_pupil').notNull(),
    title: text('title').notNull(),
    text: text('text'),
    linkUrl: text('link_url'),
    syllabusId: uuid('syllabus_id'),
    occurredOn: date('occurred_on').notNull(),
    sharedAt: timestamp('shared_at', { withTimezone: true }),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('portfolio_entry_author_check', sql`${t.isByPupil} = (${t.authorId} = ${t.studentId})`),
    check('portfolio_entry_withdrawn_check', sql`${t.withdrawnAt} is null or ${t.sharedAt} is null`),
    check('portfolio_entry_link_url_check', sql`${t.linkUrl} like 'https://%'`),
    index('portfolio_entry_student_id_idx').on(t.studentId, t.occurredOn, t.id),
    index('portfolio_entry_organisation_id_idx').on(t.organisationId),
    index('portfolio_entry_author_id_idx').on(t.authorId),
    ...rows.visible(
      unlessMoved({
        meaning: `from SUBSTANTIAL: the pupil, of what they added or is shared; ${guardians.meaning}, of what is shared; ${school.meaning}, not of their own child and of what the pupil added only once it is shared, of what is not shared at the unit alone`,
        viewer: `${sure} and ((${own}) or (shared_at is not null and (${self} or (${guardians.viewer})))
          or (${sharedOrOwn} and ${atWork(school.viewer)}))`,
        authority: `${sure} and ((${own}) or (shared_at is not null and (${self} or (${guardians.authority})))
          or (${sharedOrOwn} and ${atWork(school.authority)}))`,
      }),
    ),
    ...rows.insertable({
      meaning: `from SUBSTANTIAL, in their own name, where the pupil goes today: the pupil; who works there: ${teachers.meaning}, not of their own child`,
      viewer: `${sure} and author_id = access.viewer_person() and shared_at is null and withdrawn_at is null
        and access.goes_to(student_id, organisation_id) and ((${own}) or (not is_by_pupil and ${atWork(teachers.viewer)} and ${whereTheyMeet()}))`,
    }),
    ...rows.changeable({
      meaning:
        'from SUBSTANTIAL, until it is taken away: the pupil, of what they added; of what staff added at the unit whoever did, and the mentor',
      viewer: `${sure} and ((${own}) or (${kept})) and access.is_kept_entry(id)`,
      columns: ['shared_at', 'withdrawn_at', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
