import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  david, emptySchedule, entry, father, jenny, mother, ofNils, outcomes, preview, rowsOf, setDay, submit, weekly, weekOf,
} from '../placement/care.testing.ts' // prettier-ignore

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())
beforeEach(async () => {
  world.travel()
  await emptySchedule(world)
})

const submitted = async (...given: Parameters<typeof submit>) => {
  const { data, errors } = await submit(...given)
  expect(errors).toEqual([])
  return outcomes(data.submitCareSchedule.weeks ?? [])
}

describe('Two guardians on alternate weeks', () => {
  it('each lays every second week, across a year of 53 weeks', async () => {
    const every2 = { repeat: { everyWeeks: 2, times: 4 } }
    const asked = await preview(world, mother, weekly('2026-11-30', every2))
    expect(await rowsOf(world, jenny)).toEqual({ days: [], weeks: [] })
    const hers = await submit(world, mother, weekly('2026-11-30', every2))
    expect(asked.data.previewCareSchedule.weeks).toEqual(hers.data.submitCareSchedule.weeks)
    const weeks = ['2026-W49', '2026-W51', '2026-W53', '2027-W02']
    expect(outcomes(hers.data.submitCareSchedule.weeks)).toEqual(weeks.map((week) => `${week} WRITTEN`))
    expect(hers.data.submitCareSchedule.weeks[2].days[0]).toEqual({
      careDate: '2026-12-28',
      startTime: '13:00',
      endTime: '16:30',
    })
    expect(await submitted(world, father, weekly('2026-12-07', every2))).toEqual(
      ['2026-W50', '2026-W52', '2027-W01', '2027-W03'].map((week) => `${week} WRITTEN`),
    )
    const before = await rowsOf(world, jenny)
    expect(before.days).toHaveLength(20)
    const all = weekly('2026-11-30', {
      scheduleEntries: [entry('MANDAG', '07:00', '17:00')],
      repeat: { everyWeeks: 1, times: 8 },
    })
    const his = await submitted(world, father, all)
    expect(his.filter((one) => one.endsWith('SKIPPED_OTHER_GUARDIAN'))).toEqual(
      weeks.map((week) => `${week} SKIPPED_OTHER_GUARDIAN`),
    )
    expect(his.filter((one) => one.endsWith('WRITTEN'))).toHaveLength(4)
    expect(await rowsOf(world, jenny)).toEqual(before)
    expect((await rowsOf(world, david)).days).toHaveLength(4)
    expect(await submitted(world, mother, weekly('2026-11-30', every2))).toEqual(weeks.map((week) => `${week} UNCHANGED`))
  })

  it('neither does anything in a week of the other, whatever they try', async () => {
    await submit(world, mother, weekly('2026-11-30'))
    const before = await rowsOf(world, jenny)
    expect(verdict(await setDay(world, father, '2026-12-01'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    const day = { placementId: ofNils, careDate: '2026-12-01' }
    expect(await did(world, father, 'clearCareDay', day)).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    expect(await did(world, father, 'releaseCareWeek', { placementId: ofNils, week: '2026-W49' })).toBe(
      'WEEK_OWNED_BY_OTHER_GUARDIAN',
    )
    expect(await submitted(world, father, weekly('2026-11-30'))).toEqual(['2026-W49 SKIPPED_OTHER_GUARDIAN'])
    expect(await rowsOf(world, jenny)).toEqual(before)
    const seen = await weekOf(world, father, '2026-W49')
    expect(seen).toMatchObject({ isOwn: false, isFree: false, owner: { id: jenny }, permittedActions: [] })
    expect(seen.days[0]).toMatchObject({ startTime: '13:00', permittedActions: [] })
  })

  it('a week that is given back is free, and whoever lays a day of it first has it', async () => {
    await submit(world, mother, weekly('2026-11-30'))
    expect(await did(world, mother, 'releaseCareWeek', { placementId: ofNils, week: '2026-W49' })).toBe('DONE')
    expect(await weekOf(world, father, '2026-W49')).toMatchObject({ isFree: true, owner: null })
    expect(verdict(await setDay(world, father, '2026-12-01'))).toBe('DONE')
    expect(verdict(await setDay(world, mother, '2026-12-02'))).toBe('WEEK_OWNED_BY_OTHER_GUARDIAN')
    expect(await did(world, mother, 'releaseCareWeek', { placementId: ofNils, week: '2026-W49' })).toBe(
      'WEEK_OWNED_BY_OTHER_GUARDIAN',
    )
    expect(await did(world, mother, 'releaseCareWeek', { placementId: ofNils, week: '2026-W50' })).toBe('WEEK_NOT_OWNED')
  })

  it('weeks of somebody who is no guardian any more are free', async () => {
    await submit(world, father, weekly('2026-11-30'))
    await world.sql.begin(async (tx) => {
      await tx`update identity.responsible set is_blocked = true where person_id = ${david} and pupil_id in (select child_id from administration.placement)`
    })
    try {
      expect(await weekOf(world, father, '2026-W49')).toBeNull()
      expect(verdict(await setDay(world, father, '2026-12-01'))).toBe('NOT_FOUND')
      expect(await weekOf(world, mother, '2026-W49')).toMatchObject({ isFree: true, owner: null })
      expect(await submitted(world, mother, weekly('2026-11-30'))).toEqual(['2026-W49 WRITTEN'])
      expect(await rowsOf(world, david)).toEqual({ days: [], weeks: [] })
    } finally {
      await world.sql`update identity.responsible set is_blocked = false where person_id = ${david}`
    }
  })
})

describe('A schedule', () => {
  it('leaves weeks of its cycle without entries alone, and days after its last', async () => {
    const cycle = {
      scheduleEntries: [entry('MANDAG'), entry('TISDAG', '12:00', '15:00', 2)],
      repeat: { everyWeeks: 3, untilDate: '2026-12-23' },
    }
    expect(await submitted(world, mother, weekly('2026-11-30', cycle))).toEqual([
      '2026-W49 WRITTEN',
      '2026-W51 WRITTEN',
      '2026-W52 WRITTEN',
    ])
    await setDay(world, mother, '2026-12-24')
    const again = { scheduleEntries: [entry('ONSDAG')], repeat: { everyWeeks: 1, untilDate: '2026-12-23' } }
    expect(await submitted(world, mother, weekly('2026-12-21', again))).toEqual(['2026-W52 WRITTEN'])
    const { days } = await weekOf(world, mother, '2026-W52')
    expect(days.map(({ startTime }: { startTime: string | null }) => startTime)).toEqual([
      null,
      null,
      '13:00',
      '13:00',
      null,
      null,
      null,
    ])
  })

  it('skips days on which care is closed, and weeks without a place', async () => {
    await world.sql`insert into administration.day_off (id, organisation_id, start_date, end_date, kind, display_name, is_care_open)
      select gen_random_uuid(), organisation_id, '2026-12-07', '2026-12-08', 'CLOSED', 'Stängt', false from administration.placement where id = ${ofNils}`
    await world.sql`insert into administration.day_off (id, organisation_id, start_date, end_date, kind, display_name, is_care_open)
      select gen_random_uuid(), organisation_id, '2026-12-09', '2026-12-11', 'BREAK', 'Lov', true from administration.placement where id = ${ofNils}`
    await world.sql`update administration.placement set end_date = '2026-12-18' where id = ${ofNils}`
    const two = { scheduleEntries: [entry('MANDAG'), entry('ONSDAG')], repeat: { everyWeeks: 1, times: 3 } }
    const { data } = await submit(world, mother, weekly('2026-12-07', two))
    expect(outcomes(data.submitCareSchedule.weeks)).toEqual([
      '2026-W50 WRITTEN',
      '2026-W51 WRITTEN',
      '2026-W52 SKIPPED_NO_PLACEMENT',
    ])
    expect(data.submitCareSchedule.weeks[0].days).toEqual([{ careDate: '2026-12-09', startTime: '13:00', endTime: '16:30' }])
    const closed = { scheduleEntries: [entry('MANDAG')] }
    expect(await submitted(world, father, weekly('2026-12-07', closed))).toEqual(['2026-W50 SKIPPED_OTHER_GUARDIAN'])
    expect(await submitted(world, mother, weekly('2026-12-07', closed))).toEqual(['2026-W50 SKIPPED_CLOSED'])
    expect(verdict(await setDay(world, mother, '2026-12-08'))).toBe('CLOSED_DAY')
    expect(verdict(await setDay(world, mother, '2026-12-21'))).toBe('OUTSIDE_PLACEMENT')
    await world.sql`delete from administration.day_off where start_date between '2026-12-07' and '2026-12-11'`
    await world.sql`update administration.placement set end_date = null where id = ${ofNils}`
  })

  it.each([
    [weekly('2026-12-01'), 'NOT_A_MONDAY'],
    [weekly('2026-11-16'), 'SAME_DAY_LOCKED'],
    [weekly('2026-11-30', { scheduleEntries: [] }), 'TIMES_INVALID'],
    [weekly('2026-11-30', { scheduleEntries: [entry('MANDAG', '16:00', '13:00')] }), 'TIMES_INVALID'],
    [weekly('2026-11-30', { scheduleEntries: [entry('MANDAG', '9:00', '13:00')] }), 'TIMES_INVALID'],
    [weekly('2026-11-30', { scheduleEntries: [entry('MANDAG'), entry('MANDAG', '07:00', '08:00')] }), 'TIMES_INVALID'],
    [weekly('2026-11-30', { scheduleEntries: [entry('MANDAG', '13:00', '16:00', 1)] }), 'REPEAT_INVALID'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 1 } }), 'REPEAT_INVALID'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 1, times: 2, untilDate: '2026-12-20' } }), 'REPEAT_INVALID'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 0, times: 2 } }), 'REPEAT_INVALID'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 1, untilDate: '2026-11-29' } }), 'REPEAT_INVALID'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 1, times: 61 } }), 'TOO_MANY_WEEKS'],
    [weekly('2026-11-30', { repeat: { everyWeeks: 1, untilDate: '2029-11-29' } }), 'TOO_MANY_WEEKS'],
    [weekly('2026-11-30', { scheduleEntries: [entry('LORDAG')] }), 'OUTSIDE_OPENING_HOURS'],
    [weekly('2026-11-30', { scheduleEntries: [entry('MANDAG', '06:00', '08:00')] }), 'OUTSIDE_OPENING_HOURS'],
    [
      weekly('2026-11-30', {
        scheduleEntries: ['MANDAG', 'TISDAG', 'ONSDAG', 'TORSDAG', 'FREDAG'].map((day) => entry(day, '07:00', '16:30')),
      }),
      'EXCEEDS_WEEKLY_HOURS',
    ],
  ])('is not laid with %j: %s, and a preview says so too', async (schedule, code) => {
    const asked = await preview(world, mother, schedule)
    expect([asked.errors, asked.data.previewCareSchedule.userErrors[0].code, asked.data.previewCareSchedule.weeks]).toEqual([
      [],
      code,
      null,
    ])
    expect(verdict(await submit(world, mother, schedule))).toBe(code)
    expect(await rowsOf(world, jenny)).toEqual({ days: [], weeks: [] })
  })

  it('is kept as it was submitted', async () => {
    await submit(world, mother, weekly('2026-11-30', { scheduleEntries: [entry('MANDAG')], repeat: { everyWeeks: 2, times: 2 } }))
    const fields = 'numberOfWeeks startDate endDate scheduleEntries { weekOffset dayOfWeek startTime endTime }'
    const { data } = await world.ask(
      father,
      `{ placement(id: "${ofNils}") { attendanceSchedules(first: 1) { edges { node { ${fields} } } } } }`,
    )
    expect(data.placement.attendanceSchedules.edges).toEqual([
      { node: { numberOfWeeks: 2, startDate: '2026-11-30', endDate: '2026-12-20', scheduleEntries: [entry('MANDAG')] } },
    ])
  })
})
