import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId, demoId, slug } from '../../identity/demo/keys.ts'
import { did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra, past } from '../schedule/schedule.testing.ts'
import { attendanceHere, call, calls, forgotten, type Lesson, lessonsOf, minutesAt, minutesInto } from './attendance.testing.ts'

const maths = activityId('ekhamraskolan/7A/Matematik')
const dutyId = (name: string) => demoId('Duty', `${slug(name)} at ekhamraskolan`)

describe('The roll of a lesson', () => {
  let world: World
  let [first, second]: Lesson[] = []
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[first, second] = await lessonsOf(world, '7A/Matematik')
  })
  beforeEach(async () => {
    await forgotten(world)
    world.travel(minutesInto(first!, 5))
  })
  afterAll(() => world.stop())

  const rows = async () => (await world.sql`select from administration.attendance`).count
  const rollOf = async (persona: string, fields = 'entries { student { id } }') => {
    const { data, errors } = await world.ask(
      persona,
      `{ calendarEvent(id: "${first!.id}") { isReported permittedActions rollCall { version ${fields} } } }`,
    )
    return errors[0]?.extensions.code ?? data.calendarEvent
  }
  const report = (persona: string, name: string, from: number, until: number) => {
    const time = (minutes: number) => minutesInto(first!, minutes).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' }) // prettier-ignore
    const startDate = first!.startsAt.toISOString().slice(0, 10)
    return did(world, persona, 'reportAbsence', { personId: id(name), startDate, startTime: time(from), endTime: time(until) })
  }

  it('is called for the whole class at once, by the teacher', async () => {
    const before = await rollOf(
      'teacher',
      'reportedAt entries { lessonMinutes excusedMinutes suggestedStatus attendance { id } }',
    )
    const size = before.rollCall.entries.length
    expect([size > 15, before.isReported, before.rollCall.version, before.rollCall.reportedAt]).toEqual([true, false, 0, null])
    for (const entry of before.rollCall.entries)
      expect(entry).toEqual({ lessonMinutes: 60, excusedMinutes: 0, suggestedStatus: 'PRESENT', attendance: null })
    const entries = { 'Alva Bergström': ['OTHER_ACTIVITY'], 'Hugo Persson': ['ABSENT'], 'Ebba Wiklund': ['LATE', 10], 'Elin Strand': ['ABSENT', 20] } as const // prettier-ignore
    const { data } = await call(world, 'teacher', first!, entries)
    expect(data.callRoll).toEqual({ calendarEvent: { isReported: true, rollCall: { version: 1 } }, userErrors: [] })
    expect(await rows()).toBe(size)
    const minutes = await Promise.all(Object.keys(entries).map((name) => minutesAt(world, first!, name)))
    expect(minutes).toEqual(['0/0/0/60/0', '0/0/60/0/0', '50/0/10/0/10', '40/0/20/0/0'])
    const after = await rollOf(
      'teacher',
      'reportedAt reporter { id } entries { student { id } attendance { attendanceMinutes } }',
    )
    expect(after.rollCall).toMatchObject({
      reporter: { id: id('Johan Lindqvist') },
      reportedAt: minutesInto(first!, 5).toISOString(),
    })
    const present = after.rollCall.entries.filter((entry: any) => entry.attendance.attendanceMinutes === 60)
    expect(present).toHaveLength(size - 4)
  })

  it('is called by those whose lesson it is, as permittedActions says, and by nobody else', async () => {
    for (const persona of everyone) {
      const permitted = (await rollOf(persona))?.permittedActions ?? []
      const outcome = await calls(world, persona, first!)
      expect(outcome === 'DONE', `${persona}: ${outcome}`).toBe(persona === 'teacher')
      if (outcome !== 'DONE') expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(outcome)
      expect(permitted.includes('CALL_ROLL'), persona).toBe(persona === 'teacher')
    }
    for (const persona of everyone) {
      const roll = (await rollOf(persona))?.rollCall ?? null
      expect(roll !== null, persona).toBe(['teacher', 'principal', 'school-admin'].includes(persona))
    }
    const [teacher, administrator] = await Promise.all(['teacher', 'school-admin'].map(async (one) => (await rollOf(one)).rollCall.entries.map(({ student }: any) => student.id))) // prettier-ignore
    expect([teacher.includes(id('Elin Strand')), administrator.includes(id('Elin Strand'))]).toEqual([true, false])
    expect(administrator).toHaveLength(teacher.length - 1)
  })

  it('is called by a substitute on the days they were given, and no other', async () => {
    await world.sql`insert into identity.activity_teacher (id, activity_id, duty_id, start_date, end_date)
      values (gen_random_uuid(), ${maths}, ${dutyId('Nadia Rahimi')}, ${first!.startsAt}::date, ${first!.startsAt}::date)`
    expect(await calls(world, 'substitute', first!, { 'Hugo Persson': ['ABSENT'] })).toBe('DONE')
    expect(await minutesAt(world, first!, 'Hugo Persson')).toBe('0/0/60/0/0')
    world.travel(minutesInto(second!, 5))
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await calls(world, 'substitute', second!))
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await calls(world, 'substitute', first!, {}, { expectedVersion: 1 }))
    await world.sql`delete from identity.activity_teacher where duty_id = ${dutyId('Nadia Rahimi')} and start_date = ${first!.startsAt}::date`
  })

  it('counts as valid what has been reported, and no more', async () => {
    expect(await report('guardian', 'Alva Bergström', 0, 30)).toBe('DONE')
    const { rollCall } = await rollOf('teacher', 'entries { student { id } excusedMinutes suggestedStatus }')
    expect(rollCall.entries.find(({ student }: any) => student.id === id('Alva Bergström'))).toMatchObject({ excusedMinutes: 30, suggestedStatus: 'PRESENT' }) // prettier-ignore
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await minutesAt(world, first!, 'Alva Bergström')).toBe('0/30/30/0/0')
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': ['LATE', 40] }, { expectedVersion: 1 })).toBe('DONE')
    expect(await minutesAt(world, first!, 'Alva Bergström')).toBe('20/30/10/0/40')
  })

  it('of a lesson that was called is excused by a later report, where the unit has decided so', async () => {
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': ['ABSENT'] })).toBe('DONE')
    expect(await report('guardian', 'Alva Bergström', 10, 20)).toBe('DONE')
    expect(await minutesAt(world, first!, 'Alva Bergström')).toBe('0/0/60/0/0')
    const policy = {
      daysAhead: 1,
      maxConsecutiveDays: 1,
      isOwnReportEndable: false,
      leaveMentorMaxDays: 3,
      isLateReportExcusing: true,
    }
    expect(await did(world, 'principal', 'setAbsencePolicy', { organisationId: ekhamra, expectedVersion: 0, ...policy })).toBe(
      'DONE',
    )
    expect(await report('guardian', 'Alva Bergström', 20, 50)).toBe('DONE')
    expect(await minutesAt(world, first!, 'Alva Bergström')).toBe('0/40/20/0/0')
    const kept = await world.sql`select cause, revised_by_id, valid_absence_minutes from administration.attendance_revision`
    expect(kept).toEqual([{ cause: 'LATE_REPORT', revisedById: id('Jenny Bergström'), validAbsenceMinutes: 0 }])
  })

  it.each([
    [{ entries: [{ studentId: unknown, status: 'ABSENT' }] }, 'NOT_EXPECTED'],
    [{ entries: [{ studentId: id('Amina Warsame'), status: 'ABSENT' }] }, 'NOT_EXPECTED'],
    [{ entries: [{ studentId: id('Wilma Dahlgren'), status: 'ABSENT' }] }, 'NOT_EXPECTED'],
    [{ entries: ['PRESENT', 'ABSENT'].map((status) => ({ studentId: id('Alva Bergström'), status })) }, 'DUPLICATE'],
    [{ entries: [{ studentId: id('Alva Bergström'), status: 'LATE' }] }, 'MINUTES_INVALID'],
    [{ entries: [{ studentId: id('Alva Bergström'), status: 'LATE', minutes: 61 }] }, 'MINUTES_INVALID'],
    [{ entries: [{ studentId: id('Alva Bergström'), status: 'PRESENT', minutes: 5 }] }, 'MINUTES_INVALID'],
    [{ entries: [{ studentId: id('Alva Bergström'), status: 'PRESENT', absenceReason: 'Sjuk' }] }, 'ABSENCE_REASON_INVALID'],
    [{ entries: [{ studentId: id('Alva Bergström'), status: 'ABSENT', absenceReason: ' ' }] }, 'ABSENCE_REASON_INVALID'],
    [{ calendarEventId: unknown }, 'NOT_FOUND'], [{ calendarEventId: 'maths' }, 'NOT_FOUND'], [{ expectedVersion: 1 }, 'CONFLICT'],
  ])('is not called with %j', async (input, code) => {
    expect(await calls(world, 'teacher', first!, {}, input)).toBe(code)
    expect(await rows()).toBe(0)
  }) // prettier-ignore

  it('is not called before it begins, of what is cancelled, of what has none, or where another system is master', async () => {
    world.travel(minutesInto(first!, -1))
    expect(await calls(world, 'teacher', first!)).toBe('LESSON_NOT_BEGUN')
    world.travel(minutesInto(first!, 5))
    await world.sql`update administration.calendar_event set is_cancelled = true, cancel_reason = 'Sjuk' where id = ${first!.id}`
    expect(await calls(world, 'teacher', first!)).toBe('LESSON_CANCELLED')
    await world.sql`update administration.calendar_event set is_cancelled = false, cancel_reason = null where id = ${first!.id}`
    await world.sql`update identity.activity set activity_type = 'PROVAKTIVITET' where id = ${maths}`
    expect(await calls(world, 'teacher', first!)).toBe('LESSON_NOT_REPORTED_HERE')
    expect((await rollOf('teacher')).rollCall).toBeNull()
    await world.sql`update identity.activity set activity_type = 'UNDERVISNING' where id = ${maths}`
    await world.sql`insert into identity.master_system select gen_random_uuid(), ${ekhamra}, null, 'ATTENDANCE', id, '2020-01-01'
      from identity.source_system where code = 'skola24'`
    expect(await calls(world, 'teacher', first!)).toBe('MASTERED_ELSEWHERE')
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
    expect(await rows()).toBe(0)
  })

  it('keeps its lesson where it is: it is neither moved nor cancelled any more', async () => {
    expect(await calls(world, 'teacher', first!)).toBe('DONE')
    const [{ version }] = (await world.sql`select version from administration.calendar_event where id = ${first!.id}`) as any
    const given = { calendarEventId: first!.id, expectedVersion: version }
    expect(await did(world, 'principal', 'cancelLesson', { ...given, reason: 'Sjuk' })).toBe('LESSON_REPORTED')
    const to = { startDate: '2026-12-09', startTime: '08:20', endTime: '09:20' }
    expect(await did(world, 'principal', 'moveLesson', { ...given, ...to })).toBe('LESSON_REPORTED')
    await expect(world.sql`update administration.calendar_event set is_cancelled = true, cancel_reason = 'x' where id = ${first!.id}`).rejects.toThrow('lesson_report_held_fk') // prettier-ignore
  })

  it('changes nothing when it is sent again, with the same key or another, and CONFLICTs with what else was called', async () => {
    const entries = { 'Hugo Persson': ['ABSENT'] } as const
    const sent = await call(world, 'teacher', first!, entries, { idempotencyKey: 'one' })
    expect(verdict(sent)).toBe('DONE')
    const kept = await world.sql`select * from administration.attendance order by id`
    const notices = (await world.sql`select from administration.notification`).count
    const [changes] = await world.sql`select count(*)::int as count from administration.change`
    for (const key of ['one', 'two', undefined]) {
      const again = await call(world, 'teacher', first!, entries, { idempotencyKey: key })
      expect(again.data).toEqual(sent.data)
    }
    expect(await world.sql`select * from administration.attendance order by id`).toEqual(kept)
    expect((await world.sql`select from administration.notification`).count).toBe(notices)
    expect((await world.sql`select from administration.attendance_revision`).count).toBe(0)
    expect(await world.sql`select count(*)::int as count from administration.change`).toEqual([changes])
    expect(await calls(world, 'teacher', first!, {}, { idempotencyKey: 'one' })).toBe('BAD_USER_INPUT')
    expect(await calls(world, 'teacher', first!, {})).toBe('CONFLICT')
    expect(await calls(world, 'teacher', first!, {}, { expectedVersion: 1 })).toBe('DONE')
    const history = await world.sql`select cause, invalid_absence_minutes as invalid from administration.attendance_revision`
    expect(history).toEqual([{ cause: 'ROLL_CALL', invalid: 60 }])
  })

  it('may leave out whom nothing is called of yet', async () => {
    expect(await calls(world, 'teacher', first!, { 'Alva Bergström': ['PRESENT'] }, { isRestPresent: false })).toBe('DONE')
    expect(await rows()).toBe(1)
    expect(await calls(world, 'teacher', first!, {}, { expectedVersion: 1 })).toBe('DONE')
    expect(await rows()).toBeGreaterThan(15)
    expect((await world.sql`select from administration.attendance_revision`).count).toBe(0)
  })

  it('is of the pupils who are to be there: not of one left out, and of one who leaves early as long as that', async () => {
    const given = { calendarEventId: first!.id, studentId: id('Hugo Persson') }
    expect(await did(world, 'school-admin', 'setStudentException', { ...given, isParticipating: false })).toBe('DONE')
    expect(await calls(world, 'teacher', first!, { 'Hugo Persson': ['ABSENT'] })).toBe('NOT_EXPECTED')
    await world.sql`update administration.student_exception set is_participating = true, starts_at = ${first!.startsAt},
      ends_at = ${minutesInto(first!, 40)} where student_id = ${given.studentId}`
    expect(await calls(world, 'teacher', first!, { 'Hugo Persson': ['LATE', 15] })).toBe('DONE')
    expect(await minutesAt(world, first!, 'Hugo Persson')).toBe('25/0/15/0/15')
    await world.sql`delete from administration.student_exception`
  })

  it('is not called past the rules: not for others, in no other name, of nobody else, of no other lesson', async () => {
    const adding = (student: string, reporter: string, lesson = first!.id) => `insert into administration.attendance
      (id, student_id, calendar_event_id, starts_at, activity_id, organisation_id, lesson_minutes, attendance_minutes,
        valid_absence_minutes, invalid_absence_minutes, other_attendance_minutes, late_minutes, reporter_id, reported_at)
      select gen_random_uuid(), '${id(student)}', id, starts_at, activity_id, organisation_id, 60, 60, 0, 0, 0, 0, '${id(reporter)}', now()
      from administration.calendar_event where id = '${lesson}'`
    const [english] = await lessonsOf(world, '8A/Engelska')
    for (const [name, statement] of [
      ['Sara Holmgren', adding('Alva Bergström', 'Sara Holmgren')],
      ['Anders Hellström', adding('Alva Bergström', 'Anders Hellström')],
      ['Jenny Bergström', adding('Alva Bergström', 'Jenny Bergström')],
      ['Johan Lindqvist', adding('Alva Bergström', 'Sara Holmgren')],
      ['Johan Lindqvist', adding('Amina Warsame', 'Johan Lindqvist')],
      ['Johan Lindqvist', adding('Omid Rezai', 'Johan Lindqvist', english!.id)],
    ] as const)
      // prettier-ignore
      expect(await past(world, name, statement).catch(({ code }) => (code === '42501' ? 0 : code)), name).toBe(0)
    expect(await past(world, 'Johan Lindqvist', adding('Alva Bergström', 'Johan Lindqvist'))).toBe(1)
    await expect(past(world, 'Johan Lindqvist', 'delete from administration.attendance')).rejects.toThrow('permission denied')
  })
})
