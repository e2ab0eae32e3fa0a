import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesAfter } from '../../shared/clock.ts'
import type { RollCallStatus } from '../administration.generated.ts'
import {
  covered,
  isSame,
  lengthOf,
  makeUp,
  minutesFault,
  minutesOf,
  reasonKept,
  type Span,
  suggestedStatus,
} from './attendance.rules.ts'

const start = new Date('2026-11-23T07:20:00Z')
const span = (from: number, until: number): Span => ({ startsAt: minutesAfter(start, from), endsAt: minutesAfter(start, until) })
const lesson = span(0, 60)
const told = (status: RollCallStatus, minutes: number | null, excused: readonly Span[] = []) =>
  Object.values(minutesOf({ status, minutes }, lesson, excused)).join('/')

const part = fc.integer({ min: 1, max: 400 }).map((length) => span(0, length))
// Reports of a pupil never overlap.
const reports = fc
  .uniqueArray(fc.integer({ min: -100, max: 500 }), { minLength: 0, maxLength: 8 })
  .map((ends) => ends.toSorted((a, b) => a - b))
  .map((ends) => Array.from({ length: Math.floor(ends.length / 2) }, (_, n) => span(ends[2 * n]!, ends[2 * n + 1]!)))
const called = fc.record({
  status: fc.constantFrom<RollCallStatus>('PRESENT', 'ABSENT', 'LATE', 'OTHER_ACTIVITY'),
  minutes: fc.option(fc.integer({ min: -5, max: 450 })),
})

/** Minute by minute, as slowly as anybody would count. */
function counted(away: (minute: number) => boolean, length: number, excused: readonly Span[]) {
  const minutes = Array.from({ length }, (_, n) => n).filter(away)
  const isExcused = (n: number) => excused.some(({ startsAt, endsAt }) => minutesAfter(start, n) >= startsAt && minutesAfter(start, n) < endsAt) // prettier-ignore
  return [minutes.filter(isExcused).length, minutes.filter((n) => !isExcused(n)).length]
}

describe('The minutes of a lesson', () => {
  it.each([
    ['PRESENT', null, [], '60/0/0/0/0'], ['LATE', 10, [], '50/0/10/0/10'], ['ABSENT', null, [span(0, 30)], '0/30/30/0/0'],
    ['OTHER_ACTIVITY', null, [], '0/0/0/60/0'], ['OTHER_ACTIVITY', 20, [], '40/0/0/20/0'], ['ABSENT', 20, [span(30, 50)], '40/10/10/0/0'],
    ['LATE', 10, [span(-30, 5)], '50/5/5/0/10'], ['LATE', 60, [], '0/0/60/0/60'], ['ABSENT', null, [span(-600, 900)], '0/60/0/0/0'],
    ['PRESENT', null, [span(-600, 900)], '60/0/0/0/0'],
  ] as const)('are, of who is %s (%s) and excused %j, %s', (status, minutes, excused, expected) => {
    expect(told(status, minutes, excused)).toBe(expected)
  }) // prettier-ignore

  it('always make up the lesson, of whatever may be called', () => {
    fc.assert(
      fc.property(called, part, reports, (given, own, excused) => {
        fc.pre(minutesFault(given, own) === null)
        const minutes = minutesOf(given, own, excused)
        expect(makeUp(minutes, lengthOf(own))).toBe(true)
        expect(makeUp(minutes, lengthOf(own) + 1)).toBe(false)
        expect(minutes.lateMinutes > 0).toBe(given.status === 'LATE')
        expect(reasonKept(minutes, 'Sjuk', null)).toBe(['ABSENT', 'LATE'].includes(given.status) ? 'Sjuk' : null)
      }),
    )
  })

  it('are valid exactly as long as the pupil is both away and excused', () => {
    fc.assert(
      fc.property(called, part, reports, (given, own, excused) => {
        fc.pre(minutesFault(given, own) === null)
        const length = lengthOf(own)
        const missed = given.minutes ?? length
        const away = { PRESENT: () => false, OTHER_ACTIVITY: () => false, LATE: (n: number) => n < missed, ABSENT: (n: number) => n >= length - missed } // prettier-ignore
        const { validAbsenceMinutes, invalidAbsenceMinutes } = minutesOf(given, own, excused)
        expect([validAbsenceMinutes, invalidAbsenceMinutes]).toEqual(counted(away[given.status], length, excused))
      }),
    )
  })

  it('more reports never make more of them invalid', () => {
    fc.assert(
      fc.property(called, part, reports, (given, own, excused) => {
        fc.pre(minutesFault(given, own) === null)
        const invalid = (some: readonly Span[]) => minutesOf(given, own, some).invalidAbsenceMinutes
        for (const n of excused.keys()) expect(invalid(excused.slice(0, n + 1))).toBeLessThanOrEqual(invalid(excused.slice(0, n)))
      }),
    )
  })

  it('are the same as themselves alone', () => {
    const minutes = minutesOf({ status: 'LATE', minutes: 10 }, lesson, [])
    expect(isSame(minutes, { ...minutes })).toBe(true)
    for (const key of Object.keys(minutes)) expect(isSame(minutes, { ...minutes, [key]: 7 }), key).toBe(false)
  })

  it('that have begun count, and who is excused from all of them is supposed to be absent', () => {
    expect(covered([lesson], [{ startsAt: new Date(start.getTime() + 59_500), endsAt: minutesAfter(start, 2) }])).toBe(2)
    expect([span(0, 60), span(0, 59), span(1, 60)].map((one) => suggestedStatus(lesson, [one]))).toEqual([
      'ABSENT',
      'PRESENT',
      'PRESENT',
    ])
    expect(suggestedStatus(lesson, [span(0, 30), span(30, 60)])).toBe('ABSENT')
  })

  it('are none of a part of a lesson that is longer than it', () => {
    for (const status of ['LATE', 'ABSENT', 'OTHER_ACTIVITY'] as const) {
      expect([1, 60].map((minutes) => minutesFault({ status, minutes }, lesson))).toEqual([null, null])
      for (const minutes of [-1, 0, 61]) expect(minutesFault({ status, minutes }, lesson)).toContain('1 to 60')
    }
  })
})
