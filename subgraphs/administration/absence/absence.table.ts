import { sql } from 'drizzle-orm'
import { boolean, check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { PupilRelation } from '../../access/relations.ts'
import { toPersons, toPupils, unlessMoved } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { calendarEvent } from '../calendar_event/calendar_event.table.ts'

/** Who sees when a pupil is absent. The authority does not, and a client application by grant alone. */
export const absenceRelations = [
  'SELF', 'GUARDIAN', 'MENTOR', 'CARE_STAFF', 'PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL', 'NAMED', 'CLIENT',
] as const satisfies readonly PupilRelation[] // prettier-ignore

/** Who registers absence for the school. */
export const registrars = ['MENTOR', 'UNIT_ADMIN', 'PRINCIPAL'] as const satisfies readonly PupilRelation[]

const seen = toPupils('student_id', absenceRelations)
const school = toPupils('student_id', registrars)
const guardians = toPupils('student_id', ['GUARDIAN'])
const delegates = toPersons('student_id', ['DELEGATE:REPORT_ABSENCE'])
// Of no child of their own: that is for a colleague.
const forSchool = `(${school.viewer} and not access.is_kin(student_id))`
const ownReport = 'access.viewer_person() = registered_by_id'
const reporting = {
  meaning: `in their own name: ${guardians.meaning}, of a pupil under 18; the pupil, from 18; ${delegates.meaning}; ${school.meaning}, of no child of their own`,
  viewer: `${ownReport} and ((${guardians.viewer} and access.is_minor(student_id)) or student_id = access.adult_viewer()
    or ${delegates.viewer} or ${forSchool})`,
}
const orOwn = (condition: string) => `(${condition}) or (${ownReport} and ${delegates.viewer})`
const visible = {
  meaning: `${seen.meaning}; of what they reported: ${delegates.meaning}`,
  viewer: orOwn(seen.viewer),
  authority: orOwn(seen.authority),
}

// What a teacher needs to know: who will not come to a lesson of theirs, a substitute of the days they were given. Of another lesson they
// are told nothing.
const taught = toPupils('student_id', ['TEACHER'])
const missed = `${taught.viewer} and exists (
  select from administration.calendar_event e
  where e.activity_id = any (array(select access.own_activities(false))) and not e.is_cancelled
    and e.starts_at < absence.ends_at and e.starts_at > absence.starts_at - interval '24 hours' and e.ends_at > absence.starts_at
    and (absence.calendar_event_id is null or absence.calendar_event_id = e.id)
    and (e.activity_id, absence.student_id) in (select t.activity_id, t.person_id from access.taught_pupils() t)
    and not exists (select from administration.student_exception x
      where x.calendar_event_id = e.id and x.student_id = absence.student_id and not x.is_participating)
    and access.taught_on(e.activity_id, e.starts_at))`
// Leave that the viewer has just granted.
const granted = `exists (select from administration.leave_application l where l.id = leave_application_id
  and l.student_id = absence.student_id and l.state = 'GRANTED' and l.decided_by_id = access.viewer_person())`
/**
 * That a pupil is or will be absent: reported, or leave that was granted. That nobody is absent twice at the same time is an
 * exclusion constraint in the migration, absence_clash.
 */
export const absence = administrationSchema.table(
  'absence',
  {
    id: uuid('id').primaryKey(),
    // Several days in one report.
    reportId: uuid('report_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    absenceType: text('absence_type').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
    isWholeDay: boolean('is_whole_day').notNull(),
    registeredById: uuid('registered_by_id').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
    withdrawnById: uuid('withdrawn_by_id'),
    leaveApplicationId: uuid('leave_application_id'),
    calendarEventId: uuid('calendar_event_id').references(() => calendarEvent.id, { onDelete: 'set null' }),
    // As it was called: lessons of last year's groups are seen by few.
    lessonName: text('lesson_name'),
  },
  (t) => [
    check('absence_type_check', sql`${t.absenceType} in ('BEVILJAD_LEDIGHET', 'ANMALD_FRANVARO')`),
    check('absence_period_check', sql`${t.endsAt} > ${t.startsAt} and ${t.endsAt} <= ${t.startsAt} + interval '25 hours'`),
    check('absence_withdrawn_check', sql`(${t.withdrawnAt} is null) = (${t.withdrawnById} is null)`),
    check('absence_leave_check', sql`(${t.absenceType} = 'BEVILJAD_LEDIGHET') = (${t.leaveApplicationId} is not null)`),
    index('absence_student_id_starts_at_idx').on(t.studentId, t.startsAt, t.id),
    index('absence_organisation_id_idx').on(t.organisationId, t.startsAt),
    index('absence_registered_by_id_idx').on(t.registeredById),
    check('absence_lesson_check', sql`${t.calendarEventId} is null or (${t.lessonName} is not null and not ${t.isWholeDay})`),
    index('absence_report_id_idx').on(t.reportId),
    index('absence_calendar_event_id_idx').on(t.calendarEventId),
    ...rows.visible(
      unlessMoved({
        meaning: `${visible.meaning}; of an absence from a lesson of theirs: the teachers of the lesson`,
        viewer: `${visible.viewer} or (${missed})`,
        authority: `${visible.authority} or (${missed})`,
      }),
    ),
    ...rows.insertable({
      meaning: `${reporting.meaning}; leave, whoever granted it`,
      viewer: `${reporting.viewer} and withdrawn_at is null and (absence_type = 'ANMALD_FRANVARO' or ${granted})`,
    }),
    ...rows.changeable({
      meaning: `in their own name, and nothing that somebody else took back: whoever reported it; ${school.meaning}, of no child of their own`,
      viewer: `coalesce(withdrawn_by_id, access.viewer_person()) = access.viewer_person()
        and ((${ownReport} and ((${guardians.viewer} and access.is_minor(student_id)) or student_id = access.adult_viewer()
          or ${delegates.viewer})) or ${forSchool})`,
      columns: ['ends_at', 'is_whole_day', 'withdrawn_at', 'withdrawn_by_id'],
    }),
    rows.access(),
    rows.system(),
  ],
)

/** What was said with a report. A table of its own: it is hidden from some who see the absence. */
export const absenceComment = administrationSchema.table(
  'absence_comment',
  {
    reportId: uuid('report_id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    text: text('text').notNull(),
    registeredById: uuid('registered_by_id').notNull(),
  },
  (t) => [
    check('absence_comment_text_check', sql`length(${t.text}) between 1 and 500`),
    index('absence_comment_student_id_idx').on(t.studentId),
    index('absence_comment_registered_by_id_idx').on(t.registeredById),
    ...rows.visible(visible),
    ...rows.insertable(reporting),
    rows.system(),
  ],
)
