import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { supportCase } from '../support_case/support_case.table.ts'
import { asPrincipal, inOpenCase, ofSeenCase, toHome } from '../support/support.reach.ts'

const seen = ofSeenCase('case_id')
const open = inOpenCase('case_id')
const home = toHome('INVESTIGATION')

/** An investigation (skollagen 3 kap. 7 §): its days, and what was found. */
export const supportInvestigation = pedagogySchema.table(
  'support_investigation',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    startedOn: date('started_on').notNull(),
    pupilHeardOn: date('pupil_heard_on'),
    guardiansHeardOn: date('guardians_heard_on'),
    pupilHealthInvolvedOn: date('pupil_health_involved_on'),
    isPupilHealthUnneeded: boolean('is_pupil_health_unneeded').notNull().default(false),
    conclusion: text('conclusion'),
    concludedOn: date('concluded_on'),
  },
  (t) => [
    foreignKey({
      name: 'support_investigation_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    // Together with the pupil and pupil health, where that is not unneeded.
    check(
      'support_investigation_concluded_check',
      sql`(${t.concludedOn} is null) = (${t.conclusion} is null) and (${t.concludedOn} is null
        or (${t.pupilHeardOn} is not null and (${t.pupilHealthInvolvedOn} is not null or ${t.isPupilHealthUnneeded})))`,
    ),
    uniqueIndex('support_investigation_one_open')
      .on(t.caseId)
      .where(sql`${t.concludedOn} is null`),
    index('support_investigation_case_id_idx').on(t.caseId, t.startedOn),
    index('support_investigation_student_id_idx').on(t.studentId),
    index('support_investigation_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: `${seen.meaning}; of what is concluded: ${home.meaning}`,
      viewer: `${seen.viewer} or (concluded_on is not null and ${home.viewer})`,
    }),
    ...rows.insertable({ ...asPrincipal, viewer: `${open.viewer} and ${asPrincipal.viewer} and concluded_on is null` }),
    // The function reads the row as it was before: the one change that concludes it is the last.
    ...rows.changeable({
      meaning: `until it is concluded: ${asPrincipal.meaning}`,
      viewer: `id = any (array(select access.open_investigations())) and ${asPrincipal.viewer}`,
      columns: [
        ...['pupil_heard_on', 'guardians_heard_on', 'pupil_health_involved_on', 'is_pupil_health_unneeded', 'conclusion'],
        'concluded_on',
      ],
    }),
    rows.access(),
    rows.system(),
  ],
)

/** What is written in a case. It stands: whoever writes it may not change it. */
export const supportEntry = pedagogySchema.table(
  'support_entry',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    kind: text('kind').notNull(),
    occurredOn: date('occurred_on').notNull(),
    text: text('text').notNull(),
    writtenById: uuid('written_by_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'support_entry_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    check('support_entry_kind_check', sql`${t.kind} in ('SURVEY', 'ANALYSIS', 'ASSESSMENT', 'HEARING', 'FOLLOW_UP', 'NOTE')`),
    index('support_entry_case_id_idx').on(t.caseId, t.writtenAt),
    index('support_entry_student_id_idx').on(t.studentId),
    index('support_entry_written_by_id_idx').on(t.writtenById),
    ...rows.visible(seen),
    ...rows.insertable({
      meaning: `in their own name: ${open.meaning}`,
      viewer: `${open.viewer} and written_by_id = access.viewer_person()`,
    }),
    rows.system(),
  ],
)
