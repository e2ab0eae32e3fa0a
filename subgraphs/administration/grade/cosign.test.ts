import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { amina, english, gradedHere, lock, nine, pastRules, pupilOf9A, seen, set, sign, swedish, term } from './grade.testing.ts'

const goran = id('Göran Åkesson')
const sara = id('Sara Holmgren')

describe('Who has no licence', () => {
  let world: World
  let licence: string
  let william: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    william = await pupilOf9A(world, 'William Bengtsson')
    const [row] =
      await world.sql`select id from administration.teacher_licence where person_id = ${goran} and subject_designation = 'SV'`
    licence = row!['id']
    await set(world, [{ studentId: amina, gradeValue: 'C', motivation: 'Säker.' }, { studentId: william, gradeValue: 'B' }]) // prettier-ignore
  })
  afterAll(() => world.stop())

  const waiting = async (persona: string) => {
    const { data, errors } = await world.ask(persona, '{ gradesToCosign(first: 10) { edges { node { id student { id } gradeValue motivation permittedActions } } } }')
    return errors[0]?.extensions.code ?? data.gradesToCosign.edges.map(({ node }: any) => node)
  } // prettier-ignore

  it('is said by the principal, and never by the teacher about themself', async () => {
    expect(await did(world, 'former-teacher', 'endTeacherLicence', { teacherLicenceId: licence, endDate: '2026-11-21' })).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'endTeacherLicence', { teacherLicenceId: licence, endDate: '2026-11-21' })).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'endTeacherLicence', { teacherLicenceId: licence, endDate: '2010-01-01' })).toBe('DATES_INVALID')
    expect(await did(world, 'principal', 'endTeacherLicence', { teacherLicenceId: licence, endDate: '2026-11-21' })).toBe('DONE')
    const registered = { personId: sara, schoolType: 'GR', subjectDesignation: 'SV', startDate: '2026-11-22' }
    expect(await did(world, 'principal', 'registerTeacherLicence', { ...registered, subjectDesignation: 'XX' })).toBe('SUBJECT_UNKNOWN')
    expect(await did(world, 'principal', 'registerTeacherLicence', { ...registered, endDate: '2026-01-01' })).toBe('DATES_INVALID')
    expect(await did(world, 'principal', 'registerTeacherLicence', { ...registered, personId: id('Anders Hellström') })).toBe('OWN_LICENCE')
    expect(await did(world, 'principal', 'registerTeacherLicence', { ...registered, personId: id('Lena Forsberg') })).toBe('NOT_FOUND')
    expect(await did(world, 'principal', 'registerTeacherLicence', registered)).toBe('DONE')
    const own = `insert into administration.teacher_licence values (gen_random_uuid(), '${id('Anders Hellström')}', 'GR', 'SV', null, '2020-01-01', null, null, now())`
    await expect(pastRules(world, 'Anders Hellström', own)).rejects.toThrow('row-level security')
    const seenBy = async (persona: string) => {
      const { data, errors } = await world.ask(persona, `{ person(id: "${sara}") { teacherLicences { subjectDesignation } } }`)
      return errors[0]?.extensions.code ?? data.person.teacherLicences.length
    }
    expect([await seenBy('mentor'), await seenBy('principal'), await seenBy('teacher'), await seenBy('guardian')]).toEqual([2, 2, 'FORBIDDEN', 'FORBIDDEN'])
  }) // prettier-ignore

  it.each([
    [{}, 'LICENCE_MISSING'],
    [{ cosignerId: goran }, 'COSIGNER_IS_GRADER'],
    [{ cosignerId: id('Johan Lindqvist') }, 'COSIGNER_NOT_LICENSED'],
    [{ cosignerId: id('Elisabeth Rydell') }, 'COSIGNER_NOT_LICENSED'],
    [{ cosignerId: 'nobody' }, 'COSIGNER_NOT_LICENSED'],
  ])('signs not alone: %j', async (input, code) => expect(verdict(await sign(world, input))).toBe(code))

  it('signs with a licensed colleague, who sees what waits and nobody else', async () => {
    expect(verdict(await sign(world, { cosignerId: sara }))).toBe('DONE')
    expect(await waiting('mentor')).toHaveLength(2)
    expect(await waiting('teacher')).toEqual([])
    expect(await waiting('guardian')).toBe('FORBIDDEN')
    const [grade] = (await seen(world, 'principal', amina)) as any[]
    expect(grade.state).toBe('AWAITING_COSIGNATURE')
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('WARNINGS_NOT_ACCEPTED')
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE', 'AWAITING_COSIGNATURE'))).toBe('NOTHING_TO_LOCK')
  })

  it('cannot sign for the colleague, nor lock, past the rules either', async () => {
    const set_ = `update administration.grade set state = 'SIGNED', cosigned_at = now() where state = 'AWAITING_COSIGNATURE'`
    await expect(pastRules(world, 'Göran Åkesson', set_)).rejects.toThrow('row-level security')
    expect(await pastRules(world, 'Johan Lindqvist', set_)).toBe(0)
    const locked = set_.replace("'SIGNED'", "'LOCKED'").replace('now()', `now(), locked_at = now(), locked_by_id = '${sara}'`)
    await expect(pastRules(world, 'Sara Holmgren', locked)).rejects.toThrow('row-level security')
    const lying = `insert into administration.grade (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value,
        rank, semester, year, is_final, is_trial, state, grading_teacher_id, is_grader_licensed, registered_by_id, registered_on, signed_at)
      select gen_random_uuid(), student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value, rank, semester, 2027,
        is_final, is_trial, 'SIGNED', '${goran}', true, '${goran}', '2026-11-22', now() from administration.grade where student_id = '${amina}'
        and state = 'AWAITING_COSIGNATURE'`
    await expect(pastRules(world, 'Göran Åkesson', lying)).rejects.toThrow('row-level security')
    // Nor is it told of before it is locked: statistics would never have it.
    const honest = lying.replace(`'SIGNED', '${goran}', true`, `'AWAITING_COSIGNATURE', '${goran}', false`)
    const told = honest.replace('signed_at)', 'signed_at, is_told)').replace('now() from', 'now(), true from')
    await expect(pastRules(world, 'Göran Åkesson', told)).rejects.toThrow('row-level security')
    expect(await pastRules(world, 'Göran Åkesson', honest)).toBe(1)
    await world.sql`delete from administration.grade where year = 2027`
  })

  it('is not shown of a protected pupil to a colleague who has nothing to do with them', async () => {
    const stranger = id('Malin Sjöstrand')
    await world.sql`insert into administration.teacher_licence values (gen_random_uuid(), ${stranger}, 'GR', 'SV', null, '2020-01-01', null, null, now())`
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${william}`
    expect(verdict(await sign(world, { cosignerId: stranger }))).toBe('DONE')
    const rows = (name: string) => pastRules(world, name, `select from administration.grade where state = 'AWAITING_COSIGNATURE'`)
    expect([await rows('Malin Sjöstrand'), await rows('Sara Holmgren'), await rows('Anders Hellström')]).toEqual([1, 0, 2])
    expect(await pastRules(world, 'Monica Berglund', `select from administration.grade where student_id = '${william}'`)).toBe(0)
    expect(await seen(world, 'school-admin', william)).toBe('ABSENT')
    // Who teaches the pupil may sign all of them.
    expect(verdict(await sign(world, { cosignerId: sara }))).toBe('DONE')
    expect(await rows('Sara Holmgren')).toBe(2)
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${william}`
  })

  it('is signed with, once, by who was asked', async () => {
    const grades = (await waiting('mentor')) as { id: string; permittedActions: string[] }[]
    expect(grades.map(({ permittedActions }) => permittedActions)).toEqual([['COSIGN_GRADES'], ['COSIGN_GRADES']])
    const gradeIds = grades.map((one) => one.id)
    expect(await did(world, 'former-teacher', 'cosignGrades', { gradeIds })).toBe('FORBIDDEN')
    expect(await did(world, 'teacher', 'cosignGrades', { gradeIds })).toBe('NOT_FOUND')
    expect(await did(world, 'mentor', 'cosignGrades', { gradeIds: [] })).toBe('TOO_MANY')
    expect(await did(world, 'mentor', 'cosignGrades', { gradeIds: [...gradeIds, nine] })).toBe('NOT_FOUND')
    const signed = await act(world, 'mentor', 'cosignGrades', { gradeIds }, 'grades { state cosigner { id } gradeValue }')
    expect(signed.data.cosignGrades.grades.map(({ state, cosigner }: any) => [state, cosigner.id])).toEqual([['SIGNED', sara], ['SIGNED', sara]]) // prettier-ignore
    expect(await did(world, 'mentor', 'cosignGrades', { gradeIds })).toBe('NOT_AWAITED')
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('DONE')
  })
})

