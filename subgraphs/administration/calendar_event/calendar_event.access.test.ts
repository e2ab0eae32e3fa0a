import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, groupId, slug } from '../../identity/demo/keys.ts'
import { did, everyone, id } from '../../identity/keeping/keeping.testing.ts'
import { bjork, ekhamra, past } from '../schedule/schedule.testing.ts'

const maths7A = activityId('ekhamraskolan/7A/Matematik')
const december = { startDate: '2026-12-07', startTime: '08:20', endTime: '09:20' }

describe('Who schedules', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const lesson = async () => {
    const [found] = await world.sql`select id, version from administration.calendar_event
      where activity_id = ${maths7A} and starts_at > '2026-11-23' and not is_cancelled order by starts_at limit 1`
    return { calendarEventId: found!['id'] as string, expectedVersion: found!['version'] as number }
  }

  it('is who may, as permittedActions says, and nobody else', async () => {
    const asked = (calendarEventId: string) => `{ calendarEvent(id: "${calendarEventId}") { permittedActions } }`
    for (const persona of everyone) {
      const given = await lesson()
      const seen = (await world.ask(persona, asked(given.calendarEventId))).data?.calendarEvent
      const outcome = await did(world, persona, 'cancelLesson', { ...given, reason: 'Sjuk' })
      const isPermitted = seen?.permittedActions?.includes('CANCEL_LESSON') ?? false
      expect(isPermitted ? outcome === 'DONE' : ['FORBIDDEN', 'NOT_FOUND'].includes(outcome), `${persona}: ${outcome}`).toBe(true)
      if (isPermitted)
        expect(await did(world, persona, 'reinstateLesson', { ...given, expectedVersion: given.expectedVersion + 1 })).toBe(
          'DONE',
        )
      expect(isPermitted, persona).toBe(['principal', 'school-admin'].includes(persona))
    }
  })

  it('is also whoever is assigned to, at that school, and reaches no pupil by it', async () => {
    await world.sql`insert into identity.assignment_role (id, duty_id, group_id, assignment_role_type, start_date, end_date)
      values (gen_random_uuid(), ${demoId('Duty', `${slug('Nadia Rahimi')} at ekhamraskolan`)}, ${groupId('ekhamraskolan/7A')},
        'SCHEMALAGGARE', '2026-11-01', '2026-12-31')`
    const given = await lesson()
    const asked = `{ calendarEvent(id: "${given.calendarEventId}") { permittedActions expectedPupils { id } } }`
    const { permittedActions, expectedPupils } = (await world.ask('substitute', asked)).data.calendarEvent
    expect(permittedActions).toEqual([
      'MOVE_LESSON',
      'CANCEL_LESSON',
      'ASSIGN_SUBSTITUTE',
      'WITHDRAW_SUBSTITUTE',
      'SET_TEACHER_EXCEPTION',
    ])
    expect(expectedPupils).toEqual([])
    const input = { activityId: activityId('ekhamraskolan/9A/Bild'), ...december }
    expect(await did(world, 'substitute', 'scheduleLessons', input)).toBe('DONE')
    const [theirs] =
      await world.sql`select activity_id from administration.calendar_event where organisation_id = ${bjork} limit 1`
    expect(await did(world, 'substitute', 'scheduleLessons', { ...input, activityId: theirs!['activityId'] })).toBe('NOT_FOUND')
    const student = { calendarEventId: given.calendarEventId, studentId: id('Alva Bergström'), isParticipating: false }
    expect(await did(world, 'substitute', 'setStudentException', student)).toBe('FORBIDDEN')
    world.travel('2027-01-11')
    expect(await did(world, 'substitute', 'scheduleLessons', { ...input, startDate: '2027-01-12' })).toBe('FORBIDDEN')
    world.travel()
  })

  it('is the master, where that is another system', async () => {
    await world.sql`insert into identity.master_system select gen_random_uuid(), ${ekhamra}, null, 'SCHEDULE', id, '2020-01-01'
      from identity.source_system where code = 'skola24'`
    const input = { activityId: maths7A, ...december }
    expect(await did(world, 'principal', 'scheduleLessons', input)).toBe('MASTERED_ELSEWHERE')
    expect(await did(world, 'principal', 'addRoom', { organisationId: ekhamra, displayName: 'Aulan' })).toBe('MASTERED_ELSEWHERE')
    await world.sql`delete from identity.master_system where domain = 'SCHEDULE'`
  })

  it('is asked past the rules too', async () => {
    const [event] = await world.sql`select id from administration.calendar_event where organisation_id = ${ekhamra}
      and starts_at > '2026-11-23' order by id limit 1`
    const cancelling = `update administration.calendar_event set is_cancelled = true, cancel_reason = 'x' where id = '${event!['id']}'`
    for (const name of ['Johan Lindqvist', 'Lena Forsberg', 'Jenny Bergström'])
      expect(await past(world, name, cancelling), name).toBe(0)
    const adding = (activity: string, unit: string) => `insert into administration.calendar_event
      (id, organisation_id, activity_id, starts_at, ends_at) values (gen_random_uuid(), '${unit}', '${activity}', '2026-12-07T10:20Z', '2026-12-07T11:20Z')`
    for (const [name, unit] of [
      ['Johan Lindqvist', ekhamra],
      ['Lena Forsberg', bjork],
      ['Lena Forsberg', ekhamra],
    ] as const)
      // prettier-ignore
      await expect(past(world, name, adding(maths7A, unit)), name).rejects.toThrow('row-level security')
    const [other] = await world.sql`select id from identity."group" where organisation_id = ${bjork} limit 1`
    const joining = `insert into administration.calendar_event_group (calendar_event_id, starts_at, ends_at, is_cancelled, group_id)
      select id, starts_at, ends_at, is_cancelled, '${other!['id']}' from administration.calendar_event where id = '${event!['id']}'`
    for (const name of ['Monica Berglund', 'Anders Hellström'])
      await expect(past(world, name, joining), name).rejects.toThrow('row-level security')
    const teaching = (who: string) => `insert into administration.calendar_event_teacher
      (calendar_event_id, starts_at, ends_at, is_cancelled, teacher_id, duty_id)
      select id, starts_at, ends_at, is_cancelled, '${id(who)}', '${demoId('Duty', `${slug(who)} at ekhamraskolan`)}'
      from administration.calendar_event where id = '${event!['id']}'`
    for (const name of ['Monica Berglund', 'Nadia Rahimi'])
      await expect(past(world, 'Monica Berglund', teaching(name)), name).rejects.toThrow('row-level security')
  })
})
