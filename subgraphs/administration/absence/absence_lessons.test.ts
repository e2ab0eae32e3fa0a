import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { ekhamra, past } from '../schedule/schedule.testing.ts'

const [alva, elin] = [id('Alva Bergström'), id('Elin Strand')]
const [monday, tuesday] = ['2026-11-23', '2026-11-24'] as const
const at = (time: string, day: string = monday) => new Date(`${day}T${time}:00+01:00`)

describe('Absence from lessons', () => {
  let world: World
  let lessons: Record<string, string>
  const lesson = (name: string) => lessons[name]!

  beforeAll(async () => {
    world = await openWorld()
    await world.sql`delete from identity.master_system where domain = 'ATTENDANCE'`
    const found =
      await world.sql`select e.id, a.display_name, extract(isodow from e.starts_at at time zone 'Europe/Stockholm')::int as day
      from administration.calendar_event e join identity.activity a on a.id = e.activity_id
      where e.starts_at > ${at('00:00')} and e.organisation_id = ${ekhamra}`
    lessons = Object.fromEntries(found.map(({ id: key, displayName, day }) => [`${displayName} ${day}`, key]))
  })
  beforeEach(async () => {
    world.travel(at('07:30'))
    for (const table of ['absence_comment', 'absence', 'absence_policy', 'student_exception'])
      await world.sql.unsafe(`delete from administration.${table}`)
  })
  afterAll(() => world.stop())

  const report = (persona: string, named: readonly string[], input: object = {}) =>
    act(
      world,
      persona,
      'reportAbsence',
      { personId: alva, startDate: monday, lessonIds: named.map((name) => lessons[name] ?? name), ...input },
      'absences { startsAt endsAt isWholeDay lessonName calendarEvent { id } }',
    )
  const reports = async (...given: Parameters<typeof report>) => verdict(await report(...given))
  const seen = async (persona: string, pupil = alva) => {
    const query = `{ person(id: "${pupil}") { absences { edges { node { lessonName startsAt } } } } }`
    const { data, errors } = await world.ask(persona, query)
    return errors[0]?.extensions.code ?? data.person?.absences.edges.map(({ node }: any) => node.lessonName ?? 'day') ?? null
  }
  const decide = (input: object) =>
    did(world, 'principal', 'setAbsencePolicy', {
      ...{ organisationId: ekhamra, expectedVersion: 0, daysAhead: 1, maxConsecutiveDays: 2 },
      ...{ isOwnReportEndable: false, leaveMentorMaxDays: 3, ...input },
    })
  const excepted = (name: string, part: readonly [string, string] | null) =>
    world.sql`insert into administration.student_exception (calendar_event_id, student_id, is_participating, starts_at, ends_at)
      values (${lesson(name)}, ${alva}, ${part !== null}, ${part && at(part[0])}, ${part && at(part[1])})`

  it('is reported for those that are chosen, as long as the pupil is expected there', async () => {
    await excepted('SO 7A 1', ['10:00', '10:30'])
    const { data } = await report('guardian', ['NO 7A 1', 'SO 7A 1', 'NO 7A 1'])
    expect(data.reportAbsence).toEqual({
      absences: [
        { startsAt: '2026-11-23T09:00:00.000Z', endsAt: '2026-11-23T09:30:00.000Z', isWholeDay: false, lessonName: 'SO 7A', calendarEvent: { id: lesson('SO 7A 1') } },
        { startsAt: '2026-11-23T10:00:00.000Z', endsAt: '2026-11-23T11:00:00.000Z', isWholeDay: false, lessonName: 'NO 7A', calendarEvent: { id: lesson('NO 7A 1') } },
      ],
      userErrors: [],
    }) // prettier-ignore
    for (const persona of [
      'guardian',
      'guardian-other-parent',
      'pupil',
      'mentor',
      'principal',
      'school-admin',
      'special-educator',
    ])
      expect(await seen(persona), persona).toEqual(['NO 7A', 'SO 7A'])
  })

  it('is one, whoever reports it', async () => {
    const both = await Promise.all([reports('guardian', ['NO 7A 1']), reports('guardian-other-parent', ['NO 7A 1'])])
    expect(both.toSorted()).toEqual(['ALREADY_REPORTED', 'DONE'])
    expect(await reports('guardian-other-parent', ['SO 7A 1', 'NO 7A 1'])).toBe('ALREADY_REPORTED')
    expect(await reports('guardian-other-parent', [], { lessonIds: null })).toBe('ALREADY_REPORTED')
    expect(await seen('guardian')).toEqual(['NO 7A'])
    expect(await reports('guardian-other-parent', ['SO 7A 1'])).toBe('DONE')
  })

  it.each([
    [['Matematik 7B 1'], 'LESSON_NOT_FOUND'], [['NO 7A 2'], 'LESSON_NOT_FOUND'], [['NO 7A 1', 'NO 7A 2'], 'LESSON_NOT_FOUND'],
    [[unknown], 'LESSON_NOT_FOUND'], [['NO'], 'LESSON_NOT_FOUND'], [[], 'LESSON_NOT_FOUND'], [Array(61).fill('NO 7A 1').map((one, n) => n ? `x${n}` : one), 'LESSON_NOT_FOUND'],
  ])('is not reported from what is no lesson of the pupil on the day: %j', async (named, code) => {
    expect(await reports('guardian', named as string[])).toBe(code)
    expect(await world.sql`select from administration.absence`).toHaveLength(0)
  }) // prettier-ignore

  it('is not reported from a lesson the pupil is excepted from, that is cancelled, or together with times', async () => {
    await excepted('NO 7A 1', null)
    expect(await reports('guardian', ['NO 7A 1'])).toBe('LESSON_NOT_FOUND')
    const cancel = (is: boolean) =>
      world.sql`update administration.calendar_event set is_cancelled = ${is}, cancel_reason = ${is ? 'Sjuk lärare' : null}
        where id = ${lesson('SO 7A 1')}`
    await cancel(true)
    expect(await reports('guardian', ['SO 7A 1'])).toBe('LESSON_CANCELLED')
    expect(await did(world, 'mentor', 'registerAbsence', { personId: alva, startDate: monday, lessonIds: [lesson('SO 7A 1')] })).toBe('LESSON_CANCELLED')
    await cancel(false)
    expect(await reports('guardian', ['SO 7A 1'], { startTime: '09:00', endTime: '10:00' })).toBe('TIMES_INVALID')
    expect(await reports('guardian', ['SO 7A 1'])).toBe('DONE')
  }) // prettier-ignore

  it('is reported from what is over where the unit takes that, and by the school in any case', async () => {
    world.travel(at('10:41'))
    expect(await reports('guardian', ['SO 7A 1'])).toBe('LESSON_OVER')
    expect(await reports('guardian', ['SO 7A 1', 'NO 7A 1'])).toBe('LESSON_OVER')
    expect(await reports('guardian', ['NO 7A 1'])).toBe('DONE')
    expect(await decide({ isLateReportExcusing: true })).toBe('DONE')
    expect(await reports('guardian', ['SO 7A 1'])).toBe('DONE')
    await world.sql`delete from administration.absence_policy`
    expect(
      await did(world, 'mentor', 'registerAbsence', { personId: alva, startDate: monday, lessonIds: [lesson('Svenska 7A 1')] }),
    ).toBe('DONE')
  })

  it('is reported where the unit takes reports of lessons, which the policy tells', async () => {
    expect(await decide({ isReportedByLesson: false })).toBe('DONE')
    const query = `{ organisation(id: "${ekhamra}") { absencePolicy { isReportedByLesson isLateReportExcusing } } }`
    const { data } = await world.ask('guardian', query)
    expect(data.organisation.absencePolicy).toEqual({ isReportedByLesson: false, isLateReportExcusing: false })
    expect(await reports('guardian', ['NO 7A 1'])).toBe('LESSONS_NOT_REPORTED_HERE')
    const registered = { personId: alva, startDate: monday, lessonIds: [lesson('NO 7A 1')] }
    expect(await did(world, 'mentor', 'registerAbsence', registered)).toBe('DONE')
  })

  it('is told to the teachers of what is missed, and nothing else', async () => {
    expect(await reports('guardian', ['NO 7A 1', 'SO 7A 1'])).toBe('DONE')
    expect(await seen('teacher')).toEqual(['NO 7A'])
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school', 'authority-admin', 'analyst'])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await seen(persona))
    const withComment = `{ person(id: "${alva}") { absences { edges { node { comment } } } } }`
    expect((await world.ask('teacher', withComment)).errors[0]?.extensions.code).toBe('FORBIDDEN')
    expect(await past(world, 'Johan Lindqvist', 'select from administration.absence')).toBe(1)
    expect(await past(world, 'Johan Lindqvist', 'select from administration.absence_comment')).toBe(0)
    for (const name of ['Göran Åkesson', 'Nadia Rahimi', 'Lena Forsberg', 'Peter Lund'])
      expect(await past(world, name, 'select from administration.absence'), name).toBe(0)
  })

  it('of a day or a time is told to the teachers whose lessons it falls in', async () => {
    const clear = () => world.sql`delete from administration.absence`
    const tells = async (input: object) => {
      await clear()
      expect(await reports('guardian', [], { lessonIds: null, ...input })).toBe('DONE')
      return seen('teacher')
    }
    expect(await tells({})).toEqual(['day'])
    expect(await tells({ startTime: '08:00', endTime: '11:00' })).toEqual([])
    expect(await tells({ startTime: '11:59', endTime: '14:00' })).toEqual(['day'])
    expect(await tells({ startTime: '12:00', endTime: '14:00' })).toEqual([])
    await excepted('NO 7A 1', null)
    expect(await tells({})).toEqual([])
    expect(await tells({ startDate: tuesday })).toEqual(['day'])
  })

  it('of a protected pupil is told to the teachers, and to no administrator', async () => {
    expect(await reports('protected-guardian', ['NO 7A 1'], { personId: elin })).toBe('DONE')
    expect(await seen('teacher', elin)).toEqual(['NO 7A'])
    for (const persona of ['school-admin', 'special-educator', 'blocked-guardian'])
      expect(await seen(persona, elin), persona).toBeNull()
    const asked = await Promise.all([elin, unknown].map((personId) => report('blocked-guardian', ['NO 7A 1'], { personId })))
    expect(asked.map(({ data }) => JSON.stringify(data))).toEqual(Array(2).fill(JSON.stringify(asked[0]!.data)))
    expect(verdict(asked[0]!)).toBe('NOT_FOUND')
  })

  it('keeps the name of the lesson, and shows the lesson to whom the schedule does', async () => {
    await report('guardian', ['NO 7A 1'])
    await world.sql`update administration.absence set calendar_event_id = null`
    const query = `{ person(id: "${alva}") { absences { edges { node { lessonName calendarEvent { id } } } } } }`
    const { data } = await world.ask('guardian', query)
    expect(data.person.absences.edges).toEqual([{ node: { lessonName: 'NO 7A', calendarEvent: null } }])
  })
})
