import { copyRows } from '../../../shared/copy.ts'
import type { Write } from '../../../shared/database.ts'
import { seeded } from '../../../shared/random.ts'
import { insertRows } from '../../../shared/seed.ts'
import { absence } from '../../absence/absence.table.ts'
import { attendance, lessonReport } from '../../attendance/attendance.table.ts'
import { calendarEvent } from '../../calendar_event/calendar_event.table.ts'
import { calendarEventGroup, calendarEventRoom, calendarEventTeacher } from '../../calendar_event/calendar_event_copies.table.ts'
import { room } from '../../room/room.table.ts'
import { dayOff, schoolYear } from '../../school_calendar/school_calendar.table.ts'
import { calendarRows } from '../demo.ts'
import { type Lesson, lessonsOn, roomIdOf, type WeeklyLesson } from './lessons.ts'
import { absenceRows, attendanceRows, drawAway, drawCalled, reportRows } from './rolls.ts'
import { daysOf, type Term } from './weeks.ts'

/** A unit of a big municipality, as administration needs to know it. */
export interface UnitLessons {
  readonly organisationId: string
  readonly weekly: readonly WeeklyLesson[]
  /** Who reports a pupil's absence. */
  readonly guardianOf: ReadonlyMap<string, string>
}

/** How many rows there are of what grows. */
export interface Written {
  readonly lessons: number
  readonly attendances: number
}

/** The school year of a big municipality, around a day; those already there stay as they are. */
export async function seedCalendar(tx: Write, today: string, authorityId: string): Promise<void> {
  const { years, daysOff } = calendarRows(today, authorityId)
  await insertRows(tx, schoolYear, years)
  await insertRows(tx, dayOff, daysOff)
}

async function writeLessons(tx: Write, lessons: readonly Lesson[], organisationId: string): Promise<void> {
  await copyRows(tx, calendarEvent, lessons.map(({ weekly: { activityId }, copy: { calendarEventId: id, ...copy }, seriesId }) => ({ id, organisationId, activityId, ...copy, seriesId }))) // prettier-ignore
  await copyRows(tx, calendarEventRoom, lessons.map(({ weekly, copy }) => ({ ...copy, roomId: roomIdOf(organisationId, weekly.room) }))) // prettier-ignore
  await copyRows(
    tx,
    calendarEventGroup,
    lessons.map(({ weekly: { groupId }, copy }) => ({ ...copy, groupId })),
  )
  await copyRows(tx, calendarEventTeacher, lessons.map(({ weekly: { teacherId, dutyId }, copy }) => ({ ...copy, teacherId, dutyId }))) // prettier-ignore
}

interface Rolls {
  readonly today: string
  readonly afterLesson: () => void
}

async function writeRolls(
  tx: Write,
  lessons: readonly Lesson[],
  unit: UnitLessons,
  { today, afterLesson }: Rolls,
): Promise<number> {
  const { organisationId, guardianOf } = unit
  const random = seeded(Number.parseInt(organisationId.slice(0, 7), 16))
  const held = lessons.filter(({ day }) => day < today)
  const days = [...new Set(held.map(({ day }) => day))]
  const away = drawAway([...guardianOf.keys()], days, random)
  const called = drawCalled(held, random)
  await copyRows(tx, absence, absenceRows(away, organisationId, guardianOf))
  await copyRows(tx, lessonReport, reportRows(called, organisationId))
  return copyRows(tx, attendance, attendanceRows(called, { organisationId, away, random, afterLesson }))
}

/**
 * Fills a unit with the lessons of a term, and with the rolls of those before `today`, as the role skolgraf_administration_system.
 * The change feed does not tell of them one by one: whoever follows it reads a unit from the start when it appears.
 */
export async function seedUnit(
  tx: Write,
  unit: UnitLessons,
  { today, term }: { readonly today: string; readonly term: Term },
  progress: (lessons: number) => void,
): Promise<Written> {
  const { organisationId, weekly } = unit
  const rooms = [...new Set(weekly.map(({ room }) => room))]
  await insertRows(tx, room, rooms.map((name) => ({ id: roomIdOf(organisationId, name), organisationId, displayName: name, seats: name.startsWith('Grupp') ? 15 : 30 }))) // prettier-ignore
  const lessons = lessonsOn(daysOf(term), weekly)
  let left = lessons.length
  const afterLesson = () => {
    left -= 1
    progress(1)
  }
  await writeLessons(tx, lessons, organisationId)
  const attendances = await writeRolls(tx, lessons, unit, { today, afterLesson })
  progress(left)
  return { lessons: lessons.length, attendances }
}
