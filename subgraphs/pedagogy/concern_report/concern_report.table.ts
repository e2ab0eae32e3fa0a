import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { period } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { onceRemoved } from '../support_case/support_case.table.ts'
import { asPrincipal, standingAs, sure } from '../support/support.reach.ts'

const seen = (column: string) => ({
  meaning: `at HIGH, of no child of their own: the principal of the unit; whoever made the report and those named on it, who work with the
    pupil there today`,
  viewer: `${column} = any (array(select access.seen_concerns()))`,
})

/** That somebody has reported a concern (skollagen 29 kap. 13 §). It hangs on no case: the duty is each one's own. */
export const concernReport = pedagogySchema.table(
  'concern_report',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    text: text('text').notNull(),
    sentOn: date('sent_on').notNull(),
    recipient: text('recipient').notNull(),
    diaryReference: text('diary_reference'),
    reportedById: uuid('reported_by_id').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('concern_report_of_student').on(t.id, t.studentId, t.organisationId),
    index('concern_report_student_id_idx').on(t.studentId, t.sentOn),
    index('concern_report_organisation_id_idx').on(t.organisationId),
    index('concern_report_reported_by_id_idx').on(t.reportedById),
    ...rows.visible(seen('id')),
    ...rows.insertable({
      meaning: 'at HIGH, in their own name: whoever works with the pupil at the unit, of no child of their own',
      viewer: `${sure} and reported_by_id = access.viewer_person()
        and ${standingAs('PRINCIPAL', 'PUPIL_HEALTH', 'MENTOR', 'TEACHER', 'CARE_STAFF', 'NAMED')}`,
    }),
    // access.seen_concerns is the only way to it.
    rows.access(),
    rows.system(),
  ],
)

/** Who is named on a report. Whether they may read it is asked anew each time: see access.seen_concerns. */
export const concernReportPerson = pedagogySchema.table(
  'concern_report_person',
  {
    id: uuid('id').primaryKey(),
    reportId: uuid('report_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    reason: text('reason').notNull(),
    ...period(),
    namedById: uuid('named_by_id').notNull(),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({
      name: 'concern_report_person_report_fk',
      columns: [t.reportId, t.studentId, t.organisationId],
      foreignColumns: [concernReport.id, concernReport.studentId, concernReport.organisationId],
    }),
    check('concern_report_person_other_check', sql`${t.personId} <> ${t.studentId} and ${t.personId} <> ${t.namedById}`),
    check('concern_report_person_period_check', sql`${t.endDate} >= ${t.startDate}`),
    uniqueIndex('concern_report_person_once')
      .on(t.reportId, t.personId)
      .where(sql`${t.removedAt} is null`),
    index('concern_report_person_report_id_idx').on(t.reportId, t.startDate),
    index('concern_report_person_person_id_idx').on(t.personId),
    index('concern_report_person_student_id_idx').on(t.studentId),
    index('concern_report_person_organisation_id_idx').on(t.organisationId),
    index('concern_report_person_named_by_id_idx').on(t.namedById),
    ...rows.visible(seen('report_id')),
    ...rows.insertable({
      meaning: `${asPrincipal.meaning}; of others who work there and with the pupil`,
      viewer: `${seen('report_id').viewer} and ${asPrincipal.viewer} and named_by_id = access.viewer_person() and removed_at is null
        and access.may_be_named_on(person_id, student_id, organisation_id)`,
    }),
    ...rows.changeable({ ...onceRemoved, columns: ['removed_at'] }),
    rows.access(),
    rows.system(),
  ],
)
