import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, timeOf, weekday } from '../../shared/week.ts'
import type { DayOffRow, SchoolYearRow } from '../school_calendar/school_calendar.queries.ts'
import { isTaught, repeatFault, seriesDays, slotOf } from './calendar_event.rules.ts'

const calendar = {
  years: [
    {
      startDate: '2026-08-17',
      autumnEndDate: '2026-12-21',
      springStartDate: '2027-01-11',
      endDate: '2027-06-11',
    } as SchoolYearRow,
  ],
  daysOff: [
    { startDate: '2026-10-26', endDate: '2026-10-30', schoolTypes: null },
    { startDate: '2027-03-01', endDate: '2027-03-05', schoolTypes: ['GR'] },
  ] as unknown as DayOffRow[],
}

const days = fc.integer({ min: 0, max: 300 }).map((n) => seriesDays('2026-08-17', { everyWeeks: 1, times: 60 })[n % 40]!)
const repeats = fc.record({ everyWeeks: fc.integer({ min: 1, max: 6 }), times: fc.integer({ min: 1, max: 40 }) })

describe('A series of lessons', () => {
  it('is always on the same weekday, every n weeks, at the same time on the wall', () =>
    fc.assert(
      fc.property(days, repeats, (first, repeat) => {
        const series = seriesDays(first, repeat)
        expect(series).toHaveLength(repeat.times)
        for (const [n, day] of series.entries()) {
          expect([weekday(day), daysBetween(first, day)]).toEqual([weekday(first), 7 * repeat.everyWeeks * n])
          const slot = slotOf(day, { startTime: '08:20', endTime: '09:20' })
          if ('code' in slot) throw new Error(slot.message)
          expect([timeOf(slot.startsAt), timeOf(slot.endsAt)]).toEqual(['08:20', '09:20'])
        }
      }),
    ))

  it('until a day has every lesson up to it, and none after', () =>
    fc.assert(
      fc.property(days, repeats, fc.integer({ min: 0, max: 6 }), (first, { everyWeeks, times }, more) => {
        const byTimes = seriesDays(first, { everyWeeks, times })
        const last = byTimes.at(-1)!
        const endDate = seriesDays(last, { everyWeeks: 1, times: 1 })[0]!
        expect(seriesDays(first, { everyWeeks, endDate })).toEqual(byTimes)
        expect(seriesDays(first, { everyWeeks, endDate }).at(-1)! <= endDate).toBe(true)
        expect(more).toBeLessThan(7)
      }),
    ))

  it('has no lesson on a day off or outside the terms, for any school type that takes part', () =>
    fc.assert(
      fc.property(days, repeats, fc.subarray(['GR', 'FKLASS']), (first, repeat, types) => {
        for (const day of seriesDays(first, repeat).filter((one) => isTaught(one, types, calendar))) {
          expect(day >= '2026-10-26' && day <= '2026-10-30').toBe(false)
          expect(day >= '2027-03-01' && day <= '2027-03-05' && (types.length === 0 || types.includes('GR'))).toBe(false)
          expect((day >= '2026-08-17' && day <= '2026-12-21') || (day >= '2027-01-11' && day <= '2027-06-11')).toBe(true)
        }
      }),
    ))

  it.each([
    [{ everyWeeks: 1, times: 60 }, undefined],
    [{ everyWeeks: 27, times: 2 }, 'REPEAT_INVALID'],
    [{ everyWeeks: 1, times: 1, endDate: '2026-12-01' }, 'REPEAT_INVALID'],
    [{ everyWeeks: 1, endDate: '2026-08-16' }, 'REPEAT_INVALID'],
    [{ everyWeeks: 1, endDate: '2028-01-01' }, 'REPEAT_INVALID'],
  ])('%j: %s', (repeat, code) => expect(repeatFault('2026-08-17', repeat)?.code).toBe(code))

  it.each([
    ['2026-03-30', '08:20', '2026-03-30T06:20:00.000Z'],
    ['2026-03-23', '08:20', '2026-03-23T07:20:00.000Z'],
    ['2026-10-26', '08:20', '2026-10-26T07:20:00.000Z'],
    ['2026-10-19', '08:20', '2026-10-19T06:20:00.000Z'],
  ])('%s %s is %s', (day, startTime, instant) =>
    expect(slotOf(day, { startTime, endTime: '09:20' })).toMatchObject({ startsAt: new Date(instant) }),
  )

  it('is not at a time that the clocks skip', () =>
    expect(slotOf('2026-03-29', { startTime: '02:30', endTime: '03:30' })).toMatchObject({ code: 'TIME_DOES_NOT_EXIST' }))
})
