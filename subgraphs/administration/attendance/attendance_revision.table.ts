import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { partitionedByYear } from '../../shared/partitions.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { changed } from './attendance.table.ts'

const ofAttendance = `select from administration.attendance a where a.calendar_event_id = attendance_revision.calendar_event_id
  and a.student_id = attendance_revision.student_id and a.starts_at = attendance_revision.starts_at`

// What it says: nobody writes another history than there is.
const said = [
  'attendance_minutes',
  'valid_absence_minutes',
  'invalid_absence_minutes',
  'other_attendance_minutes',
  'late_minutes',
  'absence_reason',
]
const as = (row: string) => `row(${said.map((column) => `${row}.${column}`).join(', ')})`

/** What attendance said before it was changed, by whom and why. No viewer changes or removes it. */
const table = administrationSchema.table(
  'attendance_revision',
  {
    calendarEventId: uuid('calendar_event_id').notNull(),
    studentId: uuid('student_id').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    // The one that was replaced.
    version: integer('version').notNull(),
    attendanceMinutes: integer('attendance_minutes').notNull(),
    validAbsenceMinutes: integer('valid_absence_minutes').notNull(),
    invalidAbsenceMinutes: integer('invalid_absence_minutes').notNull(),
    otherAttendanceMinutes: integer('other_attendance_minutes').notNull(),
    lateMinutes: integer('late_minutes').notNull(),
    absenceReason: text('absence_reason'),
    revisedById: uuid('revised_by_id').notNull(),
    revisedAt: timestamp('revised_at', { withTimezone: true }).notNull(),
    cause: text('cause').notNull(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ name: 'attendance_revision_pk', columns: [t.calendarEventId, t.studentId, t.startsAt, t.version] }),
    check('attendance_revision_cause_check', sql`${t.cause} in ('ROLL_CALL', 'CORRECTION', 'LATE_REPORT')`),
    check(
      'attendance_revision_reason_check',
      sql`(${t.cause} = 'CORRECTION') = (${t.reason} is not null) and length(${t.reason}) between 1 and 500`,
    ),
    index('attendance_revision_student_id_idx').on(t.studentId, t.startsAt),
    index('attendance_revision_revised_by_id_idx').on(t.revisedById),
    ...rows.visible({ meaning: 'whoever may see the attendance', viewer: `exists (${ofAttendance})` }),
    ...rows.insertable({
      meaning: `in their own name, what it says, of what they may change: ${changed.meaning}`,
      viewer: `revised_by_id = access.viewer_person() and cause <> 'LATE_REPORT'
        and exists (${ofAttendance} and a.version = attendance_revision.version and ${as('a')} is not distinct from ${as('attendance_revision')}
          and ${changed.of('a')})`,
    }),
    rows.accessInserts(),
    rows.system(),
  ],
)

/** A partition for each school year, as attendance has. */
export const attendanceRevision = partitionedByYear(table, 'starts_at', 7)
