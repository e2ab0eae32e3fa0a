import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, slug } from '../../identity/demo/keys.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { past, person, taught, weekOf } from '../schedule/schedule.testing.ts'

const maths = activityId('ekhamraskolan/7A/Matematik')
const dutyId = (name: string) => demoId('Duty', `${slug(name)} at ekhamraskolan`)

describe('Exceptions at a lesson', () => {
  let world: World
  let calendarEventId: string
  beforeAll(async () => {
    world = await openWorld()
    const [lesson] = await world.sql`select id from administration.calendar_event
      where activity_id = ${maths} and starts_at > '2026-11-23' order by starts_at limit 1`
    calendarEventId = lesson!['id']
  })
  afterAll(() => world.stop())

  const of = async (persona: string, name: string, fields: string) => {
    const { lessons } = await weekOf(world, persona, person(name), `id ${fields}`)
    return lessons.find((one: { id: string }) => one.id === calendarEventId)
  }
  const substitute = (persona: string, name: string, act = 'assignSubstitute') =>
    did(world, persona, act, { calendarEventId, dutyId: dutyId(name) })
  const teacher = (input: object, persona = 'principal', name = 'Johan Lindqvist') =>
    did(world, persona, 'setTeacherException', { calendarEventId, dutyId: dutyId(name), isParticipating: true, ...input })

  it('a substitute teaches the activity that day, first', async () => {
    expect(await substitute('school-admin', 'Nadia Rahimi')).toBe('NOT_TEACHING')
    expect(await substitute('school-admin', 'Johan Lindqvist')).toBe('ALREADY_TEACHING')
    expect(await did(world, 'school-admin', 'assignSubstitute', { calendarEventId, dutyId: unknown })).toBe('NOT_TEACHING')
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, start_date, end_date)
      values (gen_random_uuid(), ${maths}, ${dutyId('Nadia Rahimi')}, '2026-11-23', '2026-11-29')`
    expect(await substitute('teacher', 'Nadia Rahimi')).toBe('FORBIDDEN')
    expect(await substitute('school-admin', 'Nadia Rahimi')).toBe('DONE')
    expect(await substitute('school-admin', 'Nadia Rahimi')).toBe('ALREADY_TEACHING')
    expect(await teacher({ isParticipating: false })).toBe('DONE')
    const { teachers } = await of('pupil', 'Alva Bergström', 'teachers { duty { id } isSubstitute isParticipating }')
    expect(teachers).toEqual([
      { duty: { id: dutyId('Johan Lindqvist') }, isSubstitute: false, isParticipating: false },
      { duty: { id: dutyId('Nadia Rahimi') }, isSubstitute: true, isParticipating: true },
    ])
    expect(await taught(world, 'principal', person('Nadia Rahimi'))).toEqual(['Matematik 7A'])
    expect(await of('principal', 'Johan Lindqvist', '')).toBeUndefined()
  })

  it('who is away may be elsewhere, and not be back before that is over', async () => {
    const [at] = await world.sql`select starts_at, ends_at from administration.calendar_event where id = ${calendarEventId}`
    const [startTime, endTime] = [at!['startsAt'], at!['endsAt']].map((when: Date) => when.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' })) // prettier-ignore
    const day = at!['startsAt'].toISOString().slice(0, 10)
    const elsewhere = {
      activityId: activityId('ekhamraskolan/7B/Matematik'),
      startDate: day,
      startTime,
      endTime,
      isPupilClashAccepted: true,
    }
    await world.sql`delete from administration.calendar_event_group where group_id in (select group_id from identity.activity_group where activity_id = ${elsewhere.activityId})`
    expect(await did(world, 'principal', 'scheduleLessons', elsewhere)).toBe('DONE')
    expect(await teacher({ isParticipating: true })).toBe('TEACHER_CLASH')
    expect(await substitute('school-admin', 'Nadia Rahimi', 'withdrawSubstitute')).toBe('DONE')
    expect(await substitute('school-admin', 'Nadia Rahimi', 'withdrawSubstitute')).toBe('NOT_SUBSTITUTE')
    expect(await substitute('principal', 'Johan Lindqvist', 'withdrawSubstitute')).toBe('NOT_SUBSTITUTE')
    expect(await teacher({ isParticipating: false, startTime, endTime })).toBe('TIME_INVALID')
    expect(await teacher({ startTime: '07:00', endTime })).toBe('TIME_INVALID')
    expect(await teacher({ isParticipating: true }, 'principal', 'Sara Holmgren')).toBe('NOT_TEACHING')
  })

  const student = (persona: string, name: string, input: object = { isParticipating: false }) =>
    did(world, persona, 'setStudentException', { calendarEventId, studentId: id(name), ...input })

  it('a pupil is left out of the lesson, and only those around the pupil see that', async () => {
    expect(await student('teacher', 'Alva Bergström')).toBe('FORBIDDEN')
    expect(await student('guardian', 'Alva Bergström')).toBe('FORBIDDEN')
    expect(await student('school-admin', 'Amina Warsame')).toBe('NOT_EXPECTED')
    expect(await student('school-admin', 'Alva Bergström', { isParticipating: true })).toBe('TIME_INVALID')
    expect(await student('school-admin', 'Alva Bergström')).toBe('DONE')
    expect(await of('pupil', 'Alva Bergström', '')).toBeUndefined()
    const fields = 'studentExceptions { student { id } isParticipating } expectedPupils { id }'
    const told = async (persona: string, name = 'Johan Lindqvist') => {
      const query = `{ calendarEvent(id: "${calendarEventId}") { ${fields} } }`
      const { studentExceptions } = (await world.ask(persona, query)).data.calendarEvent
      return [studentExceptions.length, name]
    }
    for (const persona of ['guardian', 'pupil', 'teacher', 'principal']) expect((await told(persona))[0], persona).toBe(1)
    for (const persona of ['protected-guardian', 'authority-admin', 'former-teacher'])
      expect((await told(persona))[0], persona).toBe(0)
    const clear = { calendarEventId, studentId: id('Alva Bergström') }
    expect(await did(world, 'principal', 'clearStudentException', clear)).toBe('DONE')
    expect(await did(world, 'principal', 'clearStudentException', clear)).toBe('NO_EXCEPTION')
    expect(await of('pupil', 'Alva Bergström', '')).toBeDefined()
  })

  it('a protected pupil is decided about by the principal, and to others is not there', async () => {
    expect(await student('school-admin', 'Elin Strand')).toBe('NOT_EXPECTED')
    expect(await did(world, 'school-admin', 'setStudentException', { calendarEventId, studentId: unknown, isParticipating: false })).toBe('NOT_EXPECTED') // prettier-ignore
    expect(await student('principal', 'Elin Strand')).toBe('DONE')
    const asked = `{ calendarEvent(id: "${calendarEventId}") { studentExceptions { isParticipating startsAt } } }`
    expect((await world.ask('school-admin', asked)).data.calendarEvent.studentExceptions).toEqual([])
    expect((await world.ask('mentor', asked)).data.calendarEvent.studentExceptions).toHaveLength(1)
    const [noted] = await world.sql`select count(*)::int as count from identity.read_event
      where subject_id = ${id('Elin Strand')} and field = 'StudentException.isParticipating'`
    expect(noted!['count']).toBe(1)
    expect(await did(world, 'school-admin', 'clearStudentException', { calendarEventId, studentId: id('Elin Strand') })).toBe(
      'NO_EXCEPTION',
    )
  })

  it('of an own child is for somebody else to decide', async () => {
    expect(await student('school-admin', 'Hugo Persson')).toBe('DONE')
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${id('Hugo Persson')}, ${id('Monica Berglund')}, 'VARDNADSHAVARE', '2020-01-01')`
    expect(await student('school-admin', 'Hugo Persson')).toBe('OWN_CHILD')
    const clear = { calendarEventId, studentId: id('Hugo Persson') }
    expect(await did(world, 'school-admin', 'clearStudentException', clear)).toBe('OWN_CHILD')
    await expect(past(world, 'Monica Berglund', `insert into administration.student_exception values ('${calendarEventId}', '${id('Hugo Persson')}', false)`)).rejects.toThrow(/row-level security/) // prettier-ignore
    expect(await did(world, 'principal', 'clearStudentException', clear)).toBe('DONE')
    await world.sql`delete from identity.responsible where pupil_id = ${id('Hugo Persson')} and person_id = ${id('Monica Berglund')}`
  })

  it('is walled past the rules', async () => {
    const insert = (pupil: string) =>
      `insert into administration.student_exception values ('${calendarEventId}', '${id(pupil)}', false)`
    for (const [name, pupil] of [
      ['Johan Lindqvist', 'Hugo Persson'],
      ['Monica Berglund', 'Elin Strand'],
      ['Lena Forsberg', 'Hugo Persson'],
    ] as const)
      // prettier-ignore
      await expect(past(world, name, insert(pupil)), name).rejects.toThrow(/row-level security|duplicate key/)
    expect(await past(world, 'Monica Berglund', 'select from administration.student_exception')).toBe(0)
    expect(await past(world, 'Peter Strand', 'select from administration.student_exception')).toBe(0)
  })
})
