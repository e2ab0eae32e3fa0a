import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, groupId, slug } from '../../identity/demo/keys.ts'
import { act, did, everyone, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra, past, person, taught } from '../schedule/schedule.testing.ts'

const maths = activityId('ekhamraskolan/7A/Matematik')
const dutyId = (name: string) => demoId('Duty', `${slug(name)} at ekhamraskolan`)
const input = { activityId: maths, startDate: '2026-11-25' }

describe('A new teacher from Wednesday', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`update identity.activity_teacher set end_date = '2026-11-24' where activity_id = ${maths}`
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, is_grader, start_date)
      values (gen_random_uuid(), ${maths}, ${dutyId('Nadia Rahimi')}, true, '2026-11-25')`
    await world.sql`update identity.duty set end_date = '2026-12-31' where id = ${dutyId('Nadia Rahimi')}`
  })
  afterAll(() => world.stop())

  const renew = (persona: string, more: object = {}) =>
    act(world, persona, 'renewLessons', { ...input, ...more }, 'lessons { id startsAt version }')
  const teachersOn = (from: string, to: string) => world.sql`select distinct d.id as duty from administration.calendar_event e
    join administration.calendar_event_teacher t on t.calendar_event_id = e.id join identity.duty d on d.id = t.duty_id
    where e.activity_id = ${maths} and e.starts_at >= ${from} and e.starts_at < ${to}`

  it('is not in the schedule until the lessons are renewed', async () => {
    expect(await taught(world, 'principal', person('Nadia Rahimi'))).toEqual([])
    expect(await did(world, 'principal', 'renewLessons', { ...input, activityId: unknown })).toBe('NOT_FOUND')
    expect(verdict(await renew('principal', { startDate: '2026-11-21' }))).toBe('LESSON_PAST')
  })

  it('whoever schedules may renew them, as permittedScheduleActions says, and nobody else', async () => {
    const [lesson] = await world.sql`select id from administration.calendar_event where activity_id = ${maths} limit 1`
    const asked = `{ calendarEvent(id: "${lesson!['id']}") { activity { permittedScheduleActions } } }`
    for (const persona of everyone) {
      const found = (await world.ask(persona, asked)).data?.calendarEvent?.activity
      const isPermitted = found?.permittedScheduleActions?.includes('RENEW_LESSONS') ?? false
      const outcome = await did(world, persona, 'renewLessons', { ...input, startDate: '2027-06-01' })
      expect(isPermitted ? outcome === 'DONE' : ['FORBIDDEN', 'NOT_FOUND'].includes(outcome), `${persona}: ${outcome}`).toBe(true)
      expect(isPermitted, persona).toBe(['principal', 'school-admin'].includes(persona))
    }
  })

  it('takes over from that day, and a second time changes nothing', async () => {
    const { data } = await renew('school-admin')
    expect(data.renewLessons.userErrors).toEqual([])
    expect(data.renewLessons.lessons.length).toBeGreaterThan(1)
    for (const { startsAt, version } of data.renewLessons.lessons) {
      expect(startsAt > '2026-11-25').toBe(true)
      expect(version).toBe(2)
    }
    expect(await taught(world, 'principal', person('Nadia Rahimi'))).toEqual(['Matematik 7A'])
    expect(await teachersOn('2026-11-25', '2027-08-01')).toEqual([{ duty: dutyId('Nadia Rahimi') }])
    expect(await teachersOn('2026-11-01', '2026-11-25')).toEqual([{ duty: dutyId('Johan Lindqvist') }])
    const again = await renew('school-admin')
    expect(again.data.renewLessons).toEqual({ lessons: [], userErrors: [] })
  })

  it('leaves a substitute where one is', async () => {
    const [lesson] = await world.sql`select id from administration.calendar_event
      where activity_id = ${maths} and starts_at > '2026-11-25' order by starts_at limit 1`
    await world.sql`insert into administration.calendar_event_teacher
      (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id, is_substitute, is_participating)
      select e.id, e.starts_at, e.ends_at, false, d.person_id, d.id, true, false from administration.calendar_event e, identity.duty d
      where e.id = ${lesson!['id']} and d.id = ${dutyId('Sara Holmgren')}`
    expect((await renew('principal')).data.renewLessons).toEqual({ lessons: [], userErrors: [] })
    const asked = `{ calendarEvent(id: "${lesson!['id']}") { teachers { isSubstitute } } }`
    expect((await world.ask('principal', asked)).data.calendarEvent.teachers).toHaveLength(2)
  })

  it('brings new groups along, but not into a lesson they have already', async () => {
    const group = groupId('ekhamraskolan/7B')
    await world.sql`insert into identity.activity_group values (${maths}, ${group})`
    const [lesson] = await world.sql`select id, starts_at, ends_at from administration.calendar_event
      where activity_id = ${maths} and starts_at > '2026-11-25' order by starts_at limit 1`
    await world.sql`delete from administration.calendar_event_group where group_id = ${group}`
    await world.sql`insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
      values (${demoId('CalendarEvent', 'other')}, ${ekhamra}, ${activityId('ekhamraskolan/7B/Svenska')}, ${lesson!['startsAt']}, ${lesson!['endsAt']})`
    await world.sql`insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
      select id, starts_at, ends_at, false, ${group} from administration.calendar_event where id = ${demoId('CalendarEvent', 'other')}`
    const refused = await renew('principal', { isPupilClashAccepted: true })
    expect(verdict(refused)).toBe('GROUP_CLASH')
    const joined = () =>
      world.sql`select from administration.calendar_event_group g join administration.calendar_event e on e.id = g.calendar_event_id
        where g.group_id = ${group} and e.activity_id = ${maths}`
    expect(await joined()).toHaveLength(0)
    await world.sql`delete from administration.calendar_event where id = ${demoId('CalendarEvent', 'other')}`
    const { lessons } = (await renew('principal', { isPupilClashAccepted: true })).data.renewLessons
    expect(await joined()).toHaveLength(lessons.length)
    await world.sql`delete from identity.activity_group where activity_id = ${maths} and group_id = ${group}`
    expect((await renew('principal')).data.renewLessons.lessons).toHaveLength(lessons.length)
    expect(await joined()).toHaveLength(0)
  })

  it('takes nobody off a lesson who teaches it, past the rules either', async () => {
    const removing = `delete from administration.calendar_event_teacher where duty_id = '${dutyId('Nadia Rahimi')}'`
    for (const name of ['Monica Berglund', 'Johan Lindqvist', 'Lena Forsberg'])
      expect(await past(world, name, removing), name).toBe(0)
    const leaving = `delete from administration.calendar_event_group where group_id = '${groupId('ekhamraskolan/7A')}'`
    for (const name of ['Johan Lindqvist', 'Lena Forsberg']) expect(await past(world, name, leaving), name).toBe(0)
  })
})
