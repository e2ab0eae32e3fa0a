import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, verdict } from '../../identity/keeping/keeping.testing.ts'
import { emptySchedule, jenny, mother, ofNils, rowsOf, setDay, submit, weekly, weekOf } from '../placement/care.testing.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())
beforeEach(async () => {
  world.travel()
  await emptySchedule(world)
})

const day = (careDate: string) => ({ placementId: ofNils, careDate })
const at = (instant: string) => world.travel(new Date(instant))

describe('The same day', () => {
  it('is locked, its comment too, and the answer says from when it is not', async () => {
    await submit(world, mother, weekly('2026-11-23'))
    await setDay(world, mother, '2026-11-24', { comment: 'Morfar hämtar' })
    world.travel('2026-11-24')
    const before = await rowsOf(world, jenny)
    const { data } = await setDay(world, mother, '2026-11-24', { comment: 'Farmor hämtar' })
    expect(data.setCareDay.userErrors).toMatchObject([
      { code: 'SAME_DAY_LOCKED', field: ['careDate'], nextEditableDate: '2026-11-25' },
    ])
    expect(verdict(await setDay(world, mother, '2026-11-24', { comment: null }))).toBe('SAME_DAY_LOCKED')
    expect(await did(world, mother, 'clearCareDay', day('2026-11-24'))).toBe('SAME_DAY_LOCKED')
    expect(verdict(await setDay(world, mother, '2026-11-20'))).toBe('SAME_DAY_LOCKED')
    expect(await rowsOf(world, jenny)).toEqual(before)
    const [comment] = await world.sql`select text from administration.care_comment`
    expect(comment).toEqual({ text: 'Morfar hämtar' })
    const { days } = await weekOf(world, mother, '2026-W48')
    expect(days.map(({ permittedActions }: { permittedActions: string[] }) => permittedActions.length)).toEqual([
      0, 0, 2, 2, 2, 0, 0,
    ])
    expect(verdict(await setDay(world, mother, '2026-11-25', { endTime: '15:00' }))).toBe('DONE')
  })

  it('locks whole weeks from their Monday', async () => {
    const earliest = async () => (await world.ask(mother, `{ placement(id: "${ofNils}") { earliestSchedulableDate } }`)).data.placement.earliestSchedulableDate // prettier-ignore
    expect(await earliest()).toBe('2026-11-23')
    expect(verdict(await submit(world, mother, weekly('2026-11-23')))).toBe('DONE')
    world.travel('2026-11-23')
    expect(await earliest()).toBe('2026-11-30')
    const fields = 'userErrors { nextEditableDate }'
    for (const [name, input] of [
      ['submitCareSchedule', { placementId: ofNils, schedule: weekly('2026-11-23') }],
      ['releaseCareWeek', { placementId: ofNils, week: '2026-W48' }],
    ] as const) {
      const { data } = await act(world, mother, name, input, fields)
      expect(data[name].userErrors).toMatchObject([{ code: 'SAME_DAY_LOCKED', nextEditableDate: '2026-11-30' }])
    }
    expect(await did(world, mother, 'releaseCareWeek', { placementId: ofNils, week: '2025-W53' })).toBe('WEEK_INVALID')
  })

  // The day changes at midnight in Sweden, an hour or two before UTC's.
  it.each([
    ['2027-03-27T22:59:59Z', '2027-03-28', 'CLOSED_DAY'],
    ['2027-03-27T23:00:00Z', '2027-03-28', 'SAME_DAY_LOCKED'],
    ['2027-03-28T21:59:59Z', '2027-03-29', 'DONE'],
    ['2027-03-28T22:00:00Z', '2027-03-29', 'SAME_DAY_LOCKED'],
    ['2027-10-24T21:59:59Z', '2027-10-25', 'DONE'],
    ['2027-10-24T22:00:00Z', '2027-10-25', 'SAME_DAY_LOCKED'],
    ['2027-10-31T22:30:00Z', '2027-11-01', 'DONE'],
    ['2027-10-31T23:00:00Z', '2027-11-01', 'SAME_DAY_LOCKED'],
    ['2026-12-31T22:59:59Z', '2027-01-01', 'DONE'],
    ['2026-12-31T23:00:00Z', '2027-01-01', 'SAME_DAY_LOCKED'],
  ])('at %s, %s: %s', async (instant, careDate, code) => {
    at(instant)
    expect(verdict(await setDay(world, mother, careDate))).toBe(code)
  })

  it('is locked in the database as well, whoever writes past the rules', async () => {
    await submit(world, mother, weekly('2026-11-23'))
    const past = (statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${jenny}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-24', true), set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(statement)).count
      })
    const child = `(select child_id from administration.placement where id = '${ofNils}')`
    const insert = (
      careDate: string,
    ) => `insert into administration.care_day (placement_id, child_id, owner_id, care_date, start_time, end_time)
      values ('${ofNils}', ${child}, '${jenny}', '${careDate}', '10:00', '11:00')`
    expect(await past(`delete from administration.care_day where care_date <= '2026-11-24'`)).toBe(0)
    expect(await past(`delete from administration.care_day where care_date = '2026-11-25'`)).toBe(1)
    await expect(past(insert('2026-11-22'))).rejects.toThrow('row-level security')
    await expect(past(`insert into administration.care_comment (id, placement_id, child_id, care_date, author_id, text, written_at)
      values (gen_random_uuid(), '${ofNils}', ${child}, '2026-11-24', '${jenny}', 'Nu', now())`)).rejects.toThrow('row-level security') // prettier-ignore
    await expect(past(`update administration.care_day set start_time = '06:30'`)).rejects.toThrow('permission denied')
  })
})
