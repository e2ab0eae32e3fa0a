import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { academicYearOf, copied, coverageState, datesFault, planFaults, yearFault } from './teaching_plan.rules.ts'

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2098-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('A school year', () => {
  it.each([
    ['2026-06-30', '2025/26'],
    ['2026-07-01', '2026/27'],
    ['2027-01-01', '2026/27'],
    ['1999-12-31', '1999/00'],
    ['2099-08-01', '2099/00'],
  ])('of %s is %s', (on, year) => expect(academicYearOf(on)).toBe(year))

  it('is one of two years that follow, whatever the day', () => {
    fc.assert(fc.property(day, (on) => yearFault(academicYearOf(on)) === null))
    for (const wrong of ['2026/28', '2026', '26/27', '2026/2027', '2026-27', ''])
      expect(yearFault(wrong), wrong).toMatchObject({ code: 'ACADEMIC_YEAR_INVALID' })
  })

  it('holds the days that are in it, in order', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [startDate, endDate] = [one, other].toSorted() as [string, string]
        const isWithin = academicYearOf(startDate) === academicYearOf(endDate)
        expect(datesFault({ startDate, endDate }, academicYearOf(startDate)) === null).toBe(isWithin)
        if (startDate < endDate)
          expect(datesFault({ startDate: endDate, endDate: startDate }, academicYearOf(endDate))).not.toBeNull()
      }),
    )
  })
})

describe('What a plan says', () => {
  const plan = {
    title: 'P',
    startDate: '2026-08-20',
    endDate: '2026-10-01',
    teaching: '',
    assessing: '',
    contentItemIds: [],
    criterionIds: [],
  }
  it('has a title and texts of some length, and days of its year', () => {
    expect(planFaults(plan, '2026/27')).toEqual([])
    expect(
      planFaults({ ...plan, criterionIds: Array.from({ length: 51 }, () => 'x') }, '2025/26').map(({ code }) => code),
    ).toEqual(['DATES_INVALID', 'TOO_MANY'])
  })
})

describe('Coverage', () => {
  // 1 and 2 in a plan since August, 2 and 3 in one from January, 4 in none.
  const editions = [
    { start: '2026-08-20', items: [1, 2] },
    { start: '2027-01-11', items: [2, 3] },
  ]
  const state = (item: number, all = editions, today = '2026-11-22') =>
    coverageState(
      all.filter(({ items }) => items.includes(item)).map(({ start }) => start),
      today,
    )

  it('is met by what has begun, planned by what has not', () => {
    expect([1, 2, 3, 4].map((item) => state(item))).toEqual(['MET', 'MET', 'PLANNED', 'NOT_PLANNED'])
    expect(state(1, editions, '2026-08-19')).toBe('PLANNED')
    expect(state(1, editions, '2026-08-20')).toBe('MET')
  })

  it('of every item is one of the three, and never less for another plan or another day', () => {
    const rank = { NOT_PLANNED: 0, PLANNED: 1, MET: 2 }
    fc.assert(
      fc.property(fc.array(day), day, day, (starts, more, today) => {
        expect(rank[coverageState([...starts, more], today)]).toBeGreaterThanOrEqual(rank[coverageState(starts, today)])
        const [earlier, later] = [today, more].toSorted() as [string, string]
        expect(rank[coverageState(starts, later)]).toBeGreaterThanOrEqual(rank[coverageState(starts, earlier)])
      }),
    )
  })
})

describe('What is copied to another version', () => {
  const said = fc.record({ id: fc.uuid(), place: fc.constantFrom('1', '2', '3'), text: fc.constantFrom('a', 'b') })
  const version = fc.uniqueArray(said, { selector: ({ place }) => place })

  it('is in the same place in the same words, and all else is left out', () => {
    fc.assert(
      fc.property(version, version, (from, to) => {
        const { ids, leftOut } = copied(from, to)
        expect(ids.length + leftOut.length).toBe(from.length)
        expect(to.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
        for (const id of ids) {
          const copy = to.find((one) => one.id === id)!
          expect(from.some(({ place, text }) => place === copy.place && text === copy.text)).toBe(true)
        }
        expect(copied(from, from)).toEqual({ ids: from.map(({ id }) => id), leftOut: [] })
      }),
    )
  })
}) // prettier-ignore
