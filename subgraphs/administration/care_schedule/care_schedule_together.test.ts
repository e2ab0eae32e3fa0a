import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { daysAfter } from '../../shared/clock.ts'
import { weekOf } from '../../shared/week.ts'
import { act, verdict } from '../../identity/keeping/keeping.testing.ts'
import {
  david,
  emptySchedule,
  entry,
  father,
  jenny,
  marcus,
  mother,
  nils,
  ofNils,
  rowsOf,
  setDay,
  submit,
} from '../placement/care.testing.ts'

const firstMonday = '2026-11-30'
const monday = (n: number) => daysAfter(firstMonday, 7 * n)
const weekdays = ['MANDAG', 'TISDAG', 'ONSDAG', 'TORSDAG', 'FREDAG']

const [week, hour] = [fc.integer({ min: 0, max: 4 }), fc.integer({ min: 7, max: 12 })]
const weekday = fc.integer({ min: 0, max: 4 })
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit' as const), week, weekday, hour, every: fc.integer({ min: 1, max: 3 }), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('set' as const), week, weekday, hour }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), week, weekday }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('release' as const), week }) },
) // prettier-ignore
type Deed = Parameters<Parameters<typeof deed.map>[0]>[0]

const parents = [
  { persona: mother, id: jenny },
  { persona: father, id: david },
] as const
type Parent = (typeof parents)[number]

const time = (hours: number) => `${String(hours).padStart(2, '0')}:00`

/** What one parent has, as what they were answered says: by week, the times of its days. */
type Own = Map<string, Map<string, string>>

/** Does a deed, and writes down what its answer promises. */
async function doing(world: World, { persona }: Parent, own: Own, one: Deed): Promise<string[]> {
  const start = monday(one.week)
  if (one.kind === 'submit') {
    const scheduleEntries = [entry(weekdays[one.weekday]!, time(one.hour), '15:00')]
    const schedule = { startDate: start, scheduleEntries, repeat: { everyWeeks: one.every, times: one.times } }
    const { data, errors } = await submit(world, persona, schedule)
    expect(errors).toEqual([])
    const weeks: { week: string; outcome: string }[] = data.submitCareSchedule.weeks
    for (const [n, { week: name, outcome }] of weeks.entries()) {
      const laid = daysAfter(start, 7 * one.every * n)
      expect(name).toBe(weekOf(laid))
      if (outcome !== 'SKIPPED_OTHER_GUARDIAN') own.set(laid, new Map([[daysAfter(laid, one.weekday), time(one.hour)]]))
    }
    return weeks.map(({ outcome }) => outcome)
  }
  if (one.kind === 'release') {
    const answer = verdict(await act(world, persona, 'releaseCareWeek', { placementId: ofNils, week: weekOf(start) }))
    if (answer === 'DONE') own.delete(start)
    return [answer]
  }
  const careDate = daysAfter(start, one.weekday)
  if (one.kind === 'clear') {
    const answer = verdict(await act(world, persona, 'clearCareDay', { placementId: ofNils, careDate }))
    if (answer === 'DONE') own.get(start)!.delete(careDate)
    return [answer]
  }
  const answer = verdict(await setDay(world, persona, careDate, { startTime: time(one.hour), endTime: '15:00' }))
  if (answer === 'DONE') own.set(start, (own.get(start) ?? new Map()).set(careDate, time(one.hour)))
  return [answer]
}

/** Whether the rows of a parent are what their answers promised, no more and no fewer. */
async function keepsPromise(world: World, { id }: Parent, own: Own): Promise<void> {
  const { days, weeks } = await rowsOf(world, id)
  expect(weeks.map((row) => row['startDate'])).toEqual([...own.keys()].toSorted())
  const promised = [...own.values()].flatMap((laid) => [...laid]).toSorted(([a], [b]) => (a < b ? -1 : 1))
  expect(days.map((row) => [row['careDate'], row['startTime']])).toEqual(promised)
}

const othersWeek = ['SKIPPED_OTHER_GUARDIAN', 'WEEK_OWNED_BY_OTHER_GUARDIAN']

