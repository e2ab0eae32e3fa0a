import { sql } from 'drizzle-orm'
import { boolean, check, index, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { calendarEvent, instant, schedulers } from '../calendar_event/calendar_event.table.ts'

const leaders = `student_id = any (array(select access.related_pupils('PRINCIPAL', 'UNIT_ADMIN')))`
const atUnit = `exists (select from administration.calendar_event e where e.id = calendar_event_id and e.${schedulers.viewer})`
const decided = {
  meaning: "but for their own child: the pupil's principal and school administrators, of lessons of their unit",
  viewer: `${leaders} and ${atUnit} and not access.is_kin(student_id)`,
}

/** A pupil who is not in a lesson of their group, or in a part of it only. */
export const studentException = administrationSchema.table(
  'student_exception',
  {
    calendarEventId: uuid('calendar_event_id')
      .notNull()
      .references(() => calendarEvent.id, { onDelete: 'cascade' }),
    studentId: uuid('student_id').notNull(),
    isParticipating: boolean('is_participating').notNull(),
    // The pupil's own part of the lesson; it counts while it is within it.
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.calendarEventId, t.studentId] }),
    check('student_exception_time_check', sql`(${t.startsAt} is null) = (${t.endsAt} is null) and ${t.endsAt} > ${t.startsAt} and ${t.isParticipating} = (${t.startsAt} is not null)`), // prettier-ignore
    index('student_exception_student_id_idx').on(t.studentId),
    ...rows.visible(
      toPupils('student_id', [
        'SELF', 'GUARDIAN', 'TEACHER', 'MENTOR', 'CARE_STAFF', 'PUPIL_HEALTH', 'UNIT_ADMIN', 'PRINCIPAL', 'NAMED', 'CLIENT',
      ]), // prettier-ignore
    ),
    ...rows.insertable(decided),
    ...rows.changeable({ ...decided, columns: ['is_participating', 'starts_at', 'ends_at'] }),
    ...rows.deletable(decided),
    rows.access(),
    rows.system(),
  ],
)
