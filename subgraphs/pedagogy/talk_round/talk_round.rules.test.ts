import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeOf } from '../../shared/week.ts'
import { slotsFault, slotsOfDay, windowFault } from './talk_round.rules.ts'

const day = (startTime: string, endTime: string, heldOn = '2026-12-02') => ({ heldOn, startTime, endTime })
const starts = (...given: Parameters<typeof slotsOfDay>) => slotsOfDay(...given).map(({ startsAt }) => timeOf(startsAt))
const now = new Date('2026-11-22T11:00:00Z')

describe('Times for talks', () => {
  it('follow each other with a break, as far as a whole talk fits', () => {
    expect(starts(day('15:00', '16:00'), 20, 5)).toEqual(['15:00', '15:25'])
    expect(starts(day('15:00', '15:20'), 20, 0)).toEqual(['15:00'])
    expect(starts(day('15:00', '15:19'), 20, 0)).toEqual([])
    expect(starts(day('15:00', '16:10'), 20, 5)).toEqual(['15:00', '15:25', '15:50'])
  })

  it('begin at the first of two hours when clocks go back, and never in an hour that is skipped', () => {
    const [first] = slotsOfDay(day('02:30', '02:50', '2026-10-25'), 20, 0)
    expect(first?.startsAt.toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(slotsOfDay(day('02:30', '03:30', '2027-03-28'), 20, 0)).toEqual([])
  })

  const times = fc.record({
    from: fc.integer({ min: 0, max: 1200 }),
    length: fc.integer({ min: 1, max: 239 }),
    minutes: fc.integer({ min: 5, max: 120 }),
    pause: fc.integer({ min: 0, max: 60 }),
  })
  const clock = (minute: number) => [minute / 60, minute % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')

  it('never overlap, keep their length, end in time, and are as many as fit', () => {
    fc.assert(
      fc.property(times, ({ from, length, minutes, pause }) => {
        const slots = slotsOfDay(day(clock(from), clock(from + length)), minutes, pause)
        expect(slots).toHaveLength(Math.floor((length + pause) / (minutes + pause)))
        for (const [n, { startsAt, endsAt }] of slots.entries()) {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(minutes * 60_000)
          const before = slots[n - 1]
          if (before) expect(startsAt.getTime() - before.endsAt.getTime()).toBe(pause * 60_000)
        }
        const end = slotsOfDay(day(clock(from), clock(from + length)), length, 0)[0]!.endsAt
        for (const { endsAt } of slots) expect(endsAt <= end).toBe(true)
      }),
    )
  })

  const input = { roundId: 'r', minutes: 20, breakMinutes: 5, days: [day('15:00', '16:00')] }
  it.each([
    [{}, null],
    [{ minutes: 4 }, 'LENGTH_INVALID'],
    [{ breakMinutes: 61 }, 'LENGTH_INVALID'],
    [{ days: [day('15:00', '16:00', '2026-11-21')] }, 'DATES_INVALID'],
    [{ days: Array.from({ length: 21 }, () => day('15:00', '16:00')) }, 'DATES_INVALID'],
    [{ days: [day('16:00', '15:00')] }, 'TIME_INVALID'],
    [{ days: [day('24:00', '25:00')] }, 'TIME_INVALID'],
    [{ days: [day('02:30', '03:30', '2027-03-28')] }, 'TIME_INVALID'],
    [{ days: [] }, 'TOO_MANY'],
    [{ minutes: 5, breakMinutes: 0, days: [day('00:00', '23:00')] }, 'TOO_MANY'],
    [{ place: ' ' }, 'PLACE_INVALID'],
    [{ meetingLink: 'http://meet.example' }, 'PLACE_INVALID'],
    [{ place: 'Sal 4', meetingLink: 'https://meet.example/x' }, null],
  ])('with %j are judged %s', (more, code) => expect(slotsFault({ ...input, ...more }, now)?.code ?? null).toBe(code))
})

it.each([
  ['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z', null],
  ['2026-11-30T00:00:00Z', '2026-11-23T00:00:00Z', 'WINDOW_INVALID'],
  ['2026-11-01T00:00:00Z', '2026-11-22T11:00:00Z', 'WINDOW_INVALID'],
  ['2026-11-23T00:00:00Z', '2027-06-30T00:00:00Z', 'WINDOW_INVALID'],
])('booking from %s until %s: %s', (from, until, code) => {
  const given = { groupId: 'g', displayName: 'x', bookingOpensAt: new Date(from), bookingClosesAt: new Date(until) }
  expect(windowFault(given, now)?.code ?? null).toBe(code)
})
