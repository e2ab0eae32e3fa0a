import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../../identity/demo/keys.ts'
import { act, did, everyone } from '../../identity/keeping/keeping.testing.ts'
import { alva, assessedHere, criterion, elin, hugo, item, maths, mathsSyllabus, seven } from '../assessment/assessment.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'

const term = { academicYear: '2026/27', semester: 'HT' }
const said = { text: 'Du löser problem. Hugo med.', levelValue: 'C', contentItemIds: [item(1)], criterionIds: [criterion('C')] }

describe('What is written of all a pupil knows in a subject', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await assessedHere(world)
  })
  afterAll(() => world.stop())

  const write = (entries: readonly object[], input: object = {}) =>
    act(
      world,
      'teacher',
      'writeWrittenAssessments',
      { activityId: maths, ...term, entries, ...input },
      'drafts { id version state text warnings { word } }',
    )
  const faults = async (entries: readonly object[], input: object = {}) =>
    (await write(entries, input)).data.writeWrittenAssessments.userErrors.map((one: { code: string }) => one.code)
  const ids = async (...given: Parameters<typeof write>): Promise<string[]> =>
    (await write(...given)).data.writeWrittenAssessments.drafts.map((one: { id: string }) => one.id)
  const publish = (draftIds: readonly string[], persona = 'teacher') =>
    did(world, persona, 'publishWrittenAssessments', { activityId: maths, draftIds })
  const past = (who: string, statement: string) =>
    pastTheRules(world, personId(who), async (tx) => (await tx.unsafe(statement)).count).catch(({ code }) => code)
  const undo = (writtenAssessmentId: string, persona = 'teacher', expectedVersion = 1) =>
    did(world, persona, 'undoWrittenAssessment', { writtenAssessmentId, expectedVersion })

  const seen = async (persona: string, student: string = alva, options: AskOptions = {}) => {
    const { data, errors } = await world.ask(
      persona,
      `{ person(id: "${student}") { writtenAssessments(filter: { syllabusId: "${mathsSyllabus}" }) { edges { node {
        id text level { value } academicYear semester contentItems { id } criteria { gradeStep } undoneAt withdrawnAt withdrawalReason } } } } }`,
      options,
    )
    if (errors.length > 0) return errors[0]!.extensions.code
    return data.person === null ? 'ABSENT' : data.person.writtenAssessments.edges.map(({ node }: { node: object }) => node)
  }

  it('is written of the class in one act, and again without a change', async () => {
    const answer = await write([
      { studentId: alva, ...said },
      { studentId: elin, ...said, text: 'Du förklarar.' },
    ])
    expect(answer.data.writeWrittenAssessments).toMatchObject({
      drafts: [{ version: 1, state: 'DRAFT', text: said.text, warnings: [{ word: 'Hugo' }] }, { warnings: [] }],
      userErrors: [],
    })
    expect((await write([{ studentId: alva, ...said }])).data.writeWrittenAssessments.drafts).toMatchObject([{ version: 1 }])
    expect((await write([{ studentId: alva, ...said, text: 'Nytt' }])).errors[0]?.extensions.code).toBe('CONFLICT')
    for (const persona of ['pupil', 'guardian', 'mentor', 'principal']) expect(await seen(persona), persona).toEqual([])
  })

  it('is refused where something is wrong, everything at once', async () => {
    const entry = { studentId: hugo, ...said }
    expect(await faults([{ ...entry, text: '', levelValue: 'X', contentItemIds: [criterion('C')] }])).toEqual([
      'LEVEL_INVALID',
      'TEXT_INVALID',
      'OTHER_VERSION',
    ])
    expect(await faults([entry], { academicYear: '2026/27', semester: 'VT' })).toEqual(['TERM_INVALID'])
    expect(await faults([entry], { academicYear: 'nu' })).toEqual(['TERM_INVALID'])
    expect(await faults([entry], { academicYear: '2025/26', semester: 'VT' })).toEqual([])
  })

  it('is not published without a content item and a criterion, by any path', async () => {
    const entry = { studentId: hugo, ...said }
    const [without] = await ids([{ ...entry, contentItemIds: [] }])
    expect(await publish([without!])).toBe('NO_CONTENT')
    const [again] = await ids([{ ...entry, criterionIds: [], expectedVersion: 1 }])
    expect(again).toBe(without)
    expect(await publish([again!])).toBe('NO_CRITERION')
    const attack = (first: string, other: string) =>
      pastTheRules(
        world,
        personId('johan-lindqvist'),
        async (tx) =>
          (
            await tx.unsafe(`insert into pedagogy.written_assessment
        (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, academic_year, semester, text, author_id,
         first_content_item_id, first_criterion_id, published_at, published_by_id)
        select id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, academic_year, semester, text,
          author_id, ${first}, ${other}, current_setting('skolgraf.now')::timestamptz, access.viewer_person() from pedagogy.written_assessment_draft where id = '${again}'`)
          ).count,
      )
    await expect(attack('null', `'${criterion('C')}'`)).rejects.toThrow(/null value in column "first_content_item_id"/)
    await expect(attack(`'${item(1)}'`, 'null')).rejects.toThrow(/null value in column "first_criterion_id"/)
    await expect(attack(`'${item(1)}'`, `'${item(2)}'`)).rejects.toThrow(/first_criterion_fk/)
    expect(await attack(`'${item(1)}'`, `'${criterion('C')}'`)).toBe(1)
  })

  it("is home's from then on, and undone as long as home has not read it", async () => {
    const [draft] = await ids([{ studentId: alva, ...said }])
    expect(await did(world, 'teacher', 'markWrittenAssessmentsReady', { activityId: maths, draftIds: [draft] })).toBe('DONE')
    expect(await publish([draft!])).toBe('DONE')
    expect(await faults([{ studentId: alva, ...said }])).toEqual(['ALREADY_PUBLISHED'])
    // The school reads it: that is no reading at home.
    expect(await seen('mentor')).toMatchObject([
      { text: said.text, contentItems: [{ id: item(1) }], criteria: [{ gradeStep: 'C' }] },
    ])
    expect(await undo(draft!, 'mentor')).toBe('FORBIDDEN')
    expect(await undo(draft!)).toBe('DONE')
    expect(await undo(draft!)).toBe('NOT_PUBLISHED')
    expect(await past('johan-lindqvist', 'update pedagogy.written_assessment set undone_at = null')).toBe(0)
    for (const persona of ['pupil', 'guardian']) expect(await seen(persona), persona).toEqual([])
    expect(await seen('principal')).toMatchObject([{ undoneAt: expect.any(String) }])
    const [again] = await ids([{ studentId: alva, ...said, text: 'Du visar.', expectedVersion: 1 }])
    expect(again).not.toBe(draft)
    world.travel(new Date('2026-11-22T12:00:00Z'))
    expect(await publish([again!])).toBe('DONE')
    expect(await seen('guardian', alva, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect(await seen('guardian', alva, { assurance: 'SUBSTANTIAL' })).toMatchObject([
      { text: 'Du visar.', level: { value: 'C' } },
    ])
    expect(await undo(again!)).toBe('ALREADY_READ')
    for (const who of ['johan-lindqvist', 'anders-hellstrom'])
      expect(await past(who, 'update pedagogy.written_assessment set undone_at = now()'), who).toBe('42501')
    expect(await seen('pupil')).toMatchObject([{ text: 'Du visar.' }])
  })

  it('is taken back with a reason when home has read it, and another takes its place', async () => {
    const [{ id }] = await seen('pupil')
    const back = (reason: string, persona = 'teacher') =>
      did(world, persona, 'withdrawWrittenAssessment', { writtenAssessmentId: id, expectedVersion: 1, reason })
    expect(await back('')).toBe('REASON_INVALID')
    expect(await back('Fel elev', 'guardian')).toBe('FORBIDDEN')
    expect(await back('Fel elev', 'principal')).toBe('DONE')
    expect(await back('Fel elev')).toBe('WITHDRAWN')
    expect(await seen('guardian')).toEqual([])
    expect(await publish(await ids([{ studentId: alva, ...said }]))).toBe('DONE')
    const feed = await world.sql`select distinct entity from pedagogy.change order by 1`
    expect(feed.map(({ entity }) => entity)).toEqual(['KnowledgeFact', 'WrittenAssessment'])
  })

  it('is seen by those who follow the pupil, and by nobody else', async () => {
    const open = new Set(['pupil', 'guardian', 'guardian-other-parent', 'teacher', 'mentor', 'principal'])
    for (const persona of everyone) {
      const got = await seen(persona)
      if (open.has(persona)) expect(got, persona).toContainEqual(expect.objectContaining({ text: said.text, withdrawnAt: null }))
      else expect(['ABSENT', 'FORBIDDEN'], persona).toContain(got)
    }
    for (const who of ['jenny-bergstrom', 'alva-bergstrom', 'sara-holmgren', 'nadia-rahimi', 'maria-soderberg'])
      expect(
        await pastTheRules(world, personId(who), async (tx) => (await tx`select from pedagogy.written_assessment_draft`).count),
        who,
      ).toBe(0)
  })

  it("of a protected pupil is theirs to read, and their guardian's", async () => {
    expect(await publish(await ids([{ studentId: elin, ...said, text: 'Du förklarar.' }]))).toBe('DONE')
    for (const persona of ['protected-pupil', 'protected-guardian'])
      expect(await seen(persona, elin), persona).toMatchObject([{ text: 'Du förklarar.' }])
    for (const persona of ['school-admin', 'authority-admin', 'guardian'])
      expect(await seen(persona, elin), persona).toBe('ABSENT')
  })

  it('is advised about to the school alone', async () => {
    const warnings = (persona: string) =>
      world.ask(persona, `{ person(id: "${alva}") { writtenAssessments { edges { node { text warnings { word } } } } } }`)
    const { data } = await warnings('teacher')
    const words = data.person.writtenAssessments.edges.flatMap(({ node }: { node: { text: string; warnings: object[] } }) =>
      node.text === said.text ? node.warnings : [],
    )
    expect(words).toContainEqual({ word: 'Hugo' })
    for (const persona of ['guardian', 'pupil'])
      expect((await warnings(persona)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
  })

  it('is listed for an activity and a term: what is being written to its teachers, what stands to those who lead its pupils', async () => {
    const lists = async (persona: string) => {
      const { data, errors } = await world.ask(
        persona,
        `{ person(id: "${alva}") { writtenAssessmentDrafts { state } } group(id: "${seven}") { activities { displayName
          writtenAssessments(academicYear: "2026/27", semester: HT) { text }
          writtenAssessmentDrafts(academicYear: "2026/27", semester: HT) { text } } } }`,
      )
      if (errors.length > 0) return errors[0]!.extensions.code
      const ours = data.group.activities.find(({ displayName }: { displayName: string }) => displayName.includes('Matematik'))
      return [ours.writtenAssessments.length, ours.writtenAssessmentDrafts.length]
    }
    expect(await lists('teacher')).toEqual([2, 1])
    for (const persona of ['mentor', 'principal']) expect(await lists(persona), persona).toEqual([2, 0])
    for (const persona of ['guardian', 'school-admin']) expect(await lists(persona), persona).toBe('FORBIDDEN')
  })
})
