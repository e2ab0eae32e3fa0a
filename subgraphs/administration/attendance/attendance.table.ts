import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toActivities, toPupils, unlessMoved } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { partitionedByYear } from '../../shared/partitions.ts'
import { absenceRelations } from '../absence/absence.table.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { calendarEvent } from '../calendar_event/calendar_event.table.ts'

const seen = toPupils('student_id', absenceRelations)
const leaders = toPupils('student_id', ['UNIT_ADMIN', 'PRINCIPAL'])
const taught = toPupils('student_id', ['TEACHER'])
// Theirs are the lessons of what they teach today, on days when they taught it: a substitute's are those of the days they were given.
const ownLessons = '(activity_id = any (array(select access.own_activities(false))) and access.taught_on(activity_id, starts_at))'
const ownName = 'reporter_id = access.viewer_person()'
const teacher = { meaning: 'the teachers of the lesson', viewer: `${ownLessons} and ${taught.viewer}` }
const expected = 'access.is_expected_at(calendar_event_id, activity_id, starts_at, student_id)'

/** Who changes attendance, of a row by the name it has in a statement. */
export const changed = {
  meaning: `but for their own child: ${teacher.meaning}, ${leaders.meaning}`,
  of: (row: string) => {
    const lead = toPupils(`${row}.student_id`, ['UNIT_ADMIN', 'PRINCIPAL']).viewer
    const teach = `${row}.activity_id = any (array(select access.own_activities(false))) and access.taught_on(${row}.activity_id, ${row}.starts_at)
      and ${toPupils(`${row}.student_id`, ['TEACHER']).viewer}`
    return `(${lead} or (${teach})) and not access.is_kin(${row}.student_id)`
  },
}

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
    index('attendance_id_idx').on(t.id),
    index('attendance_student_id_starts_at_idx').on(t.studentId, t.startsAt),
    index('attendance_organisation_id_starts_at_idx').on(t.organisationId, t.startsAt),
    index('attendance_activity_id_starts_at_idx').on(t.activityId, t.startsAt),
    index('attendance_reporter_id_idx').on(t.reporterId),
    ...rows.visible(
      unlessMoved({
        meaning: `${seen.meaning}; ${teacher.meaning}`,
        viewer: `${seen.viewer} or (${teacher.viewer})`,
        authority: `${seen.authority} or (${teacher.viewer})`,
      }),
    ),
    ...rows.insertable({
      meaning: `in their own name: ${teacher.meaning}, of the pupils who were to be there`,
      // That they taught it that day is part of who was to be there: it is asked for each row, and once is enough.
      viewer: `${ownName} and activity_id = any (array(select access.own_activities(false))) and ${taught.viewer} and ${expected}`,
    }),
    ...rows.changeable({
      meaning: changed.meaning,
      viewer: changed.of('attendance'),
      columns: [
        ...['attendance_minutes', 'valid_absence_minutes', 'invalid_absence_minutes', 'other_attendance_minutes'],
        ...['late_minutes', 'absence_reason', 'version'],
      ],
    }),
    rows.access(),
    rows.accessChanges('valid_absence_minutes', 'invalid_absence_minutes', 'version'),
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
    // Never true: with its foreign key it keeps a lesson that has been reported from being cancelled.
    isCancelled: boolean('is_cancelled').notNull().default(false),
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
    foreignKey({
      name: 'lesson_report_held_fk',
      columns: [t.calendarEventId, t.isCancelled],
      foreignColumns: [calendarEvent.id, calendarEvent.isCancelled],
    }),
    check('lesson_report_held_check', sql`not ${t.isCancelled}`),
    index('lesson_report_organisation_id_starts_at_idx').on(t.organisationId, t.startsAt),
    index('lesson_report_activity_id_idx').on(t.activityId),
    index('lesson_report_reporter_id_idx').on(t.reporterId),
    ...rows.visible({
      meaning: 'staff of the unit, and whoever may see its activity',
      viewer: `${staff} or ${related.viewer}`,
      authority: `${staff} or ${related.authority}`,
    }),
    ...rows.insertable({ meaning: `in their own name: ${teacher.meaning}`, viewer: `${ownName} and ${ownLessons}` }),
    ...rows.changeable({ meaning: teacher.meaning, viewer: ownLessons, columns: ['version'] }),
    rows.system(),
  ],
)
