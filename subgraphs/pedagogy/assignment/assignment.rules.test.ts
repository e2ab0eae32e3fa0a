import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignmentFaults, daysOf, testWarnings } from './assignment.rules.ts'

const loads = fc.array(fc.record({ groupId: fc.uuid(), testsInWeek: fc.integer({ min: 1, max: 12 }) }))

describe('A warning of tests', () => {
  it('is of the third in a week where two are decided, and of the second where one is', () => {
    const load = (testsInWeek: number) => [{ groupId: 'a', testsInWeek }]
    expect(testWarnings(load(2), '2026-11-27', 2)).toEqual([])
    expect(testWarnings(load(3), '2027-01-03', 2)).toEqual([{ groupId: 'a', week: '2026-W53', tests: 3, limit: 2 }])
    expect(testWarnings(load(2), '2026-11-27', 1)).toHaveLength(1)
  })

  it('is of exactly the classes above the limit, whatever their order, and of fewer under a higher one', () => {
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        const warned = (given: typeof all, at = limit) => testWarnings(given, '2026-11-27', at).map(({ groupId }) => groupId)
        expect(warned(all)).toEqual(all.filter(({ testsInWeek }) => testsInWeek > limit).map(({ groupId }) => groupId))
        expect(warned(all.toReversed()).toSorted()).toEqual(warned(all).toSorted())
        expect(warned(all)).toEqual(expect.arrayContaining(warned(all, limit + 1)))
      }),
    )
  })
})

describe('An assignment', () => {
  const given = {
    title: 'Läxa',
    instructions: '',
    assignedOn: '2026-11-22',
    dueOn: '2026-11-22',
    contentItemIds: [],
    criterionIds: [],
  }

  it('is due on the day it is given or within a year', () => {
    expect(assignmentFaults(given)).toEqual([])
    expect(assignmentFaults({ ...given, dueOn: '2027-11-23', dueTime: '15:30' })).toEqual([])
    expect(assignmentFaults({ ...given, dueOn: '2027-11-24' })).toMatchObject([{ code: 'DATES_INVALID' }])
    for (const dueTime of ['7:30', '24:00', '12:60', 'noon', ''])
      expect(assignmentFaults({ ...given, dueTime }), dueTime).toMatchObject([{ code: 'TIME_INVALID', field: ['dueTime'] }])
  })
})

describe('A calendar', () => {
  it('is of 200 days at most, and never backwards', () => {
    expect(daysOf({ startDate: '2026-11-01', endDate: '2027-05-20' })).toEqual({ startDate: '2026-11-01', endDate: '2027-05-20' })
    for (const endDate of ['2027-05-21', '2026-10-31'])
      expect(() => daysOf({ startDate: '2026-11-01', endDate })).toThrow('200 days')
  })
})
