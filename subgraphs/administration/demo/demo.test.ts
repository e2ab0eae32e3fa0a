import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { roomNames, timetable } from './timetable.ts'

describe("The demo's schedule", () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('has four weeks of lessons at two schools, on school days', async () => {
    const weeks = await world.sql`select organisation_id, count(*)::int as count, count(distinct series_id)::int as series,
        min(starts_at) as first, max(starts_at) as last from administration.calendar_event group by 1 order by 2`
    expect(weeks.map(({ count, series }) => [count, count === 4 * series])).toEqual([[expect.any(Number), true], [expect.any(Number), true]]) // prettier-ignore
    for (const { count, first, last } of weeks) {
      expect(count).toBeGreaterThan(120)
      expect([first >= new Date('2026-11-02'), last < new Date('2026-11-28')]).toEqual([true, true])
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

  it('has rolls of the lessons that have been, with as much absence as schools have', async () => {
    const [shares] =
      await world.sql`select count(*)::int as count, avg((attendance_minutes = lesson_minutes)::int)::float8 as present,
      avg((valid_absence_minutes > 0)::int)::float8 as valid, avg((invalid_absence_minutes > late_minutes)::int)::float8 as unexcused,
      avg((late_minutes > 0)::int)::float8 as late from administration.attendance`
    const within = (share: number, least: number, most: number) => expect([share >= least, share <= most]).toEqual([true, true])
    within(shares!['count'], 4000, 10_000)
    within(shares!['present'], 0.88, 0.95)
    within(shares!['valid'], 0.02, 0.06)
    within(shares!['unexcused'], 0.01, 0.04)
    within(shares!['late'], 0.01, 0.04)
    const [lessons] = await world.sql`select count(*)::int as past, count(*) filter (where r.version is null)::int as uncalled,
        count(*) filter (where e.starts_at > '2026-11-22' and r.version is not null)::int as coming
      from administration.calendar_event e left join administration.lesson_report r on r.calendar_event_id = e.id where e.starts_at < '2026-11-22'`
    within(lessons!['uncalled'] / lessons!['past'], 0.02, 0.1)
    expect(lessons!['coming']).toBe(0)
  })

  it('has told of unexcused absence whom the school tells, as it would have', async () => {
    const due =
      await world.sql`select distinct concat_ws(' ', c.channel, r.person_id, a.student_id, (a.starts_at at time zone 'Europe/Stockholm')::date,
        case c.channel when 'APP' then a.calendar_event_id end) as notice
      from administration.attendance a cross join lateral access.notice_recipients(a.student_id) r cross join (values ('APP'), ('SMS')) c(channel)
      where a.invalid_absence_minutes > a.late_minutes and (c.channel = 'APP' or r.has_telephone)`
    const told = await world.sql`select concat_ws(' ', channel, recipient_id, about_id, absent_on, calendar_event_id) as notice
      from administration.notification`
    expect(told.map(({ notice }) => notice).toSorted()).toEqual(due.map(({ notice }) => notice).toSorted())
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
