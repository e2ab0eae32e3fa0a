import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { unitId } from '../../identity/demo/units.rows.ts'
import { act, did, everyone, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { assign, of7A, published } from '../assignment/assignment.testing.ts'
import { entities } from '../learning.testing.ts'
import { pastTheRules } from '../pedagogy.testing.ts'
import { isLate, workFaults } from './submission.rules.ts'

const [alva, johan, elin] = [id('Alva Bergström'), id('Johan Lindqvist'), id('Elin Strand')]
const work = 'submission { id number isLate submittedAt text feedback { text } permittedActions }'

describe('What pupils hand in', () => {
  let world: World
  let homework: any
  let first: any
  beforeAll(async () => {
    world = await openWorld({ shape: 'in many processes' })
    homework = await published(world, { kind: 'HOMEWORK', title: 'Läxa', dueOn: '2026-11-23', isTakingSubmissions: true })
  })
  afterAll(() => world.stop())

  const submit = async (persona: string, more: object = {}) => {
    const input = { assignmentId: homework.id, text: 'Jag räknade.', ...more }
    const { data } = await act(world, persona, 'submitWork', input, work)
    if (!data.submitWork.submission) throw new Error(JSON.stringify(data))
    return data.submitWork.submission
  }
  const tries = (persona: string, more: object = {}) => did(world, persona, 'submitWork', { assignmentId: homework.id, text: 'x', ...more })
  const listed = async (persona: string, of: string, field = 'submissions', assurance: 'LOW' | 'SUBSTANTIAL' | 'HIGH' = 'SUBSTANTIAL') => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${of}") { ${field} { edges { node { text } } } } }`, { assurance })
    return errors[0]?.extensions.code ?? data.person?.[field].edges.map(({ node }: any) => node.text) ?? null
  }
  const past = (name: string, statement: string, more: object = {}) =>
    pastTheRules(world, id(name), async (tx) => (await tx.unsafe(statement)).count, more).catch(({ code }) => code)

  it('is handed in by a pupil of the activity, in time or late, and anew', async () => {
    first = await submit('pupil')
    expect(first).toMatchObject({ number: 1, isLate: false, feedback: [], permittedActions: [] })
    world.travel('2026-11-24')
    expect(await submit('pupil', { text: null, linkUrl: 'https://docs.example/alva' })).toMatchObject({ number: 2, isLate: true, text: null })
    world.travel()
    expect(await submit('protected-pupil', { text: null, fileReference: 'drive:7' })).toMatchObject({ number: 1 })
    const { data } = await world.ask('pupil', `{ assignment(id: "${homework.id}") { permittedSubmissionActions submissions { edges { node { number linkUrl fileReference } } } } }`)
    expect(data.assignment).toEqual({
      permittedSubmissionActions: ['SUBMIT_WORK'],
      submissions: { edges: [{ node: { number: 2, linkUrl: 'https://docs.example/alva', fileReference: null } }, { node: { number: 1, linkUrl: null, fileReference: null } }] },
    })
  })

  it('is work, for an assignment that takes it, and nobody else’s', async () => {
    expect(await tries('pupil', { text: ' ' })).toBe('EMPTY')
    expect(await tries('pupil', { text: 'a'.repeat(20_001) })).toBe('TEXT_INVALID')
    expect(await tries('pupil', { linkUrl: 'javascript:1' })).toBe('LINK_INVALID')
    expect(await tries('pupil', { fileReference: '7' })).toBe('REFERENCE_INVALID')
    expect(await tries('pupil', { assignmentId: unknown })).toBe('NOT_FOUND')
    const test = await published(world)
    expect(await tries('pupil', { assignmentId: test.id })).toBe('NOT_TAKING')
    const draft = await assign(world, 'teacher', 'planAssignment', { activityId: of7A('Matematik'), kind: 'HOMEWORK', title: 'x', instructions: '',
      assignedOn: '2026-11-22', dueOn: '2026-11-23', isTakingSubmissions: true, contentItemIds: [], criterionIds: [] })
    expect(await tries('pupil', { assignmentId: draft.id })).toBe('NOT_FOUND')
    for (const persona of ['guardian', 'teacher', 'mentor', 'principal']) expect(await tries(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['adult-pupil', 'blocked-guardian', 'step-parent']) expect(await tries(persona), persona).toBe('NOT_FOUND')
  })

  it('is two works of two devices at once, each with its number', async () => {
    const both = await Promise.all([1, 2].map((n) => submit('protected-pupil', { text: `Elin ${n}` })))
    expect(both.map(({ number }) => number).toSorted()).toEqual([2, 3])
  })

  it('is read by the pupil and the teachers of the activity, and not by home', async () => {
    const due = [null, 'Jag räknade.']
    expect([await listed('pupil', alva, 'submissions', 'LOW'), await listed('teacher', alva, 'submissions', 'LOW')]).toEqual([due, due])
    for (const persona of everyone.filter((one) => !['pupil', 'teacher'].includes(one)))
      expect(persona === 'mentor' ? [[]] : [null, 'FORBIDDEN'], persona).toContainEqual(await listed(persona, alva))
    await world.sql`update identity.activity_teacher set activity_id = ${of7A('Svenska')} where activity_id = ${of7A('Matematik')}`
    expect(await listed('teacher', alva)).toEqual([])
    await world.sql`update identity.activity_teacher t set activity_id = ${of7A('Matematik')} from identity.duty d
      where d.id = t.duty_id and t.activity_id = ${of7A('Svenska')} and d.person_id in (${johan}, ${id('Nadia Rahimi')})`
    expect(await listed('teacher', alva)).toEqual(due)
  })

  it('gets feedback of a teacher, which home sees from SUBSTANTIAL', async () => {
    const give = (persona: string, input: object, assurance: 'LOW' | 'HIGH' = 'HIGH') => did(world, persona, 'giveFeedback', { submissionId: first.id, ...input }, '', { assurance })
    expect(await give('teacher', { text: '' })).toBe('TEXT_INVALID')
    expect(await give('teacher', { text: 'x' }, 'LOW')).toBe('STEP_UP_REQUIRED')
    for (const [persona, verdict] of [['mentor', 'NOT_FOUND'], ['principal', 'NOT_FOUND'], ['substitute', 'NOT_FOUND'], ['pupil', 'FORBIDDEN'], ['guardian', 'FORBIDDEN']] as const)
      expect(await give(persona, { text: 'x' }), persona).toBe(verdict)
    const said = ' Du är duktig och visar hur du tänker. '
    const answer = await act(world, 'teacher', 'giveFeedback', { submissionId: first.id, text: said }, 'submission { feedback { text warnings { word } } }')
    expect(answer.data.giveFeedback.submission.feedback).toEqual([{ text: said, warnings: [{ word: 'duktig' }] }])
    const advised = `{ person(id: "${alva}") { submissionFeedback { edges { node { warnings { word } } } } } }`
    for (const persona of ['pupil', 'guardian']) expect((await world.ask(persona, advised)).errors[0]?.extensions.code, persona).toBe('FORBIDDEN')
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'teacher', 'mentor', 'principal']) {
      expect(await listed(persona, alva, 'submissionFeedback'), persona).toEqual([said])
      expect(await listed(persona, alva, 'submissionFeedback', 'LOW'), persona).toBe('STEP_UP_REQUIRED')
    }
    for (const persona of ['step-parent', 'special-educator', 'school-admin', 'authority-admin']) expect(await listed(persona, alva, 'submissionFeedback'), persona).toBe('FORBIDDEN')
    const { data } = await world.ask('teacher', `{ assignment(id: "${homework.id}") { submissions { edges { node { number student { id } feedback { text } permittedActions } } } } }`)
    const ofAlva = data.assignment.submissions.edges.map(({ node }: any) => node).find(({ number, student }: any) => number === 1 && student.id === alva)
    expect(ofAlva).toMatchObject({ feedback: [{ text: said }], permittedActions: ['GIVE_FEEDBACK'] })
    const { data: home } = await world.ask('guardian', `{ assignment(id: "${homework.id}") { submissions { edges { cursor } } } }`)
    expect(home.assignment.submissions.edges).toEqual([])
  })

  it('of a teacher’s own child is read and answered by another teacher', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
      values ('00000000-0000-4000-8000-00000000ab01', ${alva}, ${johan}, 'VARDNADSHAVARE', '2020-01-01', '2021-01-01')`
    expect(await did(world, 'teacher', 'giveFeedback', { submissionId: first.id, text: 'Bra' })).toBe('NOT_FOUND')
    expect(await past('Johan Lindqvist', `select from pedagogy.submission where student_id = '${alva}'`)).toBe(0)
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-00000000ab01'`
  })

  it('is told of by whom it was read, goes along with the pupil, and is erased when they ask, while feedback is kept', async () => {
    await listed('teacher', alva)
    const reads = await world.sql`select distinct field from identity.read_event where subject_id = ${alva} and viewer_id = ${johan}`
    expect(reads.map(({ field }) => field)).toEqual(expect.arrayContaining(['Person.submissions', 'Submission.text']))
    const { data } = await world.ask('pupil', `{ person(id: "${alva}") { pedagogyErasure { concept erased kept } pedagogyPortable { concepts { concept rows } } } }`)
    const kinds = data.person.pedagogyErasure.filter(({ concept }: any) => concept.startsWith('Submission'))
    expect(kinds).toEqual([{ concept: 'Submission', erased: 2, kept: 0 }, { concept: 'SubmissionFeedback', erased: 0, kept: 1 }])
    const portable = data.person.pedagogyPortable.concepts
    expect(portable.map(({ concept, rows }: any) => [concept, rows.length])).toEqual([['Submission', 2]])
  })

  it('of entities asked for by key is the same', async () => {
    const selection = 'submissions { edges { node { id } } }'
    const ofElin = (name: string) => entities(world, id(name), 'Person', [elin], selection)
    expect((await ofElin('Elin Strand')).found[0].submissions.edges).toHaveLength(3)
    expect((await ofElin('Johan Lindqvist')).found[0].submissions.edges).toHaveLength(3)
    for (const name of ['Katarina Strand', 'Peter Lund', 'Petra Sandström', 'Anders Hellström', 'Alva Bergström'])
      expect(await ofElin(name), name).toMatchObject({ found: [{ submissions: null }], codes: ['FORBIDDEN'] })
  })

  it('is what the rows say, whatever a rule lets through', async () => {
    for (const [name, due] of [['Alva Bergström', 2], ['Johan Lindqvist', 5], ['Jenny Bergström', 0], ['Sara Holmgren', 0], ['Anders Hellström', 0], ['Peter Lund', 0]] as const)
      expect(await past(name, 'select from pedagogy.submission'), name).toBe(due)
    for (const [name, due] of [['Alva Bergström', 1], ['Jenny Bergström', 1], ['Sara Holmgren', 1], ['Johan Lindqvist', 1], ['Elin Strand', 0], ['Monica Berglund', 0], ['Malin Sjöstrand', 0]] as const) {
      expect(await past(name, 'select from pedagogy.submission_feedback'), name).toBe(due)
      expect(await past(name, 'select from pedagogy.submission_feedback', { assurance: 'LOW' }), name).toBe(0)
    }
    const hand = (student: string, at = `current_setting('skolgraf.now')::timestamptz`) => `insert into pedagogy.submission (id, assignment_id, student_id, number, text, submitted_at)
      values (gen_random_uuid(), '${homework.id}', '${student}', 9, 'x', ${at})`
    expect(await past('Alva Bergström', hand(alva))).toBe(1)
    expect(await past('Alva Bergström', hand(elin))).toBe('42501')
    expect(await past('Alva Bergström', hand(alva, `'2026-11-01'`))).toBe('42501')
    expect(await past('Amina Warsame', hand(id('Amina Warsame')))).toBe('42501')
    expect(await past('Alva Bergström', `update pedagogy.submission set text = 'y'`)).toBe('42501')
    const say = (by: string, student: string) => `insert into pedagogy.submission_feedback values (gen_random_uuid(), '${first.id}', '${homework.id}', '${of7A('Matematik')}', '${student}', 'x', '${id(by)}', now())`
    expect(await past('Johan Lindqvist', say('Johan Lindqvist', alva))).toBe(1)
    expect(await past('Johan Lindqvist', say('Johan Lindqvist', alva), { assurance: 'LOW' })).toBe('42501')
    expect(await past('Johan Lindqvist', say('Johan Lindqvist', elin))).toBe('42501')
    expect(await past('Johan Lindqvist', say('Sara Holmgren', alva))).toBe('42501')
    expect(await past('Nadia Rahimi', say('Nadia Rahimi', alva))).toBe('42501')
  })

  it('stays with the pupil when the assignment is withdrawn', async () => {
    expect(await did(world, 'teacher', 'withdrawAssignment', { assignmentId: homework.id, expectedVersion: homework.version })).toBe('DONE')
    expect(await tries('pupil')).toBe('NOT_FOUND')
    const { data } = await world.ask('pupil', `{ person(id: "${alva}") { submissions { edges { node { number isLate assignment { id } } } } } }`)
    expect(data.person.submissions.edges.map(({ node }: any) => node)).toEqual([2, 1].map((number) => ({ number, isLate: null, assignment: null })))
  })

  it('is handed in elsewhere where another system is master of plans', async () => {
    const other = await published(world, { kind: 'HOMEWORK', isTakingSubmissions: true })
    await world.sql`delete from identity.master_system where domain = 'PLANS' and organisation_id = ${unitId('ekhamraskolan')}`
    expect(await did(world, 'teacher', 'giveFeedback', { submissionId: first.id, text: 'x' })).toBe('MASTERED_ELSEWHERE')
    expect(await tries('pupil', { assignmentId: other.id })).toBe('MASTERED_ELSEWHERE')
  })
}) // prettier-ignore