describe('Two guardians in any interleaving', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('never lose a week, and never touch a row of each other', async () => {
    const turns = fc.array(fc.record({ whose: fc.constantFrom(0 as const, 1 as const), deed }), { minLength: 4, maxLength: 14 })
    let [refused, done] = [0, 0]
    await fc.assert(
      fc.asyncProperty(turns, async (all) => {
        await emptySchedule(world)
        const owns: [Own, Own] = [new Map(), new Map()]
        for (const { whose, deed: one } of all) {
          const others = whose === 0 ? 1 : 0
          const other = parents[others]
          const before = await rowsOf(world, other.id)
          const isOthers = owns[others].has(monday(one.week))
          const answers = await doing(world, parents[whose], owns[whose], one)
          expect(await rowsOf(world, other.id)).toEqual(before)
          expect(othersWeek.includes(answers[0]!)).toBe(isOthers)
          if (isOthers) refused++
          else done++
          await keepsPromise(world, parents[whose], owns[whose])
        }
      }),
      { numRuns: 15 },
    )
    expect(Math.min(refused, done)).toBeGreaterThan(5)
  }, 240_000)

  it('also at the same time, each on a connection of their own', async () => {
    const list = fc.array(deed, { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(list, list, async (hers, his) => {
        await emptySchedule(world)
        const owns: [Own, Own] = [new Map(), new Map()]
        const doAll = async (whose: 0 | 1, deeds: readonly Deed[]) => {
          for (const one of deeds) await doing(world, parents[whose], owns[whose], one)
        }
        await Promise.all([doAll(0, hers), doAll(1, his)])
        await keepsPromise(world, parents[0], owns[0])
        await keepsPromise(world, parents[1], owns[1])
      }),
      { numRuns: 15 },
    )
  }, 240_000)

  it('also past the rules: of two transactions the key lets one have a week, and no day in a week of the other', async () => {
    await emptySchedule(world)
    const child = `(select child_id from administration.placement where id = '${ofNils}')`
    const as = (owner: string) =>
      `select set_config('skolgraf.viewer_id', '${owner}', true), set_config('skolgraf.viewer_kind', 'PERSON', true),
        set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
    const claim = (
      owner: string,
    ) => `insert into administration.care_week (placement_id, child_id, owner_id, start_date, claimed_at)
      values ('${ofNils}', ${child}, '${owner}', '2026-11-30', now()) on conflict do nothing`
    const claiming = (owner: string) =>
      world.sql.begin(async (tx) => {
        await tx.unsafe(as(owner))
        const { count } = await tx.unsafe(claim(owner))
        await tx`select pg_sleep(0.1)`
        return count
      })
    expect((await Promise.all([claiming(jenny), claiming(david)])).toSorted()).toEqual([0, 1])
    const [{ ownerId } = {}] = await world.sql`select owner_id from administration.care_week`
    const [winner, loser] = ownerId === jenny ? [jenny, david] : [david, jenny]
    const past = (owner: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx.unsafe(as(owner))
        return (await tx.unsafe(statement)).count
      })
    const day = (
      owner: string,
    ) => `insert into administration.care_day (placement_id, child_id, owner_id, care_date, start_time, end_time)
      values ('${ofNils}', ${child}, '${owner}', '2026-12-01', '10:00', '11:00')`
    await expect(past(loser, day(loser))).rejects.toThrow('care_day_week_fk')
    await expect(past(loser, day(winner))).rejects.toThrow('row-level security')
    await expect(past(loser, claim(winner))).rejects.toThrow('row-level security')
    await expect(past(loser, `update administration.care_week set owner_id = '${loser}'`)).rejects.toThrow('permission denied')
    expect(await past(winner, day(winner))).toBe(1)
    expect(await past(loser, 'delete from administration.care_day')).toBe(0)
    expect(await past(loser, 'delete from administration.care_week')).toBe(0)
    await expect(past(marcus, claim(marcus).replace(child, `'${nils}'`))).rejects.toThrow('row-level security')
    expect(await past(marcus, 'select from administration.care_week')).toBe(0)
  })

  it('a schedule that is sent twice under a key is laid once, and answered the same', async () => {
    await emptySchedule(world)
    const schedule = { startDate: firstMonday, scheduleEntries: [entry('MANDAG')], repeat: { everyWeeks: 2, times: 3 } }
    const twice = await Promise.all([1, 2].map(() => submit(world, mother, schedule, { idempotencyKey: 'lay' })))
    expect(twice[0]!.data).toEqual(twice[1]!.data)
    expect(twice[0]!.data.submitCareSchedule.weeks.map(({ days }: { days: object[] }) => days.length)).toEqual([1, 1, 1])
    const [kept] = await world.sql`select count(*)::int from administration.attendance_schedule`
    expect(kept).toEqual({ count: 1 })
  })
})
