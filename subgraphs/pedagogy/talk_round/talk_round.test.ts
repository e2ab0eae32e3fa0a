import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { alva, elin, johan, openRound, publishSlots, sara, sevenA, slotsOf, withoutTalks } from './talk.testing.ts'

const window = { bookingOpensAt: '2026-11-20T07:00:00Z', bookingClosesAt: '2026-11-30T22:00:00Z' }
const rounds = `{ group(id: "${sevenA}") { permittedTalkActions talkRounds { id academicYear semester state version permittedActions
  responsibilities { student { id } teacher { id } } withoutTeacher { id } withoutBooking { id } slots { id startsAt isTaken permittedActions } } } }`

describe('A round of development talks', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => withoutTalks(world))
  afterAll(() => world.stop())

  const roundOf = async (persona: string) => (await world.ask(persona, rounds)).data.group?.talkRounds?.[0]
  const assign = (persona: string, roundId: string, more: object = {}) =>
    did(world, persona, 'assignTalkTeacher', { roundId, studentId: alva, teacherId: johan, ...more })

  it('is opened by the mentor, with whom all talks are, in the term that booking opens in', async () => {
    const roundId = await openRound(world, { slots: false })
    const round = await roundOf('mentor')
    expect(round).toMatchObject({ id: roundId, academicYear: '2026/27', semester: 'HT', state: 'DRAFT', withoutTeacher: [] })
    expect(round.responsibilities).toHaveLength(20)
    expect(round.withoutBooking).toHaveLength(20)
    expect(round.responsibilities).toContainEqual({ student: { id: elin }, teacher: { id: sara } })
    for (const { teacher } of round.responsibilities) expect(teacher.id).toBe(sara)
    const spring = await act(world, 'principal', 'openTalkRound', { groupId: sevenA, displayName: 'Våren',
      bookingOpensAt: '2027-02-01T07:00:00Z', bookingClosesAt: '2027-03-01T07:00:00Z' }, 'round { semester academicYear responsibilities { teacher { id } } }') // prettier-ignore
    expect(spring.data.openTalkRound.round).toMatchObject({ semester: 'VT', academicYear: '2026/27' })
    expect(spring.data.openTalkRound.round.responsibilities[0]).toEqual({ teacher: { id: sara } })
  })

  it('is opened by those whom it is permitted, and seen by nobody else before it is published', async () => {
    for (const persona of everyone) {
      const { data } = await world.ask(persona, `{ group(id: "${sevenA}") { permittedTalkActions } }`)
      const may = (data?.group?.permittedTalkActions ?? []).includes('OPEN_TALK_ROUND')
      expect(may, persona).toBe(['mentor', 'principal'].includes(persona))
      const outcome = await did(world, persona, 'openTalkRound', { groupId: sevenA, displayName: 'x', ...window })
      expect(outcome, persona).toBe(may ? 'DONE' : outcome === 'NOT_FOUND' ? 'NOT_FOUND' : 'FORBIDDEN')
    }
    await withoutTalks(world)
    await openRound(world, { isPublished: false })
    for (const persona of everyone)
      expect(Boolean(await roundOf(persona)), persona).toBe(['mentor', 'principal'].includes(persona))
    const forbidden = await world.ask('guardian', rounds)
    expect(forbidden.errors[0]?.extensions.code).toBe('FORBIDDEN')
  })

  it.each([
    [{ groupId: unknown }, 'NOT_FOUND'],
    [{ groupId: groupId('ekhamraskolan/7B') }, 'NOT_FOUND'],
    [{ displayName: ' ' }, 'NAME_INVALID'],
    [{ bookingClosesAt: '2026-11-20T07:00:00Z' }, 'WINDOW_INVALID'],
  ])('with %j is not opened: %s', async (more, code) =>
    expect(await did(world, 'mentor', 'openTalkRound', { groupId: sevenA, displayName: 'x', ...window, ...more })).toBe(code),
  )

  it('is held by whoever teaches the pupil, if so decided, and by no stranger and no kin', async () => {
    const roundId = await openRound(world, { slots: false })
    expect(await assign('teacher', roundId)).toBe('NOT_FOUND')
    expect(await assign('mentor', roundId, { teacherId: id('Göran Åkesson') })).toBe('TEACHER_NOT_FOUND')
    expect(await assign('mentor', roundId, { teacherId: unknown })).toBe('TEACHER_NOT_FOUND')
    expect(await assign('mentor', roundId, { teacherId: id('Jenny Bergström') })).toBe('TEACHER_NOT_FOUND')
    expect(await assign('mentor', roundId, { studentId: id('Nils Bergström') })).toBe('STUDENT_NOT_FOUND')
    expect(await assign('principal-other-school', roundId)).toBe('NOT_FOUND')
    expect(await assign('mentor', roundId)).toBe('DONE')
    expect(await assign('mentor', roundId)).toBe('DONE')
    expect((await roundOf('mentor')).responsibilities).toContainEqual({ student: { id: alva }, teacher: { id: johan } })
    // Now Johan has a talk in it, and sees that one alone.
    const seen = await roundOf('teacher')
    expect(seen.responsibilities).toEqual([{ student: { id: alva }, teacher: { id: johan } }])
    expect([seen.withoutTeacher, seen.permittedActions]).toEqual([[], ['PUBLISH_TALK_SLOTS']])
    expect(await assign('principal', roundId, { teacherId: sara })).toBe('DONE')
    expect(await roundOf('teacher')).toBeUndefined()
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values (gen_random_uuid(), ${alva}, ${johan}, 'VARDNADSHAVARE', '2014-01-01', '2020-01-01')`
    expect(await assign('mentor', roundId)).toBe('TEACHER_NOT_FOUND')
    await world.sql`delete from identity.responsible where person_id = ${johan}`
  })

  it('leaves the talk of a mentor’s own child to somebody else', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${alva}, ${sara}, 'ANNAN_ANSVARIG', '2014-01-01')`
    const roundId = await openRound(world, { slots: false })
    const round = await roundOf('mentor')
    expect([round.responsibilities.length, round.withoutTeacher]).toEqual([19, [{ id: alva }]])
    expect(await assign('mentor', roundId)).toBe('OWN_CHILD')
    expect(await assign('principal', roundId)).toBe('DONE')
    await world.sql`delete from identity.responsible where person_id = ${sara} and pupil_id = ${alva}`
  })

  it('has times of those who have talks, which do not overlap', async () => {
    const roundId = await openRound(world, { slots: false })
    expect(await did(world, 'mentor', 'publishTalkRound', { roundId, expectedVersion: 1 })).toBe('NO_SLOTS')
    expect(await publishSlots(world, roundId)).toBe('DONE')
    expect(await publishSlots(world, roundId)).toBe('OVERLAPS')
    expect(await publishSlots(world, roundId, { teacherId: johan })).toBe('TEACHER_NOT_FOUND')
    expect(await publishSlots(world, roundId, {}, 'principal')).toBe('TEACHER_NOT_FOUND')
    expect(await publishSlots(world, roundId, {}, 'teacher')).toBe('NOT_FOUND')
    await assign('mentor', roundId)
    expect(await publishSlots(world, roundId, {}, 'teacher')).toBe('DONE')
    const { slots } = await roundOf('mentor')
    expect(slots.map((slot: { startsAt: string }) => slot.startsAt)).toEqual(
      ['14:00', '14:00', '14:25', '14:25'].map((time) => `2026-12-02T${time}:00.000Z`),
    )
    expect((await roundOf('teacher')).slots).toHaveLength(2)
    const own = `{ ownTalkSlots(startDate: "2026-12-01", endDate: "2026-12-31") { startsAt teacher { id } } }`
    expect((await world.ask('teacher', own)).data.ownTalkSlots).toHaveLength(2)
    expect((await world.ask('principal', own)).data.ownTalkSlots).toEqual([])
    expect((await world.ask('teacher', own.replace('12-31', '12-01').replace('12-01', '01-01'))).errors[0]?.extensions.code).toBe('BAD_USER_INPUT') // prettier-ignore
  })

  it('loses a time that is withdrawn, by the teacher or whoever leads it', async () => {
    const roundId = await openRound(world)
    const [first, second] = await slotsOf(world, roundId)
    const withdraw = (persona: string, slotId = first!) => did(world, persona, 'withdrawTalkSlot', { slotId })
    expect(await withdraw('teacher')).toBe('NOT_FOUND')
    expect(await withdraw('mentor')).toBe('DONE')
    expect(await withdraw('principal', second)).toBe('DONE')
    expect((await roundOf('mentor')).slots).toEqual([])
  })

  it('is published and closed once', async () => {
    const roundId = await openRound(world)
    const expectedVersion = 2
    expect(await did(world, 'mentor', 'publishTalkRound', { roundId, expectedVersion })).toBe('NOT_DRAFT')
    expect(await did(world, 'mentor', 'closeTalkRound', { roundId, expectedVersion: 1 })).toBe('CONFLICT')
    expect(await did(world, 'principal', 'closeTalkRound', { roundId, expectedVersion })).toBe('DONE')
    expect(await did(world, 'mentor', 'closeTalkRound', { roundId, expectedVersion: 3 })).toBe('CLOSED')
    expect(await publishSlots(world, roundId)).toBe('CLOSED')
    expect((await roundOf('mentor')).permittedActions).toEqual([])
  })

  it('is another system’s where that is master of plans', async () => {
    const roundId = await openRound(world)
    const rows = await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = ${unitId('ekhamraskolan')} returning *` // prettier-ignore
    expect(await did(world, 'mentor', 'openTalkRound', { groupId: sevenA, displayName: 'x', ...window })).toBe('MASTERED_ELSEWHERE') // prettier-ignore
    expect(await assign('mentor', roundId)).toBe('MASTERED_ELSEWHERE')
    expect((await roundOf('mentor')).permittedActions).toEqual([])
    for (const row of rows) await world.sql`insert into identity.master_system ${world.sql(Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value])))}` // prettier-ignore
  })

  it('is kept by the rows, whatever a rule lets through', async () => {
    const roundId = await openRound(world)
    const change = (name: string, statement: string) =>
      pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count).catch(({ code }) => code as string)
    const name = (student: string, teacher: string, by: string) =>
      `insert into pedagogy.talk_responsibility values (gen_random_uuid(), '${roundId}', '${student}', '${teacher}', '${by}', null)`
    expect(await change('Johan Lindqvist', name(alva, johan, johan))).toBe('42501')
    expect(await change('Sara Holmgren', name(alva, johan, johan))).toBe('42501')
    expect(await change('Sara Holmgren', name(alva, id('Göran Åkesson'), sara))).toBe('42501')
    expect(await change('Sara Holmgren', name(id('Nils Bergström'), sara, sara))).toBe('42501')
    // Of two teachers one at a time.
    expect(await change('Sara Holmgren', name(alva, johan, sara))).toBe('23505')
    const slot = (teacher: string) => `insert into pedagogy.talk_slot values (gen_random_uuid(), '${roundId}', '${teacher}', '2026-12-03T10:00Z', '2026-12-03T10:20Z')` // prettier-ignore
    expect(await change('Sara Holmgren', slot(sara))).toBe(1)
    expect(await change('Sara Holmgren', slot(johan))).toBe('42501')
    expect(await change('Johan Lindqvist', slot(johan))).toBe('42501')
    // A round goes forward alone, what is withdrawn stays so, and nobody is given talks back whom nobody would give them to.
    const state = (name: string) => `update pedagogy.talk_round set state = '${name}'`
    expect([await change('Sara Holmgren', state('DRAFT')), await change('Sara Holmgren', state('PUBLISHED'))]).toEqual([
      '42501',
      '42501',
    ])
    await world.sql`insert into pedagogy.talk_responsibility values (gen_random_uuid(), ${roundId}, ${alva}, ${id('Göran Åkesson')}, ${sara}, now())`
    await world.sql`update pedagogy.talk_responsibility set ended_at = now() where student_id = ${alva}`
    const resumed = (teacher: string) =>
      `update pedagogy.talk_responsibility set ended_at = null where student_id = '${alva}' and teacher_id = '${teacher}'`
    expect([await change('Sara Holmgren', resumed(id('Göran Åkesson'))), await change('Sara Holmgren', resumed(sara))]).toEqual([
      '42501',
      1,
    ])
    const [first] = await slotsOf(world, roundId)
    expect(await did(world, 'mentor', 'withdrawTalkSlot', { slotId: first })).toBe('DONE')
    expect(await change('Sara Holmgren', `update pedagogy.talk_slot set withdrawn_at = null where id = '${first}'`)).toBe(0)
    expect(await did(world, 'mentor', 'closeTalkRound', { roundId, expectedVersion: 2 })).toBe('DONE')
    for (const name of ['DRAFT', 'PUBLISHED']) expect(await change('Sara Holmgren', state(name)), name).toBe(0)
    expect([await change('Sara Holmgren', slot(sara)), await change('Sara Holmgren', resumed(sara))]).toEqual(['42501', 0])
    const all =
      'select id from pedagogy.talk_round union all select id from pedagogy.talk_slot union all select id from pedagogy.talk_responsibility'
    for (const nobody of [
      'Göran Åkesson',
      'Nadia Rahimi',
      'Lena Forsberg',
      'Alva Bergström',
      'Elin Strand',
      'Peter Lund',
      'Robert Sjögren',
      'Maria Söderberg',
      'Petra Sandström',
    ])
      // prettier-ignore
      expect(await change(nobody, all), nobody).toBe(0)
  })

  it('has the constraint that no table says, and shows its leaders in a handful of statements', async () => {
    const found =
      await world.sql`select conname from pg_constraint where contype = 'x' and conrelid = 'pedagogy.talk_slot'::regclass`
    expect(found.map((row) => row['conname'])).toEqual(['talk_slot_overlap'])
    await openRound(world)
    world.takeStatements()
    await world.ask('mentor', rounds)
    expect(world.takeStatements().length).toBeLessThanOrEqual(14)
  })
})
