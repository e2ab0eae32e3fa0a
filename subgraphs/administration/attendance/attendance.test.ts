import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, entitiesOf, representationsOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { administration } from '../administration.ts'
import { ekhamra, past } from '../schedule/schedule.testing.ts'
import { attendanceHere, call, calls, forgotten, type Lesson, lessonsOf, minutesAt, minutesInto } from './attendance.testing.ts'

const hugo = id('Hugo Persson')
const minutes = 'attendanceMinutes validAbsenceMinutes invalidAbsenceMinutes otherAttendanceMinutes lateMinutes absenceReason'
const revisions = `revisions { version cause reason revisedBy { id } ${minutes} }`
const corrected = { attendanceMinutes: 20, validAbsenceMinutes: 40, invalidAbsenceMinutes: 0, otherAttendanceMinutes: 0 }

describe('Attendance', () => {
  let world: World
  let lesson: Lesson
  let swedish: Lesson
  beforeAll(async () => {
    world = await openWorld()
    await attendanceHere(world)
    ;[[lesson], [swedish]] = (await Promise.all(['Matematik', 'Svenska'].map((one) => lessonsOf(world, `7A/${one}`)))) as [[Lesson], [Lesson]] // prettier-ignore
  })
  beforeEach(async () => {
    await forgotten(world)
    world.travel(minutesInto(lesson, 5))
    const absent = { studentId: hugo, status: 'ABSENT', absenceReason: 'Försov sig' }
    const late = { studentId: id('Elin Strand'), status: 'LATE', minutes: 10 }
    expect(await calls(world, 'teacher', lesson, {}, { entries: [absent, late] })).toBe('DONE')
  })
  afterAll(() => world.stop())

  const seen = async (persona: string, name = 'Hugo Persson', fields = `id version permittedActions ${minutes} ${revisions}`) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${id(name)}") { attendances { edges { node { ${fields} } } } } }`) // prettier-ignore
    return errors[0]?.extensions.code ?? data.person?.attendances.edges.map(({ node }: any) => node) ?? null
  }
  const known = async (name = 'Hugo Persson') => {
    const [row] = await world.sql`select id from administration.attendance where student_id = ${id(name)} and calendar_event_id = ${lesson.id}` // prettier-ignore
    return row!['id'] as string
  }
  const correct = async (persona: string, input: object = {}, name = 'Hugo Persson') =>
    act(world, persona, 'correctAttendance',
      { attendanceId: await known(name), expectedVersion: 1, ...corrected, reason: 'Var hos skolsköterskan', ...input },
      `attendance { version ${minutes} }`,
    ) // prettier-ignore

  it('is seen by those around the pupil, and by nobody else', async () => {
    const spent = { attendanceMinutes: 0, validAbsenceMinutes: 0, invalidAbsenceMinutes: 60, otherAttendanceMinutes: 0 }
    const near = ['mentor', 'principal', 'school-admin', 'special-educator', 'counsellor', 'teacher']
    for (const persona of near)
      expect(await seen(persona, 'Hugo Persson', minutes), persona).toEqual([
        { ...spent, lateMinutes: 0, absenceReason: 'Försov sig' },
      ])
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'mentor'])
      expect(await seen(persona, 'Alva Bergström'), persona).toMatchObject([{ attendanceMinutes: 60, revisions: [] }])
    for (const persona of everyone.filter((one) => !near.includes(one)))
      expect(['FORBIDDEN', null], persona).toContainEqual(await seen(persona, 'Hugo Persson', minutes))
  })

  it('of a protected pupil is seen by fewer, and each who reads it is noted', async () => {
    await world.sql`delete from identity.read_event`
    for (const persona of ['protected-pupil', 'protected-guardian', 'teacher', 'mentor', 'principal'])
      expect(await seen(persona, 'Elin Strand', minutes), persona).toMatchObject([{ attendanceMinutes: 50, lateMinutes: 10 }])
    for (const persona of ['school-admin', 'blocked-guardian', 'guardian', 'authority-admin', 'former-teacher'])
      expect(await seen(persona, 'Elin Strand', minutes), persona).toBeNull()
    const readers = await world.sql`select distinct viewer_id from identity.read_event
      where subject_id = ${id('Elin Strand')} and field = 'Attendance.attendanceMinutes'`
    expect(readers.map((row) => row['viewerId']).toSorted()).toEqual(['Johan Lindqvist', 'Sara Holmgren', 'Anders Hellström', 'Katarina Strand', 'Elin Strand'].map(id).toSorted()) // prettier-ignore
  })

  it("at lessons of others is not the teacher's to see", async () => {
    await world.sql`insert into administration.attendance select gen_random_uuid(), ${hugo}, e.id, e.starts_at, e.activity_id, e.organisation_id,
      60, 60, 0, 0, 0, 0, null, ${id('Sara Holmgren')}, now() from administration.calendar_event e where e.id = ${swedish.id}`
    expect(await seen('teacher', 'Hugo Persson', 'id')).toHaveLength(1)
    expect(await seen('mentor', 'Hugo Persson', 'id')).toHaveLength(2)
    const days = `(startDate: "${lesson.startsAt.toISOString().slice(0, 10)}", endDate: "${lesson.startsAt.toISOString().slice(0, 10)}")`
    const { data } = await world.ask(
      'mentor',
      `{ person(id: "${hugo}") { attendances${days} { edges { node { calendarEvent { id } } } } } }`,
    )
    const within = [lesson, swedish].filter(
      ({ startsAt }) => startsAt.toISOString().slice(0, 10) === lesson.startsAt.toISOString().slice(0, 10),
    )
    expect(data.person.attendances.edges.map(({ node }: any) => node.calendarEvent.id).toSorted()).toEqual(
      within.map((one) => one.id).toSorted(),
    )
    const one = await world.ask('mentor', `{ person(id: "${hugo}") { attendances(first: 1) { pageInfo { hasNextPage endCursor } edges { node { startsAt } } } } }`) // prettier-ignore
    const { pageInfo, edges } = one.data.person.attendances
    const rest = await world.ask('mentor', `{ person(id: "${hugo}") { attendances(first: 1, after: "${pageInfo.endCursor}") { pageInfo { hasNextPage } edges { node { startsAt } } } } }`) // prettier-ignore
    const last = rest.data.person.attendances
    expect([pageInfo.hasNextPage, last.pageInfo.hasNextPage, edges[0].node.startsAt > last.edges[0].node.startsAt]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('is not told through _entities to who does not see it', async () => {
    const direct = await askDirectly(world, administration)
    const ask = async (persona: string) => {
      const query = entitiesOf('Person', 'attendances { edges { node { attendanceMinutes } } }')
      const { data } = await direct.ask(persona, query, representationsOf('Person', ['Hugo Persson', 'Elin Strand'].map(id)))
      return (data!['_entities'] as any[]).map((one) => one?.attendances?.edges.length ?? 0)
    }
    expect(await ask('mentor')).toEqual([1, 1])
    expect(await ask('school-admin')).toEqual([1, 0])
    for (const persona of [
      'guardian',
      'blocked-guardian',
      'authority-admin',
      'principal-other-school',
      'former-teacher',
      'shared-preschool',
    ])
      expect(await ask(persona), persona).toEqual([0, 0])
    await direct.stop()
  })

  it('is corrected with a reason, and what it was is kept for all who see it', async () => {
    const { data } = await correct('teacher', { absenceReason: 'Sjuk' })
    expect(data.correctAttendance).toEqual({ attendance: { version: 2, ...corrected, lateMinutes: 0, absenceReason: 'Sjuk' }, userErrors: [] }) // prettier-ignore
    expect(verdict(await correct('school-admin', { expectedVersion: 2, validAbsenceMinutes: 0, invalidAbsenceMinutes: 40, lateMinutes: 40, reason: 'Ringde hem' }))).toBe('DONE') // prettier-ignore
    for (const persona of ['mentor', 'teacher', 'principal'])
      expect((await seen(persona))[0].revisions, persona).toMatchObject([
        { version: 2, cause: 'CORRECTION', reason: 'Ringde hem', revisedBy: { id: id('Monica Berglund') }, validAbsenceMinutes: 40 },
        { version: 1, cause: 'CORRECTION', reason: 'Var hos skolsköterskan', revisedBy: { id: id('Johan Lindqvist') }, invalidAbsenceMinutes: 60, absenceReason: 'Försov sig' },
      ]) // prettier-ignore
    expect(await minutesAt(world, lesson, 'Hugo Persson')).toBe('20/0/40/0/40')
    expect(verdict(await correct('teacher', {}))).toBe('CONFLICT')
  })

  it('is corrected by those who may, as permittedActions says, and by nobody else', async () => {
    for (const persona of everyone) {
      const rows = await seen(persona)
      const permitted = Array.isArray(rows) ? rows[0].permittedActions : []
      const [{ version }] = (await world.sql`select version from administration.attendance where id = ${await known()}`) as any
      const outcome = verdict(await correct(persona, { expectedVersion: version, lateMinutes: version }))
      expect(permitted.includes('CORRECT_ATTENDANCE'), `${persona}: ${outcome}`).toBe(outcome === 'DONE')
      expect(outcome === 'DONE', persona).toBe(['teacher', 'principal', 'school-admin'].includes(persona))
      if (outcome !== 'DONE') expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(outcome)
    }
    expect(verdict(await correct('school-admin', {}, 'Elin Strand'))).toBe('NOT_FOUND')
    expect(verdict(await correct('principal', {}, 'Elin Strand'))).toBe('DONE')
  })

  it.each([
    [{ attendanceMinutes: 21 }, 'MINUTES_INVALID'], [{ attendanceMinutes: -20, otherAttendanceMinutes: 40 }, 'MINUTES_INVALID'], [{ lateMinutes: 41 }, 'MINUTES_INVALID'],
    [{ reason: ' ' }, 'REASON_INVALID'], [{ absenceReason: '' }, 'ABSENCE_REASON_INVALID'],
    [{ attendanceMinutes: 60, validAbsenceMinutes: 0, absenceReason: 'Sjuk' }, 'ABSENCE_REASON_INVALID'],
    [{ attendanceId: unknown }, 'NOT_FOUND'], [{ attendanceId: 'x' }, 'NOT_FOUND'], [{ expectedVersion: 2 }, 'CONFLICT'],
  ])('is not corrected with %j', async (input, code) => {
    expect(verdict(await correct('principal', input))).toBe(code)
    expect(await minutesAt(world, lesson, 'Hugo Persson')).toBe('0/0/60/0/0')
    expect((await world.sql`select from administration.attendance_revision`).count).toBe(0)
  }) // prettier-ignore

  it("of one's own child somebody else corrects, also past the rules", async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${hugo}, ${id('Johan Lindqvist')}, 'VARDNADSHAVARE', '2020-01-01')`
    expect(verdict(await correct('teacher'))).toBe('OWN_CHILD')
    expect((await seen('teacher'))[0].permittedActions).toEqual([])
    expect(verdict(await call(world, 'teacher', lesson, {}, { expectedVersion: 1 }))).toBe('OWN_CHILD')
    expect(await past(world, 'Johan Lindqvist', `update administration.attendance set valid_absence_minutes = 60, invalid_absence_minutes = 0 where student_id = '${hugo}'`)).toBe(0) // prettier-ignore
    await world.sql`delete from identity.responsible where pupil_id = ${hugo} and person_id = ${id('Johan Lindqvist')}`
  })

  it('says why to teachers only where the unit shows that, and takes no reason from them elsewhere', async () => {
    expect(verdict(await correct('principal'))).toBe('DONE')
    await world.sql`insert into identity.unit_policy (organisation_id, shows_absence_reasons) values (${ekhamra}, false)
      on conflict (organisation_id) do update set shows_absence_reasons = false`
    expect(await seen('teacher', 'Hugo Persson', 'absenceReason')).toBe('FORBIDDEN')
    expect(await seen('teacher', 'Hugo Persson', 'revisions { absenceReason }')).toBe('FORBIDDEN')
    expect(await seen('mentor', 'Hugo Persson', 'absenceReason')).toEqual([{ absenceReason: 'Försov sig' }])
    expect(verdict(await correct('teacher', { expectedVersion: 2, absenceReason: 'Sjuk' }))).toBe('ABSENCE_REASON_INVALID')
    const absent = { studentId: hugo, status: 'ABSENT', absenceReason: 'Sjuk' }
    expect(await calls(world, 'teacher', lesson, {}, { entries: [absent], expectedVersion: 1 })).toBe('ABSENCE_REASON_INVALID')
    await world.sql`update identity.unit_policy set shows_absence_reasons = true`
  })

  it('is changed past the rules by no one else, its history by nobody', async () => {
    const excusing = `update administration.attendance set valid_absence_minutes = 60, invalid_absence_minutes = 0 where student_id = '${hugo}'`
    for (const name of [
      'Kristina Persson',
      'Hugo Persson',
      'Sara Holmgren',
      'Göran Åkesson',
      'Nadia Rahimi',
      'Lena Forsberg',
      'Karin Nyström',
    ])
      expect(await past(world, name, excusing), name).toBe(0)
    expect(verdict(await correct('principal'))).toBe('DONE')
    for (const statement of [
      "update administration.attendance_revision set reason = 'x'",
      'delete from administration.attendance_revision',
      'update administration.attendance set student_id = id',
    ])
      // prettier-ignore
      await expect(past(world, 'Anders Hellström', statement)).rejects.toThrow('permission denied')
    const forging = (
      name: string,
      version: number,
    ) => `insert into administration.attendance_revision select calendar_event_id, student_id, starts_at,
      ${version}, 60, 0, 0, 0, 0, null, '${id(name)}', now(), 'ROLL_CALL' from administration.attendance where student_id = '${hugo}'`
    for (const [name, version] of [
      ['Anders Hellström', 7],
      ['Anders Hellström', 2],
      ['Sara Holmgren', 2],
      ['Kristina Persson', 2],
    ] as const)
      await expect(past(world, name, forging(name, version)), name).rejects.toThrow('row-level security')
  })

  it('is corrected no more by a substitute whose days are over', async () => {
    expect(await did(world, 'substitute', 'correctAttendance', { attendanceId: await known(), expectedVersion: 1, ...corrected, reason: 'x' })).toBe('NOT_FOUND') // prettier-ignore
  })
})