describe('Work', () => {
  it('is late after its time, or after its day in Sweden where there is none', () => {
    const due = { dueOn: '2026-11-23', dueTime: null }
    expect(isLate(new Date('2026-11-23T22:59:59Z'), due)).toBe(false)
    expect(isLate(new Date('2026-11-23T23:00:00Z'), due)).toBe(true)
    expect(isLate(new Date('2026-11-23T14:30:00Z'), { ...due, dueTime: '15:30' })).toBe(false)
    expect(isLate(new Date('2026-11-23T14:30:01Z'), { ...due, dueTime: '15:30' })).toBe(true)
    expect(isLate(new Date('2026-03-29T21:59:00Z'), { dueOn: '2026-03-29', dueTime: '02:30' })).toBe(false)
  })

  it('once late stays late, and an earlier time makes nothing less late', () => {
    const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(instant, fc.nat(86_400_000), fc.constantFrom(null, '08:00', '15:30'), (at, more, dueTime) => {
        const due = { dueOn: '2026-11-23', dueTime }
        if (isLate(at, due)) expect(isLate(new Date(at.getTime() + more), due)).toBe(true)
        if (isLate(at, { ...due, dueTime: null })) expect(isLate(at, due)).toBe(true)
      }),
    )
  })

  it('is a text that is not blank, a link or a file', () => {
    expect(workFaults({ text: 'x' })).toEqual([])
    expect(workFaults({ linkUrl: 'https://x', fileReference: 'drive:1' })).toEqual([])
    expect(workFaults({ text: '\n ' })).toMatchObject([{ code: 'EMPTY' }])
  })
})
