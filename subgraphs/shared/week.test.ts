import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, daysAfter } from './clock.ts'
import { boundsOf, daysBetween, instantOf, isTime, mondayBefore, mondayOf, timeOf, weekday, weekOf } from './week.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => daysAfter('2000-01-01', n))
const hours = ({ from, until }: ReturnType<typeof boundsOf>) => (until.getTime() - from.getTime()) / 3_600_000

describe('Weeks', () => {
  it.each([
    ['2026-W47', '2026-11-16'], ['2026-W53', '2026-12-28'], ['2027-W01', '2027-01-04'], ['2026-W01', '2025-12-29'], ['2020-W53', '2020-12-28'],
  ])('%s begins on %s', (week, monday) => expect(mondayOf(week)).toBe(monday)) // prettier-ignore

  it.each(['2025-W53', '2026-W54', '2026-W00', '2026-47', '', '2026-W5', 'W47'])('%s is none', (week) =>
    expect(mondayOf(week)).toBeNull(),
  )

  it('have seven days, each its own', () => {
    fc.assert(
      fc.property(day, (one) => {
        const monday = mondayBefore(one)
        expect(mondayOf(weekOf(one))).toBe(monday)
        expect(daysBetween(monday, one) + 1).toBe(weekday(one))
      }),
    )
  })
})

describe('Times of day', () => {
  it('follow the clocks: a lesson at 08:20 is an hour earlier in the world once summer time has begun', () => {
    expect(instantOf('2026-03-23', '08:20')!.toISOString()).toBe('2026-03-23T07:20:00.000Z')
    expect(instantOf('2026-03-30', '08:20')!.toISOString()).toBe('2026-03-30T06:20:00.000Z')
    expect(instantOf('2026-10-19', '08:20')!.toISOString()).toBe('2026-10-19T06:20:00.000Z')
    expect(instantOf('2026-10-26', '08:20')!.toISOString()).toBe('2026-10-26T07:20:00.000Z')
  })

  it('are missing once a year, and come twice once', () => {
    expect(instantOf('2026-03-29', '02:30')).toBeNull()
    expect(instantOf('2026-10-25', '02:30')!.toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect([hours(boundsOf('2026-03-29')), hours(boundsOf('2026-10-25')), hours(boundsOf('2026-11-22'))]).toEqual([23, 25, 24])
  })

  it('are read back as they were given, on every day but in the hour that is skipped', () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    fc.assert(
      fc.property(day, time, (on, at) => {
        expect(isTime(at)).toBe(true)
        const instant = instantOf(on, at)
        if (instant === null) return expect(at.slice(0, 2)).toBe('02')
        expect([dayOf(instant), timeOf(instant)]).toEqual([on, at])
        const { from, until } = boundsOf(on)
        expect(from <= instant && instant < until).toBe(true)
      }),
    )
    for (const wrong of ['24:00', '8:20', '08:60', '', '08:20:00']) expect(isTime(wrong), wrong).toBe(false)
  })
})
