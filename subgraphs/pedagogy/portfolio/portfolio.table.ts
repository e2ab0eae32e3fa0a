import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { sure, toPupils, unlessMoved } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { contentItem, syllabusVersion } from '../curriculum/curriculum.table.ts'
import { now } from '../../shared/rows.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { atOwnUnit, whereTheyMeet } from '../talk/talk.reach.ts'

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
    fileReference: text('file_reference'),
    syllabusId: uuid('syllabus_id'),
    // Of what it shows, where it names that.
    syllabusVersionId: uuid('syllabus_version_id').references(() => syllabusVersion.id),
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
    check('portfolio_entry_file_reference_check', sql`${t.fileReference} ~ '^[a-z0-9-]+:[^[:space:]]+$'`),
    unique('portfolio_entry_version_unique').on(t.id, t.syllabusVersionId, t.studentId),
    index('portfolio_entry_syllabus_version_id_idx').on(t.syllabusVersionId),
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

/** What was taught that an entry shows: of one version of the syllabus, for ever. */
export const portfolioItem = pedagogySchema.table(
  'portfolio_item',
  {
    entryId: uuid('entry_id').notNull(),
    contentItemId: uuid('content_item_id').notNull(),
    syllabusVersionId: uuid('syllabus_version_id').notNull(),
    studentId: uuid('student_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.contentItemId] }),
    foreignKey({
      columns: [t.entryId, t.syllabusVersionId, t.studentId],
      foreignColumns: [portfolioEntry.id, portfolioEntry.syllabusVersionId, portfolioEntry.studentId],
      name: 'portfolio_item_entry_fk',
    }),
    foreignKey({
      columns: [t.contentItemId, t.syllabusVersionId],
      foreignColumns: [contentItem.id, contentItem.syllabusVersionId],
      name: 'portfolio_item_content_item_fk',
    }),
    index('portfolio_item_content_item_id_idx').on(t.contentItemId),
    index('portfolio_item_student_id_idx').on(t.studentId),
    ...rows.visible({
      meaning: 'whoever may see the entry',
      viewer: 'exists (select from pedagogy.portfolio_entry e where e.id = entry_id)',
    }),
    ...rows.insertable({
      meaning: 'whoever adds the entry, with it',
      viewer: `exists (select from pedagogy.portfolio_entry e where e.id = entry_id and access.viewer_person() = e.author_id
        and e.modified_at = ${now} and e.version = 1)`,
    }),
    rows.system(),
  ],
)
