import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '../shared/clock.ts'
import { daysBetween } from '../shared/week.ts'
import { eventFaults, unitState } from './annual_wheel/annual_wheel.rules.ts'
import { goalFaults, isAcademicYear, steers, yearBounds } from './goal/goal.rules.ts'
import { activityFaults, isOverdue } from './operational_plan/operational_plan.rules.ts'
import { longestOverdue, toldOn } from './reminder/reminder.rules.ts'
import { holds } from '../shared/policy.ts'

const due = '2026-12-06'
const away = fc.integer({ min: -400, max: 400 })
const someRules = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 4 })

describe('A reminder', () => {
  it.each([
    ['2026-11-21', null],
    ['2026-11-22', 14],
    ['2026-12-04', 14],
    ['2026-12-05', 1],
    ['2026-12-06', 1],
    ['2026-12-07', 'OVERDUE'],
    ['2027-03-06', 'OVERDUE'],
    ['2027-03-07', null],
  ])('is on %s: %s', (today, told) => {
    const found = toldOn(today, { dueOn: due }, [14, 1])
    expect(found && (found.daysBefore ?? found.kind)).toBe(told)
  })

  it('is made once by each rule and once as overdue, however many nights are missed', () => {
    fc.assert(
      fc.property(someRules, fc.uniqueArray(away), (rules, nights) => {
        const told = nights.toSorted((a, b) => a - b).flatMap((n) => toldOn(daysAfter(due, n), { dueOn: due }, rules) ?? [])
        const kinds = new Set(told.map(({ kind, daysBefore }) => `${kind} ${daysBefore}`))
        expect(kinds.size).toBeLessThanOrEqual(rules.length + 1)
        // Those that come later are nearer to the day.
        const days = told.flatMap(({ daysBefore }) => daysBefore ?? [])
        expect(days).toEqual(days.toSorted((a, b) => b - a))
      }),
    )
  })

  it('is of nothing before its first rule, of one rule until its day, and of what is overdue no longer than it is kept', () => {
    fc.assert(
      fc.property(someRules, away, (rules, n) => {
        const today = daysAfter(due, n)
        const told = toldOn(today, { dueOn: due }, rules)
        const left = daysBetween(today, due)
        if (left < 0) expect(told?.kind ?? null).toBe(-left <= longestOverdue ? 'OVERDUE' : null)
        else if (rules.every((days) => days < left)) expect(told).toBeNull()
        else expect(told!.daysBefore).toBe(Math.min(...rules.filter((days) => days >= left)))
      }),
    )
  })
})

describe('The day something is due', () => {
  it('is still in time', () => {
    expect([unitState(null, due, due), unitState(null, due, '2026-12-07')]).toEqual(['AWAITED', 'BEHIND'])
    expect(unitState(new Date(0), due, '2030-01-01')).toBe('DONE')
    expect([isOverdue({ state: 'PLANNED', dueOn: due }, due), isOverdue({ state: 'ONGOING', dueOn: due }, '2026-12-07')]).toEqual(
      [false, true],
    )
    for (const state of ['DONE', 'DROPPED'] as const) expect(isOverdue({ state, dueOn: due }, '2030-01-01')).toBe(false)
  })

  it('is within the school year of a plan', () => {
    const said = { title: 'Läsa', responsibleText: null }
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 415 }), (n) => {
        const faults = activityFaults({ ...said, dueOn: daysAfter('2026-07-01', n) }, '2026/27')
        expect(faults.map(({ code }) => code)).toEqual(n >= 0 && n < 365 ? [] : ['DATE_INVALID'])
      }),
    )
    expect(activityFaults({ title: '', responsibleText: 'x'.repeat(201), dueOn: due }, '2025/26')).toHaveLength(3)
  })
})

describe('Who decides for an organisation', () => {
  it('is the principal of a school unit, and of anything else whoever administers it', () => {
    const decides = (organisationType: string, ...roles: string[]) =>
      holds(steers, { organisationType, roles }, { verdicts: new Map() } as never)
    expect([decides('SKOLENHET', 'PRINCIPAL'), decides('SKOLENHET', 'AUTHORITY_ADMIN', 'UNIT_ADMIN')]).toEqual([true, false])
    expect([decides('FORVALTNING', 'AUTHORITY_ADMIN'), decides('HUVUDMAN', 'PRINCIPAL')]).toEqual([true, false])
  })
})

describe('What is given', () => {
  const said = { title: 'Mål', description: '', startDate: '2026-07-01', endDate: '2031-07-01', kpis: [] }
  const kpis = new Map([['share', { unitOfMeasure: 'PROCENT' }], ['money', { unitOfMeasure: 'KRONOR' }]]) // prettier-ignore
  const codes = (more: object) => goalFaults({ ...said, ...more }, kpis, new Set()).map(({ code }) => code)

  it('as a goal lasts five years at most, and aims where its key figures can be', () => {
    expect([codes({}), codes({ endDate: '2031-07-02' })]).toEqual([[], ['DATE_INVALID']])
    expect(codes({ kpis: [{ kpiCode: 'share', target: 100 }, { kpiCode: 'money', target: -5 }] })).toEqual([]) // prettier-ignore
    expect(codes({ kpis: [{ kpiCode: 'share', target: -1 }, { kpiCode: 'share' }] })).toEqual(['KPI_UNKNOWN', 'TARGET_INVALID']) // prettier-ignore
    expect(codes({ kpis: Array.from({ length: 21 }, () => ({ kpiCode: 'share' })) })[0]).toBe('TOO_MANY')
  })

  it('as an event is due after it begins, and linked to what is of a school year', () => {
    const event = { title: 'H', description: '', startsOn: due, dueOn: due, schoolTypes: null, isRequired: true } as const
    const wrong = (more: object) => eventFaults({ ...event, link: 'NONE', academicYear: null, ...more }).map(({ code }) => code)
    expect([wrong({}), wrong({ link: 'PLAN', academicYear: '2026/27' })]).toEqual([[], []])
    for (const link of [{ link: 'PLAN' }, { link: 'PLAN', academicYear: '2026' }, { link: 'PLAN', academicYear: '2026/27', isRequired: false }])
      expect(wrong(link)).toEqual(['LINK_INVALID']) // prettier-ignore
    expect(wrong({ schoolTypes: ['gr'], startsOn: '2026-12-07' })).toEqual(['DATE_INVALID', 'SCHOOL_TYPE_INVALID'])
  })

  it('as a school year is one, from July to June', () => {
    expect(['2026/27', '1999/00', '2026/28', '2026', '2026/27 HT', ''].map(isAcademicYear)).toEqual([true, true, false, false, false, false])
    expect(yearBounds(null, '2026-06-30')).toEqual({ startDate: '2025-07-01', endDate: '2026-06-30' })
    expect(yearBounds('2026/27', '2020-01-01')).toEqual({ startDate: '2026-07-01', endDate: '2027-06-30' })
    expect(() => yearBounds('2026', '2026-06-30')).toThrow(/school year/)
  }) // prettier-ignore
})
