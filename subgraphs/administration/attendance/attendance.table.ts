import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toActivities, toPupils } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { partitionedByYear } from '../../shared/partitions.ts'
import { absenceRelations } from '../absence/absence.table.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { calendarEvent } from '../calendar_event/calendar_event.table.ts'

const seen = toPupils('student_id', absenceRelations)
const leaders = toPupils('student_id', ['UNIT_ADMIN', 'PRINCIPAL'])
const taught = toPupils('student_id', ['TEACHER'])
const ownLessons = 'activity_id = any (array(select access.own_activities(false)))'
const ownName = 'reporter_id = access.viewer_person()'
const teacher = { meaning: 'the teachers of the lesson', viewer: `${ownLessons} and ${taught.viewer}` }

/** What a row is about: a lesson as it is planned. The foreign key keeps a lesson that has been reported from being moved. */
const lesson = () => ({
  calendarEventId: uuid('calendar_event_id').notNull(),
  startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
  activityId: uuid('activity_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
})
const plannedLesson = [calendarEvent.id, calendarEvent.startsAt, calendarEvent.activityId, calendarEvent.organisationId] as const

/** How long a pupil was at a lesson, and what the rest of it was. Its minutes always make up the lesson. */
const table = administrationSchema.table(
  'attendance',
  {
    id: uuid('id').notNull(),
    studentId: uuid('student_id').notNull(),
    ...lesson(),
    lessonMinutes: integer('lesson_minutes').notNull(),
    attendanceMinutes: integer('attendance_minutes').notNull(),
    validAbsenceMinutes: integer('valid_absence_minutes').notNull(),
    invalidAbsenceMinutes: integer('invalid_absence_minutes').notNull(),
    otherAttendanceMinutes: integer('other_attendance_minutes').notNull(),
    // Of the minutes of absence, those before the pupil came.
    lateMinutes: integer('late_minutes').notNull(),
    absenceReason: text('absence_reason'),
    reporterId: uuid('reporter_id').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    primaryKey({ name: 'attendance_pk', columns: [t.calendarEventId, t.studentId, t.startsAt] }),
    foreignKey({
      name: 'attendance_lesson_fk',
      columns: [t.calendarEventId, t.startsAt, t.activityId, t.organisationId],
      foreignColumns: [...plannedLesson],
    }),
    check(
      'attendance_minutes_check',
      sql`${t.lessonMinutes} > 0 and least(${t.attendanceMinutes}, ${t.validAbsenceMinutes}, ${t.invalidAbsenceMinutes}, ${t.otherAttendanceMinutes}, ${t.lateMinutes}) >= 0
        and ${t.attendanceMinutes} + ${t.validAbsenceMinutes} + ${t.invalidAbsenceMinutes} + ${t.otherAttendanceMinutes} = ${t.lessonMinutes}
        and ${t.lateMinutes} <= ${t.validAbsenceMinutes} + ${t.invalidAbsenceMinutes}`,
    ),
    check('attendance_reason_check', sql`length(${t.absenceReason}) between 1 and 200`),
    index('attendance_student_id_starts_at_idx').on(t.studentId, t.startsAt),
    index('attendance_organisation_id_starts_at_idx').on(t.organisationId, t.startsAt),
    index('attendance_activity_id_starts_at_idx').on(t.activityId, t.startsAt),
    index('attendance_reporter_id_idx').on(t.reporterId),
    ...rows.visible({
      meaning: `${seen.meaning}; ${teacher.meaning}`,
      viewer: `${seen.viewer} or (${teacher.viewer})`,
      authority: `${seen.authority} or (${teacher.viewer})`,
    }),
    ...rows.insertable({ meaning: `in their own name: ${teacher.meaning}`, viewer: `${ownName} and ${teacher.viewer}` }),
    ...rows.changeable({
      meaning: `in their own name: ${teacher.meaning}, ${leaders.meaning}`,
      viewer: `${leaders.viewer} or (${teacher.viewer})`,
      columns: [
        ...['attendance_minutes', 'valid_absence_minutes', 'invalid_absence_minutes', 'other_attendance_minutes'],
        ...['late_minutes', 'absence_reason', 'reporter_id', 'reported_at', 'version'],
      ],
    }),
    rows.system(),
  ],
)

/** A partition for each school year, which begins on 1 July. */
export const attendance = partitionedByYear(table, 'starts_at', 7)

const staff = `organisation_id = any (array(select access.units('STAFF')))`
const related = toActivities('activity_id')

/** That the roll of a lesson has been called. Pupils who came to the group later have no attendance at it: theirs is not registered. */
export const lessonReport = administrationSchema.table(
  'lesson_report',
  {
    ...lesson(),
    calendarEventId: uuid('calendar_event_id').primaryKey(),
    reporterId: uuid('reporter_id').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    foreignKey({
      name: 'lesson_report_lesson_fk',
      columns: [t.calendarEventId, t.startsAt, t.activityId, t.organisationId],
      foreignColumns: [...plannedLesson],
    }),
    index('lesson_report_organisation_id_starts_at_idx').on(t.organisationId, t.startsAt),
    index('lesson_report_activity_id_idx').on(t.activityId),
    index('lesson_report_reporter_id_idx').on(t.reporterId),
    ...rows.visible({
      meaning: 'staff of the unit, and whoever may see its activity',
      viewer: `${staff} or ${related.viewer}`,
      authority: `${staff} or ${related.authority}`,
    }),
    ...rows.insertable({ meaning: `in their own name: ${teacher.meaning}`, viewer: `${ownName} and ${ownLessons}` }),
    ...rows.changeable({
      meaning: `in their own name: ${teacher.meaning}`,
      viewer: ownLessons,
      columns: ['reporter_id', 'reported_at', 'version'],
    }),
    rows.system(),
  ],
)
