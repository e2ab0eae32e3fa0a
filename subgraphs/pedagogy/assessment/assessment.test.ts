import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { act, did } from '../../identity/keeping/keeping.testing.ts'
import {
  ability,
  alva,
  assess,
  assessedHere,
  elin,
  hugo,
  idsOf,
  item,
  maths,
  mathsSyllabus,
  publish,
  seen,
} from './assessment.testing.ts'

const text = 'Alva är duktig på bråk. '

describe('What pupils know', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
  })
  afterAll(() => world.stop())

  const matrix = async (persona: string) =>
    (
      await world.ask(
        persona,
        `{ person(id: "${alva}") { knowledgeMatrix(syllabusId: "${mathsSyllabus}") {
          abilities { ability { id } latest { level { value } } marks { level { value } } } } } }`,
      )
    ).data.person?.knowledgeMatrix.abilities

  const drafts = async (persona: string, student = alva) =>
    (await world.ask(persona, `{ person(id: "${student}") { assessmentDrafts { title state } } }`)).data.person?.assessmentDrafts
  let id = ''

  it('is written of the whole class in one act, and advised about without a bar', async () => {
    const marks = [{ abilityId: ability(1), levelValue: 'B' }]
    const answer = await assess(world, [
      { studentId: alva, levelValue: 'C', text, marks },
      { studentId: elin, levelValue: 'E' },
      { studentId: hugo, levelValue: 'A', text: 'Som Alva, trots din frånvaro.' },
    ])
    expect(answer.data.assessPupils.userErrors).toEqual([])
    expect(answer.data.assessPupils.drafts).toMatchObject([
      { state: 'DRAFT', version: 1, text, level: { value: 'C' }, warnings: [{ word: 'duktig', position: 8 }] },
      { text: null, warnings: [], student: { id: elin } },
      // Of whom else, and of absence, an assessment should not speak.
      { warnings: [{ word: 'Alva' }, { word: 'frånvaro' }] },
    ])
    id = idsOf(answer)[0]!
    const [saved] = await world.sql`select text from pedagogy.assessment_draft where id = ${id}`
    expect(saved!['text']).toBe(text)
  })

  it('changes nothing when the same is written again, and refuses to overwrite what was not read', async () => {
    expect(
      (await assess(world, [{ studentId: hugo, levelValue: 'A', text: 'Som Alva, trots din frånvaro.' }])).data.assessPupils
        .drafts,
    ).toMatchObject([{ version: 1 }])
    const other = [{ studentId: hugo, levelValue: 'B' }]
    expect((await assess(world, other)).errors[0]?.extensions.code).toBe('CONFLICT')
    expect((await assess(world, [{ ...other[0], expectedVersion: 1 }])).data.assessPupils.drafts).toMatchObject([
      { version: 2, text: null },
    ])
  })

  it("is nobody's but the teachers' until it is ready, and then their mentor's and principal's", async () => {
    for (const persona of ['mentor', 'principal']) expect(await drafts(persona), persona).toEqual([])
    expect(await drafts('teacher')).toEqual([{ title: 'Prov om bråk', state: 'DRAFT' }])
    expect(await did(world, 'teacher', 'markAssessmentsReady', { activityId: maths, draftIds: [id] })).toBe('DONE')
    for (const persona of ['mentor', 'principal'])
      expect(await drafts(persona), persona).toEqual([{ title: 'Prov om bråk', state: 'READY' }])
    for (const persona of ['pupil', 'guardian', 'school-admin', 'special-educator'])
      expect(await drafts(persona), persona).toBeFalsy()
    for (const persona of ['pupil', 'guardian', 'mentor']) expect(await seen(world, persona), persona).toEqual([])
  })

  it("is home's when it is published, with what it points at", async () => {
    expect((await publish(world, [id])).data.publishAssessments).toEqual({
      assessments: [{ id, number: 1, version: 1 }],
      userErrors: [],
    })
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'teacher', 'mentor', 'principal'])
      expect(await seen(world, persona), persona).toMatchObject([
        { id, text, level: { value: 'C' }, marks: [{ ability: { id: ability(1) }, level: { value: 'B' } }],
          contentItems: [{ id: item(1) }, { id: item(2) }], criteria: [{ gradeStep: 'C' }] },
      ]) // prettier-ignore
    for (const persona of ['pupil', 'guardian', 'teacher'])
      expect(await seen(world, persona, alva, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    for (const persona of ['school-admin', 'special-educator', 'counsellor', 'step-parent'])
      expect(await seen(world, persona), persona).toBe('FORBIDDEN')
    for (const persona of ['substitute', 'principal-other-school', 'blocked-guardian', 'former-teacher'])
      expect(await seen(world, persona), persona).toBe('ABSENT')
    expect(await drafts('teacher')).toEqual([])
  })

  it('is advised about to the school alone', async () => {
    const warnings = (persona: string) =>
      world.ask(persona, `{ person(id: "${alva}") { assessments { edges { node { warnings { word } } } } } }`)
    expect((await warnings('teacher')).data.person.assessments.edges).toEqual([{ node: { warnings: [{ word: 'duktig' }] } }])
    for (const persona of ['guardian', 'pupil'])
      expect((await warnings(persona)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
  })

  it('is a matrix of abilities over time, in which what stands last holds', async () => {
    expect(await matrix('guardian')).toMatchObject([{ ability: { id: ability(1) }, latest: { level: { value: 'B' } } }])
  })

  it('is revised by something that takes its place, while home sees the first', async () => {
    expect((await assess(world, [{ studentId: alva, levelValue: 'E' }])).data.assessPupils.userErrors).toMatchObject([
      { code: 'ALREADY_PUBLISHED' },
    ])
    const revised = await act(
      world,
      'teacher',
      'reviseAssessment',
      { assessmentId: id },
      'draft { id version text replaces { id } contentItems { id } marks { level { value } } }',
    )
    const { draft } = revised.data.reviseAssessment
    expect(draft).toMatchObject({ text, replaces: { id }, contentItems: [{}, {}], marks: [{ level: { value: 'B' } }] })
    expect(await did(world, 'teacher', 'reviseAssessment', { assessmentId: id })).toBe('DRAFT_EXISTS')
    const marks = [{ abilityId: ability(1), levelValue: 'A' }]
    await assess(world, [{ studentId: alva, levelValue: 'B', text: 'Du visar mer.', marks, expectedVersion: 1 }])
    expect(await seen(world, 'guardian')).toMatchObject([{ text, number: 1 }])
    world.travel(new Date('2026-11-22T12:00:00Z'))
    await publish(world, [draft.id])
    expect(await seen(world, 'guardian')).toMatchObject([{ text: 'Du visar mer.', number: 2 }])
    expect(await seen(world, 'teacher')).toHaveLength(2)
    expect(await matrix('guardian')).toMatchObject([{ latest: { level: { value: 'A' } }, marks: [{}] }])
    const history = async (persona: string) =>
      (await world.ask(persona, `{ person(id: "${alva}") { assessments { edges { node { number history { number } } } } } }`))
        .data.person.assessments.edges[0].node
    expect(await history('mentor')).toEqual({ number: 2, history: [{ number: 1 }] })
    expect(await history('guardian')).toEqual({ number: 2, history: [] })
    expect(await did(world, 'teacher', 'reviseAssessment', { assessmentId: id })).toBe('ALREADY_SUPERSEDED')
    id = draft.id
  })

  it('is taken back with a reason, which only the school is told; the one before does not come again', async () => {
    const back = (input: object, persona = 'teacher') =>
      did(world, persona, 'withdrawAssessment', { assessmentId: id, expectedVersion: 1, reason: 'Fel elev', ...input })
    expect(await back({ reason: ' ' })).toBe('REASON_INVALID')
    expect(await back({ expectedVersion: 7 })).toBe('CONFLICT')
    expect(await back({}, 'mentor')).toBe('FORBIDDEN')
    expect(await back({})).toBe('DONE')
    expect(await back({})).toBe('WITHDRAWN')
    for (const persona of ['guardian', 'pupil']) expect(await seen(world, persona), persona).toEqual([])
    expect(await seen(world, 'mentor')).toHaveLength(2)
    expect(await matrix('guardian')).toEqual([])
    const { data } = await world.ask(
      'mentor',
      `{ person(id: "${alva}") { assessments(first: 1) { edges { node { withdrawalReason } } } } }`,
    )
    expect(data.person.assessments.edges).toEqual([{ node: { withdrawalReason: 'Fel elev' } }])
    const feed = await world.sql`select entity, count(*)::int as n from pedagogy.change group by 1`
    expect(feed.map((row) => ({ ...row }))).toEqual([{ entity: 'Assessment', n: 4 }])
  })

  it('is noted when it is read, for the pupil; of drafts for nobody to be told', async () => {
    const fields =
      await world.sql`select distinct field from identity.read_event where subject_id = ${alva} and field like '%ssessment%' order by 1`
    expect(fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['Assessment.text', 'AssessmentDraft.text!', 'Person.assessmentDrafts!', 'Person.assessments']),
    )
    expect(fields.filter(({ field }) => /Drafts?(\.\w+)?$/.test(field))).toEqual([])
  })

  it('is thrown away as long as it is a draft', async () => {
    const input = { title: 'Läxa', kind: 'FORMATIVE', criterionIds: [], contentItemIds: [item(1)] }
    const ids = idsOf(await assess(world, [{ studentId: hugo, text: 'Du räknar.' }], input))
    expect(await did(world, 'teacher', 'discardAssessmentDrafts', { activityId: maths, draftIds: ids })).toBe('DONE')
    expect(await did(world, 'teacher', 'discardAssessmentDrafts', { activityId: maths, draftIds: ids })).toBe('NOT_FOUND')
  })

  it("of a protected pupil is the teacher's to write and their own to read", async () => {
    const input = { title: 'Elins', kind: 'FORMATIVE' }
    const ids = idsOf(await assess(world, [{ studentId: elin, text: 'Du förklarar.' }], input))
    await publish(world, ids)
    expect(await seen(world, 'protected-pupil', elin)).toMatchObject([{ text: 'Du förklarar.' }])
    expect(await seen(world, 'protected-guardian', elin)).toMatchObject([{ text: 'Du förklarar.' }])
    for (const persona of ['authority-admin', 'school-admin', 'guardian', 'pupil'])
      expect(await seen(world, persona, elin), persona).toBe('ABSENT')
  })

  it('follows the teachers of the activity, and goes with those who leave', async () => {
    const input = { title: 'Till nästa', kind: 'FORMATIVE' }
    const ids = idsOf(await assess(world, [{ studentId: hugo, text: 'Du prövar.' }], input))
    await world.sql`update identity.activity_teacher t set end_date = '2026-11-21' from identity.duty d where d.id = t.duty_id
      and d.person_id = ${personId('johan-lindqvist')} and t.activity_id = ${maths}`
    expect(await did(world, 'teacher', 'publishAssessments', { activityId: maths, draftIds: ids })).toBe('NOT_FOUND')
    expect(await drafts('teacher', hugo)).toEqual([])
    await world.sql`update identity.activity_teacher t set end_date = null from identity.duty d where d.id = t.duty_id
      and d.person_id = ${personId('johan-lindqvist')} and t.activity_id = ${maths}`
  })
})
