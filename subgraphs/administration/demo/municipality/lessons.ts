import { v5 } from 'uuid'
import { instantOf, weekday } from '../../../shared/week.ts'

const namespace = '7c0f3b52-5f6a-5d0e-9c41-0999e64a3a03'

/** The same key gives the same id in every seed. */
export const bigId = (kind: string, key: string) => v5(`${kind}/${key}`, namespace)

const times = [
  ['08:20', '09:10'],
  ['09:20', '10:10'],
  ['10:20', '11:10'],
  ['11:50', '12:40'],
  ['12:50', '13:40'],
  ['13:50', '14:40'],
] as const

export const lessonMinutes = 50

/** A lesson of every week, as identity knows those who take part. `slot` counts from Monday's first, six a day. */
export interface WeeklyLesson {
  readonly activityId: string
  readonly groupId: string
  readonly teacherId: string
  readonly dutyId: string
  readonly pupilIds: readonly string[]
  readonly slot: number
  readonly room: string
}

/** A lesson on a day, ready for the tables. */
export interface Lesson {
  readonly weekly: WeeklyLesson
  readonly day: string
  readonly seriesId: string
  readonly copy: {
    readonly calendarEventId: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly isCancelled: false
  }
}

export const roomIdOf = (unit: string, name: string) => bigId('Room', `${unit} ${name}`)

/** The lessons of some days. */
export function lessonsOn(days: readonly string[], weekly: readonly WeeklyLesson[]): Lesson[] {
  return days.flatMap((day) => {
    const first = (weekday(day) - 1) * times.length
    const [starts, ends] = [0, 1].map((at) => times.map((time) => instantOf(day, time[at]!)!)) as [Date[], Date[]]
    return weekly
      .filter(({ slot }) => slot >= first && slot < first + times.length)
      .map((lesson) => {
        const key = `${lesson.activityId} ${lesson.slot}`
        const copy = {
          calendarEventId: bigId('CalendarEvent', `${key} ${day}`),
          startsAt: starts[lesson.slot - first]!,
          endsAt: ends[lesson.slot - first]!,
          isCancelled: false as const,
        }
        return { weekly: lesson, day, seriesId: bigId('Series', key), copy }
      })
  })
}
