import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { activityId, groupId, personId } from '../../identity/demo/keys.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone } from '../../identity/keeping/keeping.testing.ts'
import { alva } from '../assessment/assessment.testing.ts'
import { contentItemId, knowledgeCriterionId, syllabusVersionId } from '../curriculum/curriculum.ids.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { nils, plannedHere, talk, talked, writtenOf } from './development_plan.testing.ts'

const unknown = '00000000-0000-4000-8000-00000000dead'
const other = '22222222-2222-4222-8222-222222222222'
const texts = { goals: 'Nils är duktig och ska räkna.', schoolEfforts: 'Vi övar.', homeEfforts: 'Läs hemma.' }

describe('A development plan', () => {
  let world: World
  let planId = ''
  let written = ''
  beforeAll(async () => {
    world = await openWorld()
    await plannedHere(world)
  })
  afterAll(() => world.stop())

  const begin = (studentId: string, persona = 'mentor', options: AskOptions = {}) =>
    act(world, persona, 'beginDevelopmentPlan', { studentId }, 'draft { id version }', options)
  const write = (expectedVersion: number, more: object = {}) =>
    act(
      world,
      'mentor',
      'writeDevelopmentPlan',
      { planId, expectedVersion, ...texts, ...more },
      'draft { version goalsWarnings { word } schoolEffortsWarnings { word } homeEffortsWarnings { word } goals }',
    )
  const publish = (expectedVersion: number, talkId = talk, persona = 'mentor') =>
    did(world, persona, 'publishDevelopmentPlan', { planId, talkId, expectedVersion })
  const undo = (persona = 'mentor') => did(world, persona, 'undoDevelopmentPlan', { planId })

  const ask = async (persona: string, field: string, student: string = nils, options: AskOptions = {}) => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${student}") { it: ${field} } }`, options)
    return errors[0]?.extensions.code ?? (data.person === null ? 'ABSENT' : data.person.it)
  }
  const plans = (persona: string, options: AskOptions = {}) =>
    ask(
      persona,
      'developmentPlans { number goals schoolEfforts homeEfforts talkHeldOn writtenAssessments { id } }',
      nils,
      options,
    )
  const stage = async (persona: string, student: string = nils) => {
    const state = await ask(persona, 'developmentPlanState { isRequired stage }', student)
    return state.stage ?? state
  }

  it('is begun by the mentor, once a school year, where the law asks for it', async () => {
    expect(await stage('mentor')).toBe('NOT_BEGUN')
    expect(await stage('mentor', alva)).toBe('NOT_REQUIRED')
    for (const persona of ['principal-other-school', 'guardian', 'pupil', 'teacher', 'former-teacher'])
      expect(['FORBIDDEN', 'NOT_FOUND'], persona).toContain(
        await did(world, persona, 'beginDevelopmentPlan', { studentId: nils }),
      )
    expect((await begin(nils, 'mentor', { assurance: 'LOW' })).errors[0]?.extensions.code).toBe('STEP_UP_REQUIRED')
    expect(await did(world, 'mentor', 'beginDevelopmentPlan', { studentId: alva })).toBe('NOT_REQUIRED')
    expect(await did(world, 'mentor', 'beginDevelopmentPlan', { studentId: unknown })).toBe('NOT_FOUND')
    planId = (await begin(nils)).data.beginDevelopmentPlan.draft.id
    expect(await did(world, 'mentor', 'beginDevelopmentPlan', { studentId: nils })).toBe('ALREADY_BEGUN')
    expect(await stage('mentor')).toBe('DRAFT')
    expect(await stage('guardian')).toBe('NOT_BEGUN')
  })

  it('is written as it is sent, with advice and without a bar', async () => {
    expect(await publish(1)).toBe('NO_PLANNING')
    expect((await write(1, { goals: ' ' })).data.writeDevelopmentPlan.userErrors).toMatchObject([
      { code: 'TEXT_INVALID', field: ['goals'] },
    ])
    expect((await write(7)).errors[0]?.extensions.code).toBe('CONFLICT')
    expect((await write(1)).data.writeDevelopmentPlan.draft).toEqual({
      version: 2, goals: texts.goals, goalsWarnings: [{ word: 'duktig' }], schoolEffortsWarnings: [], homeEffortsWarnings: [],
    }) // prettier-ignore
  })

  it('is not published without a talk that home was told of, and a written assessment', async () => {
    expect(await publish(2)).toBe('NO_TALK')
    await talked(world, nils, other, '2025/26')
    expect(await publish(2, other)).toBe('NO_TALK')
    await world.sql`delete from pedagogy.development_talk`
    await talked(world, alva, other)
    expect(await publish(2, other)).toBe('NO_TALK')
    await talked(world, nils)
    expect(await publish(2)).toBe('NO_WRITTEN_ASSESSMENT')
    written = await writtenOf(world, nils)
    expect(await publish(9)).toBe('CONFLICT')
    const now = "current_setting('skolgraf.now')::timestamptz"
    const attack = (talkId: string, at = now) =>
      pastTheRules(
        world,
        personId('sara-holmgren'),
        async (tx) =>
          (
            await tx.unsafe(`insert into pedagogy.development_plan_publication
        (id, student_id, organisation_id, academic_year, plan_id, number, goals, school_efforts, talk_id, first_written_assessment_id,
         published_at, published_by_id)
        select gen_random_uuid(), student_id, organisation_id, academic_year, id, 1, goals, school_efforts, '${talkId}', '${written}', ${at},
          access.viewer_person() from pedagogy.development_plan where id = '${planId}'`)
          ).count,
      )
    await expect(attack(other)).rejects.toThrow(/publication_talk_fk/)
    // What is dated to come could be undone after home has read it.
    await expect(attack(talk, `${now} + interval '1 year'`)).rejects.toThrow('row-level security')
    expect(await attack(talk)).toBe(1)
  })

  it("is home's when the mentor publishes it, and undone until home has read it", async () => {
    for (const persona of ['guardian', 'principal-other-school']) expect(await plans(persona), persona).toEqual([])
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await publish(2, talk, 'principal-other-school'))
    expect(await publish(2)).toBe('DONE')
    expect(await stage('guardian')).toBe('PUBLISHED')
    expect(await undo()).toBe('DONE')
    expect(await undo()).toBe('NOT_PUBLISHED')
    expect(await plans('guardian')).toEqual([])
    expect(await publish(3)).toBe('DONE')
    expect(await plans('guardian', { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    expect(await plans('guardian', { assurance: 'SUBSTANTIAL' })).toEqual([
      { ...texts, number: 2, talkHeldOn: '2026-10-19', writtenAssessments: [{ id: written }] },
    ])
    expect(await undo()).toBe('ALREADY_READ')
  })

  it('is written anew, and what home has does not change until that is published', async () => {
    expect((await write(4, { goals: 'Nils ska räkna mer.' })).data.writeDevelopmentPlan.draft.version).toBe(5)
    expect(await plans('guardian')).toMatchObject([{ goals: texts.goals }])
    expect(await publish(5)).toBe('DONE')
    expect(await plans('guardian')).toMatchObject([{ number: 3, goals: 'Nils ska räkna mer.' }])
    const asked = `{ group(id: "${groupId('bjorkskolan/3A')}") { knowledgeOverview { student { id } planState { stage publishedAt } } } }`
    const inClass = (await world.ask('mentor', asked)).data.group.knowledgeOverview
    const state = await ask('mentor', 'developmentPlanState { stage publishedAt }')
    expect(state.stage).toBe('PUBLISHED')
    expect(inClass.find((one: { student: { id: string } }) => one.student.id === nils).planState).toEqual(state)
    expect(inClass.filter((one: { planState: { stage: string } }) => one.planState.stage === 'NOT_BEGUN').length).toBeGreaterThan(
      5,
    )
    const feed = await world.sql`select count(*)::int as n from pedagogy.change where entity = 'IndividualDevelopmentPlan'`
    expect(feed[0]!['n']).toBe(4)
  })

  it('is seen by those who follow the pupil, its drafts by those who answer for the whole of it, and by nobody else', async () => {
    const open = new Set(['mentor', 'principal-other-school', 'guardian', 'step-parent'])
    for (const persona of everyone) {
      const [got, draft] = [await plans(persona), await ask(persona, 'developmentPlanDrafts { schoolEfforts homeEfforts }')]
      if (open.has(persona)) expect(got, persona).toMatchObject([{ number: 3 }])
      else expect(['ABSENT', 'FORBIDDEN'], persona).toContain(got)
      if (['mentor', 'principal-other-school'].includes(persona)) expect(draft, persona).toHaveLength(1)
      else expect(['ABSENT', 'FORBIDDEN'], persona).toContain(draft)
    }
    const count = (who: string, table: string) =>
      pastTheRules(world, personId(who), async (tx) => (await tx.unsafe(`select from pedagogy.${table}`)).count)
    for (const who of ['jenny-bergstrom', 'johan-lindqvist', 'maria-soderberg', 'nils-bergstrom'])
      expect(await count(who, 'development_plan'), who).toBe(0)
    for (const who of ['johan-lindqvist', 'maria-soderberg', 'marcus-oberg'])
      expect([await count(who, 'development_plan_publication'), await count(who, 'development_plan_assessment')], who).toEqual([
        0, 0,
      ])
    expect(await count('jenny-bergstrom', 'development_plan_publication')).toBe(1)
    const past = (statement: string) =>
      pastTheRules(world, personId('sara-holmgren'), async (tx) => (await tx.unsafe(`update pedagogy.${statement}`)).count)
    await expect(past(`development_plan_publication set goals = 'x'`)).rejects.toThrow(/permission denied/)
    for (const column of ['undone_at', 'superseded_at'])
      expect(await past(`development_plan_publication set ${column} = null where ${column} is not null`), column).toBe(0)
    const emptied = pastTheRules(world, personId('sara-holmgren'), async (tx) => {
      await tx`update pedagogy.development_plan_publication set superseded_at = now() where superseded_at is null and undone_at is null`
      await tx`set constraints all immediate`
    })
    await expect(emptied).rejects.toThrow('development_plan_publication_superseded_fk')
    const told =
      await world.sql`select distinct field from identity.read_event where field ~ 'Draft' and not access.is_secret_field(field)`
    expect(told).toEqual([])
    const noted = await world.sql`select distinct field from identity.read_event where subject_id = ${nils} and field ~ 'Draft'`
    expect(noted.map((row) => row['field'])).toEqual(
      expect.arrayContaining(['Person.developmentPlanDrafts!', 'DevelopmentPlanDraft.schoolEfforts!']),
    )
    await expect(past(`development_plan set mentor_id = '${alva}'`)).rejects.toThrow(/row-level security/)
  })

  const swedish = syllabusId('GRGRSVE01')
  const stands = async () =>
    (
      await world.sql<{ text: string; by: string }[]>`select text, published_by_id as by from pedagogy.written_assessment
        where student_id = ${nils} and withdrawn_at is null and undone_at is null order by text`
    ).map(({ text, by }) => [text, by])
  const ready = async () =>
    (
      await world.sql<{ text: string }[]>`select text from pedagogy.written_assessment_draft where state = 'READY' order by text`
    ).map(({ text }) => text)
  /** A colleague's, in Swedish: the mentor does not teach it. */
  const readyInSwedish = async (of: string, contents = '{}', state = 'READY') =>
    world.sql`insert into pedagogy.written_assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id,
        academic_year, semester, text, author_id, content_item_ids, criterion_ids, state, modified_at)
      values (${of}, ${nils}, ${unitId('bjorkskolan')}, ${activityId('bjorkskolan/3A/Musik')}, ${swedish},
        ${syllabusVersionId('GRGRSVE01', 'LGR22', 1)}, '2026/27', 'HT', 'Du läser.', ${personId('goran-akesson')},
        ${contents}::uuid[], ${contents === '{}' ? '{}' : `{${knowledgeCriterionId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), '3', null)}}`}::uuid[],
        ${state}, now())`
  const content = `{${contentItemId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), 'SV-1-3-1')}}`

  it('takes with it what its teachers say is ready, in one act, and gives it back when that is undone', async () => {
    world.travel(new Date('2026-11-23T09:00:00Z'))
    const sara = personId('sara-holmgren')
    await readyInSwedish(other)
    expect((await write(6)).data.writeDevelopmentPlan.draft.version).toBe(7)
    expect(await publish(7)).toBe('NO_CONTENT')
    await world.sql`delete from pedagogy.written_assessment_draft`
    await readyInSwedish(other, content, 'DRAFT')
    const now = "current_setting('skolgraf.now')::timestamptz"
    const attack = (text: string, at = now, more = 'select') =>
      pastTheRules(world, sara, async (tx) => {
        const { count } =
          await tx.unsafe(`insert into pedagogy.written_assessment (id, student_id, organisation_id, activity_id, syllabus_id,
            syllabus_version_id, academic_year, semester, text, author_id, first_content_item_id, first_criterion_id, published_at,
            published_by_id)
          select '${other}', '${nils}', '${unitId('bjorkskolan')}', '${activityId('bjorkskolan/3A/Musik')}', '${swedish}', v.id, '2026/27',
            'HT', '${text}', '${personId('goran-akesson')}', c.id, k.id, ${at}, '${sara}' from pedagogy.syllabus_version v
          join pedagogy.content_item c on c.id = any('${content}'::uuid[])
          join pedagogy.knowledge_criterion k on k.id = '${knowledgeCriterionId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), '3', null)}'
          where v.id = '${syllabusVersionId('GRGRSVE01', 'LGR22', 1)}'`)
        await tx.unsafe(more)
        return count
      })
    await expect(attack('Du läser.')).rejects.toThrow('row-level security')
    const [before] = await world.sql`select count(*)::int as n from pedagogy.change where entity = 'KnowledgeFact'`
    await world.sql`update pedagogy.written_assessment_draft set state = 'READY'`
    // Word for word, or not at all.
    await expect(attack('Du kan inte läsa.')).rejects.toThrow('row-level security')
    await expect(attack('Du läser.', `${now} + interval '1 year'`)).rejects.toThrow('row-level security')
    const item = (content: string) => `insert into pedagogy.written_assessment_item values ('${other}',
      '${syllabusVersionId('GRGRSVE01', 'LGR22', 1)}', '${nils}', '${contentItemId(syllabusVersionId('GRGRSVE01', 'LGR22', 1), content)}', null)`
    expect(await attack('Du läser.', now, item('SV-1-3-1'))).toBe(1)
    await expect(attack('Du läser.', now, item('SV-1-3-2'))).rejects.toThrow('row-level security')
    await expect(
      pastTheRules(world, sara, async (tx) => (await tx`delete from pedagogy.written_assessment_draft`).count),
    ).resolves.toBe(0)
    expect(await publish(7)).toBe('DONE')
    expect(await ready()).toEqual([])
    expect(await stands()).toEqual([['Du läser.', sara], ['Du räknar.', sara]]) // prettier-ignore
    expect((await plans('principal-other-school'))[0].writtenAssessments).toHaveLength(2)
    // A mentor takes nothing back of what they have published but with its plan, and makes no other draft of it.
    const attacks = (...statements: readonly string[]) =>
      pastTheRules(world, sara, async (tx) => {
        const counts = []
        for (const one of statements) counts.push((await tx.unsafe(one)).count)
        return counts
      })
    const ofWritten = (set: string) => `update pedagogy.written_assessment set ${set} where id = '${other}'`
    const undone = ofWritten(`undone_at = ${now}`)
    for (const set of [undone, ofWritten(`withdrawn_at = ${now}, withdrawn_by_id = '${sara}', withdrawal_reason = 'r'`)])
      await expect(attacks(set), set).rejects.toThrow('row-level security')
    const plan = `update pedagogy.development_plan_publication set undone_at = ${now} where plan_id = '${planId}' and undone_at is null and superseded_at is null`
    const again = (
      contents: string,
    ) => `insert into pedagogy.written_assessment_draft (id, student_id, organisation_id, activity_id, syllabus_id,
        syllabus_version_id, academic_year, semester, text, author_id, content_item_ids, criterion_ids, state, modified_at)
      select gen_random_uuid(), student_id, organisation_id, activity_id, syllabus_id, syllabus_version_id, academic_year, semester, text, author_id,
        array[${contents}], array[first_criterion_id], 'READY', ${now} from pedagogy.written_assessment where id = '${other}'`
    expect(await attacks(plan, undone, again('first_content_item_id'))).toEqual([1, 1, 1])
    await expect(attacks(plan, undone, again('gen_random_uuid()'))).rejects.toThrow('row-level security')
    await expect(attacks(plan, again('first_content_item_id'))).rejects.toThrow('row-level security')
    const [after] = await world.sql`select count(*)::int as n from pedagogy.change where entity = 'KnowledgeFact'`
    expect(after!['n'] - before!['n']).toBe(1)
    // Whoever is the mentor now undoes it with what was published with it, whoever that was.
    const predecessor = personId('goran-akesson')
    await world.sql`update pedagogy.written_assessment set published_by_id = ${predecessor} where id = ${other}`
    await world.sql`update pedagogy.development_plan_publication set published_by_id = ${predecessor} where plan_id = ${planId}`
    expect(await undo()).toBe('DONE')
    expect(await ready()).toEqual(['Du läser.'])
    // What its own teacher published stands.
    expect(await stands()).toEqual([['Du räknar.', sara]])
    expect(await publish(8)).toBe('DONE')
    expect(await stands()).toHaveLength(2)
    const { data } = await world.ask('guardian', `{ person(id: "${nils}") { writtenAssessments { edges { node { text } } } } }`)
    expect(data.person.writtenAssessments.edges).toHaveLength(2)
    expect(await undo()).toBe('ALREADY_READ')
    expect(await stands()).toHaveLength(2)
  })

  it("is not planned by whoever is the pupil's own family", async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${nils}, ${personId('sara-holmgren')}, 'ANNAN_ANSVARIG', '2026-01-01')`
    expect(await did(world, 'mentor', 'beginDevelopmentPlan', { studentId: nils })).toBe('OWN_CHILD')
    expect(await undo()).toBe('NOT_FOUND')
    expect(await plans('mentor')).toEqual([])
  })
})
