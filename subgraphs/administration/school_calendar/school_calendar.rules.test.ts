import { describe, expect, it } from 'vitest'
import type { DayOffRow, SchoolYearRow } from './school_calendar.queries.ts'
import { daysFrom, isSchoolDay } from './school_calendar.rules.ts'

const year = {
  ...{ startDate: '2026-08-17', autumnEndDate: '2026-12-21', springStartDate: '2027-01-11', endDate: '2027-06-11' },
} as SchoolYearRow
const off = (startDate: string, endDate: string, schoolTypes: string[] | null = null) =>
  ({ startDate, endDate, schoolTypes }) as unknown as DayOffRow

describe('A school day', () => {
  const days = [off('2026-10-26', '2026-10-30'), off('2026-11-27', '2026-11-27', ['GR'])]
  it.each([
    ['2026-11-23', 'GR', true], ['2026-11-22', 'GR', false], ['2026-10-28', 'GR', false], ['2026-11-27', 'GR', false],
    ['2026-11-27', 'VUXGR', true], ['2026-11-27', null, false], ['2026-12-21', 'GR', true], ['2026-12-22', 'GR', false],
    ['2027-01-11', 'GR', true], ['2027-06-14', 'GR', false],
  ] as const)('%s for %s: %s', (day, type, is) => expect(isSchoolDay(day, type, [year], days)).toBe(is)) // prettier-ignore

  it('is counted from the first to the last', () => {
    const leave = daysFrom('2026-11-26', '2026-12-01').filter((day) => isSchoolDay(day, 'VUXGR', [year], days))
    expect(leave).toEqual(['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'])
    expect(daysFrom('2026-12-01', '2026-11-30')).toEqual([])
  })
})
