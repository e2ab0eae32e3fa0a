import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, jsonb, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { asFollower, asHome, asOpener, asPrincipal } from './absence_case.reach.ts'

/** Why the system opened a case: the threshold as it was, and what was counted. */
export interface Ground {
  readonly counts: 'TOTAL' | 'INVALID'
  readonly measure: 'SHARE' | 'LESSONS' | 'DAYS'
  readonly leastValue: number
  readonly startDate: string
  readonly endDate: string
  readonly offeredMinutes: number
  readonly unregisteredMinutes: number
  readonly absenceMinutes: number
  readonly absenceLessons: number
  readonly absenceDays: number
}

/**
 * That a pupil's absence is looked into (skollagen 7:19 a). It holds states and days alone: what was said and written is in the
 * journal, which the pupil and the guardians do not see here.
 */
export const absenceCase = administrationSchema.table(
  'absence_case',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    state: text('state').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    // Null where a threshold did.
    openedById: uuid('opened_by_id'),
    ground: jsonb('ground').$type<Ground>(),
    investigationStartedOn: date('investigation_started_on'),
    reportedToAuthorityOn: date('reported_to_authority_on'),
    homeMunicipalityInformedOn: date('home_municipality_informed_on'),
    pupilHeardOn: date('pupil_heard_on'),
    guardiansHeardOn: date('guardians_heard_on'),
    pupilHealthInvolvedOn: date('pupil_health_involved_on'),
    isPupilHealthUnneeded: boolean('is_pupil_health_unneeded').notNull().default(false),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    version: version(),
  },
  (t) => [
    check('absence_case_state_check', sql`${t.state} in ('OPEN', 'INVESTIGATING', 'CLOSED')`),
    check('absence_case_opened_check', sql`(${t.openedById} is null) = (${t.ground} is not null)`),
    check('absence_case_closed_check', sql`(${t.state} = 'CLOSED') = (${t.closedAt} is not null)`),
    // Who begins an investigation tells the authority of it.
    check(
      'absence_case_reported_check',
      sql`(${t.investigationStartedOn} is null) = (${t.reportedToAuthorityOn} is null)
      and (${t.state} <> 'OPEN' or ${t.investigationStartedOn} is null) and (${t.state} <> 'INVESTIGATING' or ${t.investigationStartedOn} is not null)`,
    ),
    // Together with the pupil and pupil health, where that is not unneeded.
    check(
      'absence_case_heard_check',
      sql`${t.state} <> 'CLOSED' or ${t.investigationStartedOn} is null
      or (${t.pupilHeardOn} is not null and (${t.pupilHealthInvolvedOn} is not null or ${t.isPupilHealthUnneeded}))`,
    ),
    unique('absence_case_of_student').on(t.id, t.studentId),
    uniqueIndex('absence_case_one_open')
      .on(t.studentId, t.organisationId)
      .where(sql`${t.state} <> 'CLOSED'`),
    index('absence_case_student_id_idx').on(t.studentId, t.openedAt),
    index('absence_case_organisation_id_idx').on(t.organisationId, t.openedAt, t.id),
    index('absence_case_opened_by_id_idx').on(t.openedById),
    ...rows.visible({ meaning: `${asFollower.meaning}; ${asHome.meaning}`, viewer: `${asFollower.viewer} or ${asHome.viewer}` }),
    ...rows.insertable({
      meaning: `in their own name: ${asOpener.meaning}`,
      // Its steps are the principal's.
      viewer: `opened_by_id = access.viewer_person() and state = 'OPEN' and not is_pupil_health_unneeded and num_nonnulls(pupil_heard_on,
        guardians_heard_on, pupil_health_involved_on, home_municipality_informed_on) = 0 and ${asOpener.viewer}`,
    }),
    ...rows.changeable({
      ...asPrincipal,
      columns: [
        ...['state', 'investigation_started_on', 'reported_to_authority_on', 'home_municipality_informed_on', 'pupil_heard_on'],
        ...['guardians_heard_on', 'pupil_health_involved_on', 'is_pupil_health_unneeded', 'closed_at', 'version'],
      ],
    }),
    // A teacher whose roll call reaches a threshold sees neither the count nor the case.
    rows.access(),
    rows.accessInserts(),
    rows.system(),
  ],
)

const ofCase = `exists (select from administration.absence_case c where c.id = absence_case_id and c.organisation_id = absence_case_entry.organisation_id)`

/** The journal of a case. What is written stands: whoever writes it may not change it. */
export const absenceCaseEntry = administrationSchema.table(
  'absence_case_entry',
  {
    id: uuid('id').primaryKey(),
    absenceCaseId: uuid('absence_case_id').notNull(),
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
      name: 'absence_case_entry_case_fk',
      columns: [t.absenceCaseId, t.studentId],
      foreignColumns: [absenceCase.id, absenceCase.studentId],
    }).onDelete('cascade'),
    check(
      'absence_case_entry_kind_check',
      sql`${t.kind} in ('OPENED', 'INVESTIGATION_STARTED', 'HOME_MUNICIPALITY_INFORMED', 'PUPIL_HEARD', 'GUARDIANS_HEARD',
        'PUPIL_HEALTH_INVOLVED', 'PUPIL_HEALTH_UNNEEDED', 'CONCLUSION', 'MEASURES', 'NOT_INVESTIGATED')`,
    ),
    check('absence_case_entry_text_check', sql`length(${t.text}) between 1 and 4000`),
    index('absence_case_entry_absence_case_id_idx').on(t.absenceCaseId, t.studentId),
    index('absence_case_entry_student_id_idx').on(t.studentId),
    index('absence_case_entry_organisation_id_idx').on(t.organisationId),
    index('absence_case_entry_written_by_id_idx').on(t.writtenById),
    ...rows.visible(asFollower),
    ...rows.insertable({
      meaning: `in their own name: ${asPrincipal.meaning}; why it was opened: the mentor`,
      viewer: `written_by_id = access.viewer_person() and (${asPrincipal.viewer} or (kind = 'OPENED' and ${asOpener.viewer})) and ${ofCase}`,
    }),
    rows.system(),
  ],
)
