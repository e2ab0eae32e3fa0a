import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../../shared/clock.ts'
import { daysBetween, weekday, weekOf } from '../../shared/week.ts'
import type { DayOffRow } from '../school_calendar/school_calendar.queries.ts'
import { daysOfWeek } from '../care_opening/care_opening.rules.ts'
import { earliestMonday, minutesTogether, type Plans, planOf, type Standing, weeksOf } from './care_schedule.plan.ts'

const off = (startDate: string, endDate: string, more: object = {}) =>
  ({ startDate, endDate, isCareOpen: false, schoolTypes: null, ...more }) as unknown as DayOffRow
const plans = (more: Partial<Plans> = {}): Plans => ({
  ...{ startDate: '2026-01-01', endDate: null, schoolType: 'FTH', openings: [], daysOff: [], standing: new Map() },
  ...more,
})

const start = '2026-11-30'
const schedule = fc
  .record({
    everyWeeks: fc.integer({ min: 1, max: 5 }),
    slots: fc.uniqueArray(fc.record({ offset: fc.nat(4), day: fc.nat(6) }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ offset, day }) => `${offset} ${day}`,
    }),
    length: fc.oneof(fc.record({ times: fc.integer({ min: 1, max: 10 }) }), fc.record({ until: fc.nat(200) })),
  })
  .map(({ everyWeeks, slots, length }) => {
    const entries = slots
      .filter(({ offset }) => offset < everyWeeks)
      .map(({ offset, day }) => ({ weekOffset: offset, dayOfWeek: daysOfWeek[day]!, startTime: '08:00', endTime: '15:00' }))
    const ends = 'times' in length ? { times: length.times } : { untilDate: daysAfter(start, length.until) }
    return { startDate: start, scheduleEntries: entries, repeat: { everyWeeks, ...ends } }
  })
  .filter(({ scheduleEntries }) => scheduleEntries.length > 0)
const state = fc.record({
  closed: fc.array(fc.record({ from: fc.nat(150), days: fc.nat(9) }), { maxLength: 4 }),
  endDate: fc.option(fc.nat(200).map((n) => daysAfter(start, n)), { nil: null }),
  owners: fc.array(fc.constantFrom('OWN', 'OTHER', 'FREE'), { minLength: 60, maxLength: 60 }),
}) // prettier-ignore

describe('A schedule laid out', () => {
  it('is what its recipe says of each day, and nothing else', () => {
    fc.assert(
      fc.property(schedule, state, (given, { closed, endDate, owners }) => {
        const daysOff = closed.map(({ from, days }) => off(daysAfter(start, from), daysAfter(start, from + days)))
        const standing = new Map(owners.map((owner, n): [string, Standing] => [daysAfter(start, 7 * n), { owner, days: [] }]))
        const plan = planOf(given, plans({ daysOff, endDate, standing }))
        const { everyWeeks, ...ends } = given.repeat
        // Day by day, as SS 12000 reads a recipe: which week of the cycle is it, and does that week have this weekday?
        const expected = Array.from({ length: 60 * 7 }, (_, n) => daysAfter(start, n)).filter((day) => {
          const week = Math.floor(daysBetween(start, day) / 7)
          const isThere = given.scheduleEntries.some(
            (one) => one.weekOffset === week % everyWeeks && one.dayOfWeek === daysOfWeek[weekday(day) - 1],
          )
          const isInTime = 'times' in ends ? week < everyWeeks * ends.times : day <= ends.untilDate
          const isOpen = weekday(day) <= 5 && !daysOff.some((one) => one.startDate <= day && day <= one.endDate)
          return isThere && isInTime && isOpen && (endDate === null || day <= endDate) && owners[week] !== 'OTHER'
        })
        expect(plan.flatMap(({ days }) => days.map(({ careDate }) => careDate))).toEqual(expected)
        for (const { startDate, outcome, week } of plan) {
          expect([weekday(startDate), weekOf(startDate)]).toEqual([1, week])
          expect(outcome === 'SKIPPED_OTHER_GUARDIAN').toBe(standing.get(startDate)?.owner === 'OTHER')
        }
      }),
      { numRuns: 60 },
    )
  })

  it('counts weeks in days: a year of 53 weeks turns odd into even', () => {
    const entries = [{ weekOffset: 0, dayOfWeek: 'MANDAG' as const, startTime: '08:00', endTime: '15:00' }]
    const weeks = weeksOf({ startDate: start, scheduleEntries: entries, repeat: { everyWeeks: 2, times: 4 } })
    expect(weeks.map(({ startDate }) => weekOf(startDate))).toEqual(['2026-W49', '2026-W51', '2026-W53', '2027-W02'])
  })

  it('laid again changes nothing, and one with other times is written', () => {
    const entry = { weekOffset: 0, dayOfWeek: 'MANDAG' as const, startTime: '08:00', endTime: '15:00' }
    const given = { startDate: start, scheduleEntries: [entry], repeat: null }
    const [first] = planOf(given, plans())
    const standing = new Map([[start, { owner: 'OWN' as const, days: first!.days }]])
    expect([first!.outcome, planOf(given, plans({ standing }))[0]!.outcome]).toEqual(['WRITTEN', 'UNCHANGED'])
    const later = { ...given, scheduleEntries: [{ ...entry, endTime: '15:30' }] }
    expect(planOf(later, plans({ standing }))[0]!.outcome).toBe('WRITTEN')
  })

  it('is closed for its school type, and open on breaks of the school', () => {
    const entry = { weekOffset: 0, dayOfWeek: 'MANDAG' as const, startTime: '08:00', endTime: '15:00' }
    const of = (...daysOff: DayOffRow[]) => planOf({ startDate: start, scheduleEntries: [entry] }, plans({ daysOff }))[0]!.outcome
    expect(of(off(start, start))).toBe('SKIPPED_CLOSED')
    expect(of(off(start, start, { schoolTypes: ['FTH'] }))).toBe('SKIPPED_CLOSED')
    expect(of(off(start, start, { schoolTypes: ['GR'] }))).toBe('WRITTEN')
    expect(of(off(start, start, { isCareOpen: true }))).toBe('WRITTEN')
  })
})

describe('The first week that can be laid whole', () => {
  it.each([
    ['2026-11-22', '2026-11-23'], ['2026-11-23', '2026-11-30'], ['2026-11-29', '2026-11-30'], ['2026-12-31', '2027-01-04'],
  ])('on %s begins on %s', (today, monday) => expect(earliestMonday(today)).toBe(monday)) // prettier-ignore
})

describe('The time of a week', () => {
  it('is counted in minutes, so that it can be held against the hours of a place', () => expect(minutesTogether([{ startTime: '07:30', endTime: '16:15' }, { startTime: '12:00', endTime: '12:01' }])).toBe(526)) // prettier-ignore
})
