import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activityId } from '../../identity/demo/keys.ts'
import { act, did, verdict } from '../../identity/keeping/keeping.testing.ts'
import { syllabusId } from '../grading/grading.syllabuses.ts'
import { amina, gradedHere, term } from './grade.testing.ts'

const society = activityId('ekhamraskolan/9A/SO')
const science = activityId('ekhamraskolan/9A/NO')
const [geography, history, civics, faith] = ['GRGRGEO01', 'GRGRHIS01', 'GRGRSAM01', 'GRGRREL01'].map((code) => syllabusId(code))

describe('Subjects that are taught as one', () => {
  let world: World
  let teacher: string
  beforeAll(async () => {
    world = await openWorld()
    await gradedHere(world)
    const [row] = await world.sql<{ id: string }[]>`select d.person_id as id from identity.activity_teacher t
      join identity.duty d on d.id = t.duty_id where t.activity_id = ${society} and t.end_date is null`
    // Whoever teaches it in the demo signs in as the former teacher, who has a persona.
    teacher = row!.id
    const [goran] = await world.sql<{ id: string }[]>`select d.id from identity.duty d
      join identity.activity_teacher t on t.duty_id = d.id where t.activity_id = ${activityId('ekhamraskolan/9A/Svenska')} and t.end_date is null`
    await world.sql`update identity.activity_teacher set duty_id = ${goran!.id} where activity_id = any(${[society, science]})`
    await world.sql`insert into administration.teacher_licence select gen_random_uuid(), (select person_id from identity.duty where id = ${goran!.id}),
      school_type, subject_designation, language_code, start_date, end_date, registered_by_id, registered_at
      from administration.teacher_licence where person_id = ${teacher} on conflict do nothing`
  })
  afterAll(() => world.stop())

  const set = (gradeValue: string, input: object) =>
    did(world, 'former-teacher', 'setGrades', {
      activityId: society,
      ...term,
      grades: [{ studentId: amina, gradeValue }],
      ...input,
    })
  const sheet = async (named: string | null) => {
    const { data } = await world.ask('former-teacher', `query ($syllabusId: ID) {
      gradeSheet(activityId: "${society}", semester: HT, year: 2026, syllabusId: $syllabusId) { syllabus { subjectDesignation }
        activity { syllabus { id } syllabuses { subjectDesignation } } entries { student { id } draft { gradeValue } grade { gradeValue } } } }`,
      { variables: { syllabusId: named } }) // prettier-ignore
    return data.gradeSheet
  }

  it('are graded each by itself, and none of them by mistake', async () => {
    expect(await set('C', {})).toBe('SYLLABUS_UNCLEAR')
    expect(await set('C', { syllabusId: syllabusId('GRGRMAT01') })).toBe('SYLLABUS_UNCLEAR')
    expect(await set('C', { syllabusId: geography })).toBe('DONE')
    expect(await set('A', { syllabusId: history })).toBe('DONE')
    const whole = await sheet(null)
    expect(whole).toMatchObject({ syllabus: null, entries: null, activity: { syllabus: null } })
    expect(whole.activity.syllabuses.map((one: any) => one.subjectDesignation)).toEqual(['GE', 'HI', 'RE', 'SH'])
    const of = async (named: string) => (await sheet(named)).entries.find((one: any) => one.student.id === amina)
    expect(await of(geography!)).toMatchObject({ draft: { gradeValue: 'C' }, grade: null })
    expect(await of(history!)).toMatchObject({ draft: { gradeValue: 'A' }, grade: null })
    expect(await of(civics!)).toMatchObject({ draft: null, grade: null })
    const sign = (input: object) => did(world, 'former-teacher', 'signGrades', { activityId: society, ...term, ...input })
    expect(await sign({})).toBe('SYLLABUS_UNCLEAR')
    expect(await sign({ syllabusId: faith })).toBe('NOTHING_TO_SIGN')
    expect(await sign({ syllabusId: geography })).toBe('DONE')
    expect(await of(geography!)).toMatchObject({ draft: null, grade: { gradeValue: 'C' } })
    expect(await of(history!)).toMatchObject({ draft: { gradeValue: 'A' }, grade: null })
    expect(await set('B', { syllabusId: geography })).toBe('ALREADY_SIGNED')
    expect(await set('B', { syllabusId: history })).toBe('DONE')
  })

  it('are one grade in year 6, where the principal has decided so, and in no other', async () => {
    const link = (persona: string, activity: string, code: string, others: readonly string[] = []) =>
      did(world, persona, 'linkSyllabus', { activityId: activity, syllabusId: syllabusId(code), otherSyllabusIds: others })
    expect(await link('principal', society, 'SO')).toBe('ALREADY_GRADED')
    await world.sql`delete from administration.grade where activity_id = ${science}`
    expect(await link('school-admin', science, 'NO')).toBe('DECIDED_BY_PRINCIPAL')
    expect(await link('school-admin', science, 'GRGRBIO01', [syllabusId('NO')])).toBe('DECIDED_BY_PRINCIPAL')
    expect(await link('principal', science, 'NO')).toBe('DONE')
    const grade = () => act(world, 'former-teacher', 'setGrades', { activityId: science, ...term, grades: [{ studentId: amina, gradeValue: 'C' }] })
    const refused = await grade()
    expect(refused.data.setGrades.userErrors).toMatchObject([{ code: 'SCHOOL_YEAR_NOT_GRADED', message: 'Grades on it are set in year 6 only.', field: ['grades', '0', 'studentId'] }])
    await world.sql`update identity.enrolment set school_year = 6 where pupil_id = ${amina}`
    expect(verdict(await grade())).toBe('DONE')
    await world.sql`update identity.enrolment set school_year = null where pupil_id = ${amina}`
    expect(verdict(await grade())).toBe('SCHOOL_YEAR_NOT_GRADED')
    await world.sql`update identity.enrolment set school_year = 9 where pupil_id = ${amina}`
  }) // prettier-ignore

  it('are linked together or not at all', async () => {
    const given = { activityId: science, syllabusId: syllabusId('GRGRBIO01') }
    for (const otherSyllabusIds of [['x'], [syllabusId('SVESVE01')], Array.from({ length: 20 }, (_, n) => syllabusId(`${n}`))])
      expect(await did(world, 'principal', 'linkSyllabus', { ...given, otherSyllabusIds })).toBe('SYLLABUS_NOT_FOUND')
    const both = await act(
      world,
      'school-admin',
      'linkSyllabus',
      { ...given, otherSyllabusIds: [syllabusId('GRGRFYS01'), syllabusId('GRGRBIO01')] },
      'activity { syllabuses { subjectDesignation } }',
    )
    expect(both.data.linkSyllabus.activity.syllabuses.map((one: any) => one.subjectDesignation)).toEqual(['BI', 'FY'])
  })
})
