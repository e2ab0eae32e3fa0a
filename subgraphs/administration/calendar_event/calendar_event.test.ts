import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, groupId } from '../../identity/demo/keys.ts'
import { act, did, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { bjork, ekhamra } from '../schedule/schedule.testing.ts'

const [maths7A, maths7B, svenska7A, spanska7] = ['7A/Matematik', '7B/Matematik', '7A/Svenska', 'Spanska 7/Spanska'].map((key) => activityId(`ekhamraskolan/${key}`)) // prettier-ignore
const december = { startDate: '2026-12-07', startTime: '08:20', endTime: '09:20' }
const selected = 'lessons { id startsAt endsAt version permittedActions } skippedOn'

describe('Scheduling', () => {
  let world: World
  let rooms: Record<string, string>
  beforeAll(async () => {
    world = await openWorld()
    const found = await world.sql`select display_name, id from administration.room where organisation_id = ${ekhamra}`
    rooms = Object.fromEntries(found.map((row) => [row['displayName'], row['id']]))
  })
  beforeEach(() => world.travel())
  afterAll(() => world.stop())

  const add = (persona: string, input: object = {}) =>
    act(world, persona, 'scheduleLessons', { activityId: maths7A, ...december, ...input }, selected)
  const added = async (input: object = {}): Promise<{ id: string; version: number }> => {
    const { data } = await add('principal', input)
    expect(data.scheduleLessons.userErrors).toEqual([])
    return data.scheduleLessons.lessons[0]
  }

  it('repeats by the clock on the wall and skips when nobody is taught', async () => {
    const spring = { startDate: '2027-02-22', repeat: { everyWeeks: 1, times: 7 } }
    const { data } = await add('school-admin', spring)
    expect(data.scheduleLessons.userErrors).toEqual([])
    expect(data.scheduleLessons.lessons.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      ...['2027-02-22T07:20:00.000Z', '2027-03-08T07:20:00.000Z', '2027-03-15T07:20:00.000Z', '2027-03-22T07:20:00.000Z'],
      ...['2027-03-29T06:20:00.000Z', '2027-04-05T06:20:00.000Z'],
    ])
    expect(data.scheduleLessons.skippedOn).toEqual(['2027-03-01'])
    const { data: fortnightly } = await add('school-admin', {
      ...{ startDate: '2026-12-08', repeat: { everyWeeks: 2, endDate: '2027-01-20' } },
    })
    expect(fortnightly.scheduleLessons.lessons).toHaveLength(2)
    expect(fortnightly.scheduleLessons.skippedOn).toEqual(['2026-12-22', '2027-01-05'])
  })

  it.each([
    [{ activityId: unknown }, 'NOT_FOUND'],
    [{ startDate: '2026-11-20' }, 'LESSON_PAST'],
    [{ startDate: '2026-12-12' }, 'NOT_A_SCHOOL_DAY'],
    [{ startDate: '2026-12-28' }, 'NOT_A_SCHOOL_DAY'],
    [{ startTime: '8:20' }, 'TIME_INVALID'],
    [{ endTime: '08:20' }, 'TIME_INVALID'],
    [{ repeat: { everyWeeks: 1 } }, 'REPEAT_INVALID'],
    [{ repeat: { everyWeeks: 0, times: 2 } }, 'REPEAT_INVALID'],
    [{ repeat: { everyWeeks: 1, times: 61 } }, 'REPEAT_INVALID'],
    [{ repeat: { everyWeeks: 1, endDate: '2026-12-01' } }, 'REPEAT_INVALID'],
    [{ roomIds: [unknown] }, 'ROOM_NOT_FOUND'],
    [{ roomIds: [demoId('Room', 'elsewhere')] }, 'ROOM_NOT_FOUND'],
    [{ resourceIds: ['cart'] }, 'RESOURCE_NOT_FOUND'],
  ])('does not add %j', async (wrong, code) => expect(verdict(await add('principal', wrong))).toBe(code))

  it('does not use the rooms of another school', async () => {
    const [theirs] = await world.sql`select id from administration.room where organisation_id = ${bjork} limit 1`
    expect(verdict(await add('principal', { roomIds: [theirs!['id']] }))).toBe('ROOM_NOT_FOUND')
  })

  it('refuses room, teacher and group twice, and says neither whose nor who', async () => {
    const day = { ...december, startDate: '2026-12-09' }
    await added({ ...day, roomIds: [rooms['Sal 1']] })
    const later = { ...day, startTime: '09:00', endTime: '10:00' }
    const clash = async (input: object) => {
      const answer = await add('school-admin', { ...later, ...input })
      expect(answer.data.scheduleLessons).toMatchObject({ lessons: [], skippedOn: [] })
      return [verdict(answer), answer.data.scheduleLessons.userErrors[0].message]
    }
    expect(await clash({ activityId: maths7B })).toEqual(['TEACHER_CLASH', 'A teacher has another lesson at one of these times.'])
    expect((await clash({ activityId: svenska7A }))[0]).toBe('GROUP_CLASH')
    const fourth = activityId('ekhamraskolan/4A/Matematik')
    expect((await clash({ activityId: fourth, roomIds: [rooms['Sal 1']] }))[0]).toBe('ROOM_CLASH')
    expect(verdict(await add('principal', { activityId: fourth, ...later, startTime: '09:20', roomIds: [rooms['Sal 1']] }))).toBe('DONE') // prettier-ignore
  })

  it('tells of pupils in two places by group, and puts up with it where that is meant', async () => {
    const day = { startDate: '2026-12-10', startTime: '08:20', endTime: '09:20' }
    await added(day)
    const answer = await add('school-admin', { ...day, activityId: spanska7 })
    expect(verdict(answer)).toBe('PUPIL_CLASH')
    expect(answer.data.scheduleLessons.userErrors[0].message).toContain('7A on 2026-12-10')
    expect(verdict(await add('school-admin', { ...day, activityId: spanska7, isPupilClashAccepted: true }))).toBe('DONE')
  })

  it('says nothing of a protected pupil to who does not see them', async () => {
    const [group, only] = [groupId('ekhamraskolan/Tyska 8-9'), activityId('ekhamraskolan/Tyska 8-9/Tyska')]
    await world.sql`delete from identity.group_membership where group_id = ${group}`
    await world.sql`insert into identity.group_membership (id, group_id, person_id, start_date)
      values (gen_random_uuid(), ${group}, ${id('Elin Strand')}, '2026-08-01')`
    const day = { startDate: '2026-12-11', startTime: '10:20', endTime: '11:20' }
    await added(day)
    expect(verdict(await add('principal', { ...day, activityId: only }))).toBe('PUPIL_CLASH')
    expect(verdict(await add('school-admin', { ...day, activityId: only }))).toBe('DONE')
  })

  it('lets one of two at once have the room, whoever else writes', async () => {
    const fourth = activityId('ekhamraskolan/4A/Matematik')
    const day = { startDate: '2026-12-14', roomIds: [rooms['Sal 2']], isPupilClashAccepted: true }
    const both = await Promise.all([add('principal', day), add('school-admin', { ...day, activityId: fourth })])
    expect(both.map(verdict).toSorted()).toEqual(['DONE', 'ROOM_CLASH'])
    const [event, other] = [demoId('CalendarEvent', 'one'), demoId('CalendarEvent', 'other')]
    for (const one of [event, other])
      await world.sql`insert into administration.calendar_event (id, organisation_id, activity_id, starts_at, ends_at)
        values (${one}, ${ekhamra}, ${maths7A!}, '2026-12-15T07:20Z', '2026-12-15T08:20Z')`
    const copy = (table: string, column: string, one: string) =>
      world.sql.unsafe(`insert into administration.${table} (calendar_event_id, starts_at, ends_at, is_cancelled, ${column})
        select id, starts_at, ends_at, is_cancelled, '${rooms['Sal 3']}'${column.includes(',') ? ", '" + unknown + "'" : ''}
        from administration.calendar_event where id = '${one}'`)
    for (const [table, column] of [
      ['calendar_event_room', 'room_id'],
      ['calendar_event_group', 'group_id'],
      ['calendar_event_teacher', 'teacher_id, duty_id'],
    ] as const) {
      // prettier-ignore
      const done = await Promise.allSettled([copy(table, column, event), copy(table, column, other)])
      expect(done.map(({ status }) => status).toSorted(), table).toEqual(['fulfilled', 'rejected'])
      const refused = done.find((one) => one.status === 'rejected') as PromiseRejectedResult
      expect(['23P01', '40P01']).toContain(refused.reason.code)
    }
    const kept =
      await world.sql`select conname from pg_constraint where contype = 'x' and conname like 'calendar_event%' order by 1`
    expect(kept.map((row) => row['conname'])).toEqual(['group', 'resource', 'room', 'teacher'].map((kind) => `calendar_event_${kind}_clash`)) // prettier-ignore
  })

  it('moves a lesson with all it has, and only as it was read', async () => {
    const { id: calendarEventId, version } = await added({ startDate: '2026-12-16', roomIds: [rooms['Sal 4']] })
    const move = (input: object, persona = 'principal') =>
      did(world, persona, 'moveLesson', {
        calendarEventId,
        expectedVersion: version,
        ...december,
        startDate: '2026-12-17',
        ...input,
      })
    expect(await move({ startDate: '2026-12-19' })).toBe('NOT_A_SCHOOL_DAY')
    expect(await move({ startDate: '2026-11-02' })).toBe('LESSON_PAST')
    expect(await move({ endTime: '08:00' })).toBe('TIME_INVALID')
    expect(await move({ calendarEventId: unknown })).toBe('NOT_FOUND')
    expect(await move({}, 'principal-other-school')).toBe('NOT_FOUND')
    expect(await move({}, 'teacher')).toBe('FORBIDDEN')
    expect(await move({})).toBe('DONE')
    expect(await move({})).toBe('CONFLICT')
    const [copied] =
      await world.sql`select starts_at from administration.calendar_event_room where calendar_event_id = ${calendarEventId}`
    expect(copied!['startsAt'].toISOString()).toBe('2026-12-17T07:20:00.000Z')
    const inTheWay = { activityId: svenska7A, ...december, startDate: '2026-12-17' }
    expect(verdict(await add('principal', inTheWay))).toBe('GROUP_CLASH')
    const other = await added({ ...inTheWay, startTime: '10:20', endTime: '11:20' })
    const onto = { calendarEventId: other.id, expectedVersion: other.version, roomIds: [] }
    expect(await move(onto)).toBe('GROUP_CLASH')
  })

  it('cancels, which frees what the lesson had, and reinstates what nothing has taken the place of', async () => {
    const { id: calendarEventId, version } = await added({ startDate: '2026-12-18' })
    const cancel = (persona: string, input: object = {}) =>
      did(world, persona, 'cancelLesson', { calendarEventId, expectedVersion: version, reason: ' Friluftsdag ', ...input })
    expect(await cancel('principal', { reason: ' ' })).toBe('REASON_INVALID')
    expect(await cancel('school-admin')).toBe('DONE')
    expect(await cancel('school-admin')).toBe('LESSON_CANCELLED')
    const asked = `{ calendarEvent(id: "${calendarEventId}") { isCancelled cancelReason } }`
    expect((await world.ask('guardian', asked)).data.calendarEvent).toEqual({ isCancelled: true, cancelReason: 'Friluftsdag' })
    expect((await world.ask('guardian-other-school', asked)).data.calendarEvent).toBeNull()
    const other = await added({ activityId: maths7B, startDate: '2026-12-18' })
    const back = { calendarEventId, expectedVersion: version + 1 }
    expect(await did(world, 'principal', 'reinstateLesson', back)).toBe('TEACHER_CLASH')
    expect(await cancel('principal', { calendarEventId: other.id, expectedVersion: other.version })).toBe('DONE')
    expect(await did(world, 'principal', 'reinstateLesson', back)).toBe('DONE')
    expect(await did(world, 'principal', 'reinstateLesson', back)).toBe('NOT_CANCELLED')
  })
})