describe("Of one's own child", () => {
  let world: World
  let child: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    child = await pupilOf9A(world, 'Nour Mahmoud')
  })
  afterAll(() => world.stop())

  const isParent = (person: string) =>
    world.sql`insert into identity.responsible values (gen_random_uuid(), ${child}, ${person}, 'VARDNADSHAVARE', '2015-01-01')`

  it('nobody sets a grade, locks one or corrects one', async () => {
    await set(world, [{ studentId: child, gradeValue: 'C' }, { studentId: amina, gradeValue: 'C' }]) // prettier-ignore
    await isParent(goran)
    expect(verdict(await set(world, [{ studentId: child, gradeValue: 'A' }]))).toBe('OWN_CHILD')
    expect(
      await pastRules(world, 'Göran Åkesson', `update administration.grade_draft set remark = 'x' where student_id = '${child}'`),
    ).toBe(0)
    expect(verdict(await sign(world))).toBe('DONE')
    await world.sql`delete from identity.responsible where person_id = ${goran} and pupil_id = ${child}`
    expect(verdict(await sign(world))).toBe('DONE')
    await isParent(id('Anders Hellström'))
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('WARNINGS_NOT_ACCEPTED')
    const locked = await lock(world, 'principal', 'MISSING_GRADE', 'OWN_CHILD')
    expect(locked.data.lockGrades.gradeCatalogue.grades.map(({ state }: any) => state).toSorted()).toEqual(['LOCKED', 'SIGNED'])
    const query = `{ person(id: "${child}") { grades(filter: { year: 2026, semester: VT }) { edges { node { id version permittedActions } } } } }`
    const [{ node }] = (await world.ask('principal', query)).data.person.grades.edges
    expect(node.permittedActions).toEqual([])
    const correction = { gradeId: node.id, expectedVersion: node.version, gradeValue: 'A', reason: 'Mitt barn.' }
    expect(await did(world, 'principal', 'changeGrade', correction)).toBe('OWN_CHILD')
    expect(
      await pastRules(world, 'Anders Hellström', `update administration.grade set version = 9 where student_id = '${child}'`),
    ).toBe(0)
  })
})

