import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { act, did, id, verdict } from '../../identity/keeping/keeping.testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'
import { amina, gradedHere, lock, pastRules, pupilOf9A, seen, set, sign } from './grade.testing.ts'

const bjorkskolan = unitId('bjorkskolan')

describe('A locked grade', () => {
  let world: World
  let william: string
  let nour: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    ;[william, nour] = [await pupilOf9A(world, 'William Bengtsson'), await pupilOf9A(world, 'Nour Mahmoud')]
    await set(world, [{ studentId: amina, gradeValue: 'C' }])
    await sign(world)
    expect(verdict(await lock(world, 'principal', 'MISSING_GRADE'))).toBe('DONE')
  })
  afterAll(() => world.stop())

  it('names its teacher to whom the teacher is somebody: a protected one to no pupil', async () => {
    const teacherOf = async (persona: string) => {
      const query = `{ person(id: "${amina}") { grades(filter: { syllabusId: "${syllabusId('GRGRSVE01')}" }) { edges { node { gradingTeacher { id } } } } } }`
      const { data, errors } = await world.ask(persona, query)
      expect(errors).toEqual([])
      return data.person.grades.edges[0].node.gradingTeacher?.id ?? null
    }
    const goran = id('Göran Åkesson')
    expect(await teacherOf('adult-pupil')).toBe(goran)
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${goran}`
    expect([await teacherOf('adult-pupil'), await teacherOf('principal')]).toEqual([null, goran])
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${goran}`
  })

  it('is raised by an ändring and never lowered, and a rättelse goes either way', async () => {
    const [grade] = (await seen(world, 'principal', amina)) as any[]
    const given = { gradeId: grade.id, expectedVersion: grade.version, reason: 'Prov som inte räknats med.' }
    expect(await did(world, 'former-teacher', 'changeGrade', { ...given, gradeValue: 'B' })).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'changeGrade', { ...given, gradeValue: 'B' })).toBe('NOT_FOUND')
    for (const gradeValue of ['C', 'D', '-'])
      expect(await did(world, 'principal', 'changeGrade', { ...given, gradeValue }), gradeValue).toBe('WOULD_LOWER')
    expect(await did(world, 'principal', 'changeGrade', { ...given, gradeValue: 'B', reason: ' ' })).toBe('REASON_INVALID')
    expect(await did(world, 'principal', 'changeGrade', { ...given, gradeValue: 'B', expectedVersion: 1 })).toBe('CONFLICT')
    const raised = await act(
      world,
      'principal',
      'changeGrade',
      { ...given, gradeValue: 'B' },
      'grade { id version gradeValue correctionType state supersedes { id state } }',
    )
    expect(raised.data.changeGrade.grade).toMatchObject({
      gradeValue: 'B',
      correctionType: 'ANDRING',
      state: 'LOCKED',
      supersedes: { id: grade.id, state: 'SUPERSEDED' },
    })
    expect(await did(world, 'principal', 'changeGrade', { ...given, gradeValue: 'A', expectedVersion: grade.version + 1 })).toBe(
      'NOT_LOCKED',
    )
    const { id: gradeId, version: expectedVersion } = raised.data.changeGrade.grade
    expect(await did(world, 'principal', 'rectifyGrade', { ...given, gradeId, expectedVersion, gradeValue: 'B' })).toBe(
      'UNCHANGED',
    )
    expect(await did(world, 'principal', 'rectifyGrade', { ...given, gradeId, expectedVersion, gradeValue: 'D' })).toBe('DONE')
    expect(
      ((await seen(world, 'adult-pupil', amina)) as any[]).map((one) => [one.gradeValue, one.state].join(' ')).toSorted(),
    ).toEqual(['B SUPERSEDED', 'C SUPERSEDED', 'D LOCKED'])
  })

  it('goes with the pupil to the next school, whose principal reads it and does not change it', async () => {
    const [grade] = await world.sql<{ id: string; version: number; organisationId: string }[]>`select id, version, organisation_id
      from administration.grade where student_id = ${william} and state = 'LOCKED' and step_value <> 'A' limit 1`
    await world.sql`update identity.enrolment set end_date = '2026-11-20' where pupil_id = ${william}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      values ('00000000-0000-4000-8000-0000000000e1', ${william}, ${bjorkskolan}, 'GR', 9, '2026-11-21')`
    const { data } = await world.ask(
      'principal-other-school',
      `{ person(id: "${william}") { grades { edges { node { id gradeValue permittedActions } } } } }`,
    )
    expect(data.person.grades.edges.length).toBeGreaterThan(0)
    for (const { node } of data.person.grades.edges)
      expect(node).toMatchObject({ gradeValue: expect.any(String), permittedActions: [] })
    const input = { gradeId: grade!.id, expectedVersion: grade!.version, gradeValue: 'A', reason: 'x' }
    expect(await did(world, 'principal-other-school', 'changeGrade', input)).toBe('FORBIDDEN')
    expect(await did(world, 'principal-other-school', 'rectifyGrade', { ...input, gradeValue: 'F' })).toBe('FORBIDDEN')
    const supersede = `update administration.grade set state = 'SUPERSEDED' where id = '${grade!.id}'`
    expect(await pastRules(world, 'Lena Forsberg', supersede)).toBe(0)
    const inTheirName = (
      unit: string,
    ) => `insert into administration.certificate (id, student_id, organisation_id, kind, school_type,
        issued_on, issued_at, signed_by_id, content)
      values (gen_random_uuid(), '${william}', '${unit}', 'UTDRAG', 'GR', '2026-11-22', now(), '${id('Lena Forsberg')}', '{}')`
    await expect(pastRules(world, 'Lena Forsberg', inTheirName(grade!.organisationId))).rejects.toThrow('row-level security')
    expect(await pastRules(world, 'Lena Forsberg', inTheirName(bjorkskolan))).toBe(1)
    await world.sql`delete from identity.enrolment where id = '00000000-0000-4000-8000-0000000000e1'`
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${william}`
  })

  it('is never another than it was: the database has no way to change it', async () => {
    for (const column of [
      "step_value = 'A'",
      'rank = 6',
      `student_id = '${nour}'`,
      'year = 2025',
      "correction_type = 'RATTELSE'",
    ])
      await expect(pastRules(world, 'Anders Hellström', `update administration.grade set ${column}`), column).rejects.toThrow(
        'permission denied',
      )
    await expect(pastRules(world, 'Anders Hellström', 'delete from administration.grade')).rejects.toThrow('permission denied')
    const lowered = `insert into administration.grade (id, student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, step_value,
        rank, semester, year, is_final, is_trial, correction_type, supersedes_id, superseded_rank, state, grading_teacher_id,
        is_grader_licensed, registered_by_id, registered_on, signed_at, locked_by_id, locked_at)
      select gen_random_uuid(), student_id, organisation_id, group_id, activity_id, syllabus_id, scale_id, 'F', 1, semester, 2031, is_final,
        is_trial, 'ANDRING', id, rank, 'LOCKED', '${id('Anders Hellström')}', true, '${id('Anders Hellström')}', '2026-11-22', now(),
        '${id('Anders Hellström')}', now() from administration.grade where student_id = '${william}' and step_value = 'C' limit 1`
    await expect(pastRules(world, 'Anders Hellström', lowered)).rejects.toThrow('grade_andring_check')
    await expect(pastRules(world, 'Anders Hellström', lowered.replaceAll("'F', 1", "'B', 6"))).rejects.toThrow('grade_step_fk')
    for (const undone of [
      "state = 'SIGNED', locked_at = null, locked_by_id = null",
      `locked_by_id = '${id('Lena Forsberg')}', state = 'SIGNED'`,
    ])
      await expect(
        pastRules(world, 'Anders Hellström', `update administration.grade set ${undone} where state = 'LOCKED'`),
      ).rejects.toThrow('row-level security')
    await expect(
      pastRules(world, 'Anders Hellström', "update administration.grade set state = 'LOCKED' where state = 'SUPERSEDED'"),
    ).resolves.toBe(0)
    const before =
      await world.sql`select md5(string_agg(g::text, ',' order by id)) as sum from administration.grade g where state <> 'SIGNED'`
    expect(
      await pastRules(
        world,
        'Göran Åkesson',
        `update administration.grade set state = 'SIGNED', locked_at = null, locked_by_id = null`,
      ),
    ).toBe(0)
    expect(
      await world.sql`select md5(string_agg(g::text, ',' order by id)) as sum from administration.grade g where state <> 'SIGNED'`,
    ).toEqual(before)
  })
})
