import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone } from '../../identity/keeping/keeping.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { ability, alva, assess, assessedHere, criterion, hugo, idsOf, item, maths, publish, seven } from './assessment.testing.ts'

const unknown = '00000000-0000-4000-8000-00000000dead'
const said = [{ studentId: hugo, levelValue: 'C' }]

describe('What stands in the way of assessing', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const past = (who: string, statement: string) =>
    pastTheRules(world, personId(who), async (tx) => (await tx.unsafe(statement)).count).catch(({ constraint_name: name, code }) => name ?? code)
  const faults = async (entries: readonly object[], input: object = {}) =>
    (await assess(world, entries, input)).data.assessPupils.userErrors.map(
      ({ code, field }: { code: string; field: string[] | null }) => (field === null ? code : `${code} ${field.join('.')}`),
    )

  it('is another system that is master, and an activity without the syllabus', async () => {
    await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = ${unitId('ekhamraskolan')}`
    expect(await faults(said)).toEqual(['MASTERED_ELSEWHERE'])
    await world.sql`delete from identity.master_system where domain = 'PLANS'`
    expect(await faults(said)).toEqual(['NOT_TAUGHT syllabusId'])
    await assessedHere(world)
    expect(await faults(said, { syllabusId: unknown })).toEqual(['NOT_TAUGHT syllabusId'])
    expect(await faults(said, { assessedOn: '2021-11-20' })).toEqual(['NO_SYLLABUS_VERSION syllabusId'])
  })

  it('is everything that is wrong with what is said, at once and each in its place', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, source_system_id)
      select gen_random_uuid(), ${alva}, ${personId('johan-lindqvist')}, 'ANNAN_ANSVARIG', '2026-01-01', null`
    const marks = [{ abilityId: ability(1), levelValue: 'Z' }, { abilityId: ability(1), levelValue: 'A' }, { abilityId: unknown, levelValue: 'A' }] // prettier-ignore
    expect(
      await faults(
        [{ studentId: hugo, levelValue: 'GODTAGBARA', text: ' ', marks }, { studentId: hugo }, { studentId: unknown }, { studentId: alva }],
        { title: '', assessedOn: '2026-11-23', contentItemIds: [criterion('C')], criterionIds: [item(1)] },
      ),
    ).toEqual([
      'TITLE_INVALID title', 'DATE_INVALID assessedOn', 'OTHER_VERSION contentItemIds.0', 'OTHER_VERSION criterionIds.0',
      'LEVEL_INVALID entries.0.levelValue', 'TEXT_INVALID entries.0.text', 'TWICE entries.1.studentId',
      'NOT_A_PUPIL_HERE entries.2.studentId', 'OWN_CHILD entries.3.studentId', 'LEVEL_INVALID entries.0.marks.0.levelValue',
      'TWICE entries.0.marks.1.abilityId', 'OTHER_VERSION entries.0.marks.2.abilityId',
    ]) // prettier-ignore
    await world.sql`delete from identity.responsible where person_id = ${personId('johan-lindqvist')}`
    expect(await faults([])).toEqual(['TOO_MANY entries'])
  })

  it('is, of what is published, that it has to point at the syllabus and say something', async () => {
    const code = async (title: string, entry: object, input: object) =>
      (
        await publish(world, idsOf(await assess(world, [{ studentId: hugo, ...entry }], { title, ...input })))
      ).data.publishAssessments.userErrors.map((one: { code: string }) => one.code)
    expect(await code('1', { text: 'Du kan.' }, { contentItemIds: [], criterionIds: [] })).toEqual(['NO_CURRICULUM_LINK'])
    expect(await code('2', { levelValue: 'C' }, { criterionIds: [] })).toEqual(['NO_CRITERION'])
    expect(await code('3', { text: 'Du kan.' }, {})).toEqual(['NO_LEVEL'])
    expect(await code('4', {}, { kind: 'FORMATIVE' })).toEqual(['NOTHING_SAID'])
    expect(await code('5', { text: 'Du kan.' }, { kind: 'FORMATIVE', criterionIds: [] })).toEqual([])
  })

  it('is whoever else asks: everybody but the teachers of the activity', async () => {
    const [id] = idsOf(await assess(world, [{ studentId: alva, levelValue: 'C' }]))
    const staff = [
      'principal',
      'mentor',
      'school-admin',
      'special-educator',
      'counsellor',
      'substitute',
      'former-teacher',
      'care-staff',
      'principal-other-school',
    ]
    for (const persona of everyone.filter((one) => one !== 'teacher')) {
      const code = await did(world, persona, 'publishAssessments', { activityId: maths, draftIds: [id] })
      // To those who have nothing to do with the activity there is no such activity.
      expect(['FORBIDDEN', ...(staff.includes(persona) ? ['NOT_FOUND'] : [])], persona).toContain(code)
    }
    expect(
      (await act(world, 'teacher', 'publishAssessments', { activityId: maths, draftIds: [id] }, '', { assurance: 'LOW' }))
        .errors[0]?.extensions.code,
    ).toBe('STEP_UP_REQUIRED')
    expect(await did(world, 'teacher', 'publishAssessments', { activityId: maths, draftIds: [unknown] })).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'publishAssessments', { activityId: maths, draftIds: ['no id'] })).toBe('NOT_FOUND')
    expect(await did(world, 'teacher', 'publishAssessments', { activityId: maths, draftIds: [] })).toBe('TOO_MANY')
  })

  it('is the database, past every rule', async () => {
    const count = (who: string, table: 'assessment' | 'assessment_draft' | 'assessment_item') =>
      pastTheRules(world, personId(who), async (tx) => (await tx`select from ${tx(`pedagogy.${table}`)}`).count)
    expect(await count('johan-lindqvist', 'assessment_draft')).toBeGreaterThan(0)
    for (const who of [
      'jenny-bergstrom',
      'alva-bergstrom',
      'sara-holmgren',
      'monica-berglund',
      'karin-nystrom',
      'nadia-rahimi',
      'lena-forsberg',
      'goran-akesson',
    ])
      expect(await count(who, 'assessment_draft'), who).toBe(0)
    for (const who of ['jenny-bergstrom', 'monica-berglund', 'karin-nystrom', 'nadia-rahimi', 'lena-forsberg', 'maria-soderberg'])
      expect([await count(who, 'assessment'), await count(who, 'assessment_item')], who).toEqual([0, 0])
    const attack = (who: string, statement: string) =>
      pastTheRules(world, personId(who), async (tx) => (await tx.unsafe(statement)).count)
    await expect(attack('johan-lindqvist', `update pedagogy.assessment set text = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(attack('johan-lindqvist', `delete from pedagogy.assessment`)).rejects.toThrow(/permission denied/)
    expect(
      await attack(
        'sara-holmgren',
        `update pedagogy.assessment set withdrawn_at = now(), withdrawn_by_id = '${personId('sara-holmgren')}', withdrawal_reason = 'x'`,
      ),
    ).toBe(0)
    const published = `insert into pedagogy.assessment (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind,
      assessed_on, level_id, first_criterion_id, first_content_item_id, published_at, published_by_id, number)
      select id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind, assessed_on, level_id,
        criterion_ids[1], content_item_ids[1], current_setting('skolgraf.now')::timestamptz, access.viewer_person(), 1 from pedagogy.assessment_draft where student_id = '${alva}'`
    expect(await attack('johan-lindqvist', published)).toBe(1)
    await expect(attack('johan-lindqvist', published.replace('timestamptz', "timestamptz + interval '1 year'"))).rejects.toThrow(/row-level security/)
    const pointing = (criterionId: string, contentItemId: string) =>
      attack('johan-lindqvist', published.replace('criterion_ids[1], content_item_ids[1]', `${criterionId}, ${contentItemId}`))
    await expect(pointing('null', 'null')).rejects.toThrow(/assessment_(linked|summative)_check/)
    await expect(pointing('criterion_ids[1]', `'${unknown}'`)).rejects.toThrow(/first_content_item_fk/)
    // What is published is a draft, as it is: of its pupil, unit and author, and in the place of what it was to replace.
    const [into, from] = published.split('select ') as [string, string]
    const lies = [['author_id', `'${personId('sara-holmgren')}'`], ['organisation_id', `'${unitId('bjorkskolan')}'`], ['student_id', `'${hugo}'`], ['id', 'gen_random_uuid()']] as const
    for (const [of, lie] of lies)
      await expect(attack('johan-lindqvist', `${into} select ${from.replace(of, lie)}`), of).rejects.toThrow(/row-level security/)
    // Who may not write there sees no draft to publish.
    expect(await attack('anders-hellstrom', published)).toBe(0)
  })

  it('is whose name and unit a draft is of, and whose place it takes', async () => {
    const [first] = (await world.sql`select id from pedagogy.assessment`).map((row) => row['id'])
    const drafted = (more: string, values: string) =>
      past('johan-lindqvist', `insert into pedagogy.assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, author_id, kind,
        assessed_on, content_item_ids, criterion_ids, marks, modified_at${more}) select gen_random_uuid(), ${values} from pedagogy.assessment where id = '${first}'`)
    const [rest, links] = ['activity_id, syllabus_id, syllabus_version_id', `'FORMATIVE', '2026-11-19', '{}', '{}', '[]', now()`]
    const values = (student: string, unit: string, author: string) => `${student}, ${unit}, ${rest}, ${author}, ${links}`
    const viewer = 'access.viewer_person()'
    expect(await drafted('', values('student_id', 'organisation_id', viewer))).toBe(1)
    expect(await drafted('', values('student_id', 'organisation_id', `'${personId('sara-holmgren')}'`))).toBe('42501')
    expect(await drafted('', values('student_id', `'${unitId('bjorkskolan')}'`, viewer))).toBe('42501')
    expect(await drafted(', replaces_id', `${values('student_id', 'organisation_id', viewer)}, id`)).toBe(1)
    expect(await drafted(', replaces_id', `${values(`'${alva}'`, 'organisation_id', viewer)}, id`)).toBe('assessment_draft_replaces_fk')
    expect(await past('johan-lindqvist', `update pedagogy.assessment_draft set author_id = '${personId('sara-holmgren')}'`)).toBe('42501')
    // Who comes after goes on with a colleague's draft, and leaves it theirs.
    await world.sql`update pedagogy.assessment_draft set author_id = ${personId('sara-holmgren')} where student_id = ${alva}`
    expect(await past('johan-lindqvist', `update pedagogy.assessment_draft set state = 'READY' where student_id = '${alva}'`)).toBe(1)
  })

  it('is that what does not stand never stands again, and that what stands is not replaced by nothing', async () => {
    const [stands] = (await world.sql`select id from pedagogy.assessment`).map((row) => row['id'])
    const set = (who: string, to: string) => past(who, `update pedagogy.assessment set ${to} where id = '${stands}'`)
    for (const who of ['johan-lindqvist', 'anders-hellstrom']) expect(await set(who, 'superseded_at = now()'), who).toBe('42501')
    const back = (by: string) => `withdrawn_at = now(), withdrawn_by_id = '${personId(by)}', withdrawal_reason = 'x'`
    expect([await set('johan-lindqvist', back('anders-hellstrom')), await set('johan-lindqvist', back('johan-lindqvist'))]).toEqual(['42501', 1])
    expect((await act(world, 'teacher', 'reviseAssessment', { assessmentId: stands })).data.reviseAssessment.userErrors).toEqual([])
    expect([await set('johan-lindqvist', 'superseded_at = now()'), await set('anders-hellstrom', 'superseded_at = now()')]).toEqual([1, '42501'])
    await world.sql`delete from pedagogy.assessment_draft where replaces_id = ${stands}`
    await world.sql`update pedagogy.assessment set superseded_at = now() where id = ${stands}`
    expect(await set('johan-lindqvist', 'superseded_at = null')).toBe(0)
    await world.sql`update pedagogy.assessment set superseded_at = null, withdrawn_at = now(), withdrawn_by_id = ${hugo}, withdrawal_reason = 'x' where id = ${stands}`
    expect(await set('johan-lindqvist', 'withdrawn_at = null, withdrawn_by_id = null, withdrawal_reason = null')).toBe(0)
    await world.sql`update pedagogy.assessment set withdrawn_at = null, withdrawn_by_id = null, withdrawal_reason = null where id = ${stands}`
  })

  it('is whose activity it is: its lists are read by its teachers, and what is published by those who lead its pupils', async () => {
    const lists = async (persona: string, assurance: 'LOW' | 'HIGH' = 'HIGH') => {
      const { data, errors } = await world.ask(
        persona,
        `{ group(id: "${seven}") { activities { displayName permittedAssessmentActions
          assessments { edges { node { title } } } assessmentDrafts { edges { node { title } } } } } }`,
        { assurance },
      )
      if (errors.length > 0) return errors[0]!.extensions.code
      const ours = data.group?.activities.find(({ displayName }: { displayName: string }) => displayName.includes('Matematik'))
      return ours
        ? [ours.permittedAssessmentActions.length, ours.assessments.edges.length, ours.assessmentDrafts.edges.length]
        : 'ABSENT'
    }
    expect(await lists('teacher')).toEqual([4, 1, 5])
    for (const persona of ['mentor', 'principal']) expect(await lists(persona), persona).toEqual([0, 1, 0])
    for (const persona of ['school-admin', 'special-educator']) expect(await lists(persona), persona).toEqual([0, 0, 0])
    for (const persona of ['guardian', 'pupil']) expect(await lists(persona), persona).toBe('FORBIDDEN')
    expect(await lists('teacher', 'LOW')).toBe('STEP_UP_REQUIRED')
  })
}) // prettier-ignore
