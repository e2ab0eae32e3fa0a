import { v5 } from 'uuid'
import { daysAfter } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { instantOf, mondayBefore, mondayOf, weekday } from '../../shared/week.ts'
import { calendarEvent } from '../calendar_event/calendar_event.table.ts'
import { calendarEventGroup, calendarEventRoom, calendarEventTeacher } from '../calendar_event/calendar_event_copies.table.ts'
import { resource, room } from '../room/room.table.ts'
import { dayOff, schoolYear } from '../school_calendar/school_calendar.table.ts'
import { lessonTimes, type Placed, roomNames, type Taught, timetable } from './timetable.ts'

interface Span {
  readonly startDate: string
  readonly endDate?: string | null | undefined
}

/** What another subgraph's demo has, as far as the schedule needs it. */
export interface DirectoryRows {
  readonly activity: readonly (Span & { readonly id: string; readonly displayName: string; readonly organisationId: string })[]
  readonly activityGroup: readonly { readonly activityId: string; readonly groupId: string }[]
  readonly activityTeacher: readonly (Span & { readonly activityId: string; readonly dutyId: string })[]
  readonly duty: readonly { readonly id: string; readonly personId: string }[]
  readonly groupMembership: readonly (Span & { readonly groupId: string; readonly personId: string })[]
}

/** Where the demo's authority has what: its own id, and those of the units that have a schedule here. */
export interface DemoPlaces {
  readonly authorityId: string
  readonly unitIds: readonly string[]
}

const namespace = '7c0f3b52-5f6a-5d0e-9c41-0999e64a3a02'

/** The same key gives the same id in every seed. */
const demoId = (kind: string, key: string) => v5(`${kind}/${key}`, namespace)

const holdsOn = (day: string) => (span: Span) => span.startDate <= day && (span.endDate == null || span.endDate >= day)

/** A school year as municipalities decide it, around a day. */
export function yearAround(today: string) {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '07-01' ? 1 : 0)
  return {
    startDate: daysAfter(mondayBefore(`${year}-08-16`), 7),
    autumnEndDate: `${year}-12-21`,
    springStartDate: `${year + 1}-01-11`,
    endDate: `${year + 1}-06-11`,
    year,
  }
}

/** The school year around a day and its breaks, decided by an authority. */
export function calendarRows(today: string, organisationId: string) {
  const { year, ...dates } = yearAround(today)
  const breakOf = (displayName: string, week: string) => {
    const startDate = mondayOf(week) ?? ''
    const id = demoId('DayOff', `${organisationId} ${startDate}`)
    return {
      id,
      organisationId,
      startDate,
      endDate: daysAfter(startDate, 4),
      kind: 'BREAK',
      displayName,
      schoolTypes: null,
      isCareOpen: true,
    }
  }
  return {
    years: [{ id: demoId('SchoolYear', `${organisationId} ${year}`), organisationId, ...dates }],
    daysOff: [breakOf('Höstlov', `${year}-W44`), breakOf('Sportlov', `${year + 1}-W09`)],
  }
}

function taughtOn(today: string, rows: DirectoryRows, unitIds: readonly string[]): Taught[] {
  const personOf = new Map(rows.duty.map(({ id, personId }) => [id, personId]))
  const isCurrent = holdsOn(today)
  return rows.activity
    .filter(({ organisationId, ...span }) => unitIds.includes(organisationId) && isCurrent(span))
    .map(({ id, displayName, organisationId }) => ({
      id,
      displayName,
      organisationId,
      groupIds: rows.activityGroup.filter(({ activityId }) => activityId === id).map(({ groupId }) => groupId),
      teachers: rows.activityTeacher
        .filter((one) => one.activityId === id && isCurrent(one))
        .map(({ dutyId }) => ({ dutyId, personId: personOf.get(dutyId) ?? '' })),
    }))
}

const roomId = (unit: string, name: string) => demoId('Room', `${unit} ${name}`)

/** The lessons of a week of the timetable, on its school days. */
function lessonRows(placed: readonly Placed[], monday: string, isOff: (day: string) => boolean) {
  return placed.flatMap(({ activity, weekday: offset, lesson, room: name }) => {
    const day = daysAfter(monday, offset)
    const [from, until] = lessonTimes[lesson]!
    const [startsAt, endsAt] = [instantOf(day, from), instantOf(day, until)]
    if (isOff(day) || !startsAt || !endsAt) return []
    const id = demoId('CalendarEvent', `${activity.id} ${day} ${from}`)
    const seriesId = demoId('Series', `${activity.id} ${offset} ${from}`)
    return { activity, copy: { calendarEventId: id, startsAt, endsAt, isCancelled: false }, seriesId, name }
  })
}

const inTerm = (day: string, year: ReturnType<typeof yearAround>) =>
  (day >= year.startDate && day <= year.autumnEndDate) || (day >= year.springStartDate && day <= year.endDate)

/** Fills administration with the demo, as the role skolgraf_administration_system: a school year, and four weeks of lessons. */
export async function seedAdministration(tx: Write, today: string, rows: DirectoryRows, { authorityId, unitIds }: DemoPlaces) {
  const { years, daysOff } = calendarRows(today, authorityId)
  const members = new Map<string, string[]>()
  for (const { groupId, personId, ...span } of rows.groupMembership)
    if (holdsOn(today)(span)) members.set(groupId, [...(members.get(groupId) ?? []), personId])
  const placed = timetable(taughtOn(today, rows, unitIds), (group) => members.get(group) ?? [])
  const year = yearAround(today)
  const isOff = (day: string) =>
    !inTerm(day, year) || weekday(day) > 5 || daysOff.some((off) => off.startDate <= day && day <= off.endDate)
  const monday = mondayBefore(today)
  const lessons = [-14, -7, 0, 7].map((days) => daysAfter(monday, days)).flatMap((first) => lessonRows(placed, first, isOff))
  await insertRows(tx, schoolYear, years)
  await insertRows(tx, dayOff, daysOff)
  await insertRows(tx, room, unitIds.flatMap((unit) => roomNames.map((name) => ({ id: roomId(unit, name), organisationId: unit, displayName: name, seats: 30 })))) // prettier-ignore
  await insertRows(tx, resource, unitIds.map((unit) => ({ id: demoId('Resource', unit), organisationId: unit, displayName: 'Datorvagn 1', description: '15 datorer' }))) // prettier-ignore
  await insertRows(tx, calendarEvent, lessons.map(({ activity, copy: { calendarEventId: id, ...copy }, seriesId }) => ({ id, ...copy, organisationId: activity.organisationId, activityId: activity.id, seriesId }))) // prettier-ignore
  await insertRows(tx, calendarEventRoom, lessons.map(({ activity, copy, name }) => ({ ...copy, roomId: roomId(activity.organisationId, name) }))) // prettier-ignore
  await insertRows(tx, calendarEventGroup, lessons.flatMap(({ activity, copy }) => activity.groupIds.map((groupId) => ({ ...copy, groupId })))) // prettier-ignore
  await insertRows(tx, calendarEventTeacher, lessons.flatMap(({ activity, copy }) => activity.teachers.map(({ personId: teacherId, dutyId }) => ({ ...copy, teacherId, dutyId })))) // prettier-ignore
}