describe('A class', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
  })
  afterAll(() => world.stop())

  it('is graded, signed and locked in as many statements as one pupil', async () => {
    const [...pupils] =
      await world.sql`select person_id as id from identity.group_membership where group_id = ${nine} and end_date is null`
    const english_ = { activityId: english, ...term }
    const cost = async (persona: string, name: string, input: object) => {
      world.takeStatements()
      expect(await did(world, persona, name, input)).toBe('DONE')
      return world.takeStatements().length
    }
    const grades = pupils.map(({ id: studentId }) => ({ studentId, gradeValue: 'C', motivation: 'Säker.' }))
    expect(grades).toHaveLength(16)
    const forAll = await cost('mentor', 'setGrades', { ...english_, grades })
    expect(await cost('mentor', 'setGrades', { ...english_, grades: grades.slice(1, 2) })).toBe(forAll)
    expect(forAll).toBeLessThanOrEqual(14)
    expect(await cost('mentor', 'signGrades', english_)).toBeLessThanOrEqual(14)
    expect(
      await cost('principal', 'lockGrades', { groupId: nine, ...term, acceptedWarnings: ['MISSING_GRADE'] }),
    ).toBeLessThanOrEqual(12)
  })

  it('is signed once, also where it is sent twice at once', async () => {
    await set(world, [{ studentId: amina, gradeValue: 'C' }])
    const both = await Promise.all([sign(world), sign(world)])
    expect(both.map(verdict).toSorted()).toEqual(['DONE', 'NOTHING_TO_SIGN'])
    const [row] =
      await world.sql`select count(*)::int as count from administration.grade where activity_id = ${swedish} and semester = 'HT'`
    expect(row).toEqual({ count: 1 })
  })
})
