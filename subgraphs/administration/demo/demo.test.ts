import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { roomNames, timetable } from './timetable.ts'

describe("The demo's schedule", () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('has two weeks of lessons at two schools, on school days', async () => {
    const weeks = await world.sql`select organisation_id, count(*)::int as count, count(distinct series_id)::int as series,
        min(starts_at) as first, max(starts_at) as last from administration.calendar_event group by 1 order by 2`
    expect(weeks.map(({ count, series }) => [count, count === 2 * series])).toEqual([[expect.any(Number), true], [expect.any(Number), true]]) // prettier-ignore
    for (const { count, first, last } of weeks) {
      expect(count).toBeGreaterThan(60)
      expect([first >= new Date('2026-11-16'), last < new Date('2026-11-28')]).toEqual([true, true])
    }
    const [{ size }] = (await world.sql`select pg_total_relation_size('administration.calendar_event')::int as size`) as [
      { size: number },
    ]
    expect(size).toBeLessThan(1_000_000)
  })

  it('has nobody in two places', async () => {
    const twice = await world.sql`select m.person_id from administration.calendar_event_group a
      join identity.group_membership m on m.group_id = a.group_id and m.end_date is null
      join identity.group_membership n on n.person_id = m.person_id and n.group_id <> m.group_id and n.end_date is null
      join administration.calendar_event_group b on b.group_id = n.group_id and b.starts_at < a.ends_at and b.ends_at > a.starts_at`
    expect(twice).toHaveLength(0)
  })

  it('has no room for what does not fit', () => {
    const activities = Array.from({ length: 40 }, (_, n) => ({
      ...{ id: `${n}`, displayName: `Matematik ${n}`, organisationId: 'school', groupIds: [`${n}`], teachers: [] },
    }))
    const placed = timetable(activities, () => [])
    expect(placed.length).toBe(120)
    expect(new Set(placed.map(({ room, weekday, lesson }) => `${room} ${weekday} ${lesson}`)).size).toBe(120)
    expect(timetable([...activities, ...activities, ...activities], () => ['one pupil']).length).toBe(25)
    expect(roomNames).toHaveLength(13)
  })
})
