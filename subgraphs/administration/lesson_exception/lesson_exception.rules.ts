import { dayOf } from '../../shared/clock.ts'
import { instantOf, isTime } from '../../shared/week.ts'
import type { Part } from './lesson_exception.queries.ts'

interface Asked {
  readonly isParticipating: boolean
  readonly startTime?: string | null | undefined
  readonly endTime?: string | null | undefined
}

interface Lesson {
  readonly startsAt: Date
  readonly endsAt: Date
}

const wrong = (message: string, field: string) => ({ code: 'TIME_INVALID', message, field: [field] }) as const

/** Somebody's own part of a lesson: two times within it, of who is there; or what is wrong with it. */
export function partOf({ isParticipating, startTime, endTime }: Asked, lesson: Lesson): Part | ReturnType<typeof wrong> {
  if (startTime == null && endTime == null) return { isParticipating, startsAt: null, endsAt: null }
  if (!isParticipating) return wrong('Who is not there has no part of the lesson.', 'isParticipating')
  if (startTime == null || !isTime(startTime)) return wrong('Give both times, as 08:20.', 'startTime')
  if (endTime == null || !isTime(endTime)) return wrong('Give both times, as 08:20.', 'endTime')
  const day = dayOf(lesson.startsAt)
  const [startsAt, endsAt] = [instantOf(day, startTime), instantOf(day, endTime)]
  if (!startsAt || startsAt < lesson.startsAt) return wrong('The part begins with the lesson at the earliest.', 'startTime')
  if (!endsAt || endsAt > lesson.endsAt || endsAt <= startsAt)
    return wrong('The part ends after its start, and with the lesson at the latest.', 'endTime')
  return { isParticipating, startsAt, endsAt }
}
