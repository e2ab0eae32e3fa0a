import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf } from '../../../gateway/access/walls.ts'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { pedagogy } from '../pedagogy.ts'
import { alva, asGuardian, bjork, doing, ekhamra, elin, listOf, past } from '../support/support.testing.ts'

const maths = syllabusId('GRGRMAT01')
const fields =
  'id decision evaluation state startDate endDate version student { id } syllabus { id } decidedBy { id } permittedActions'
const acts = ['END_ADAPTATION', 'EVALUATE_ADAPTATION', 'NOTE_ADAPTATION']

describe('An extra adaptation', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, pedagogy)
  })
  beforeEach(async () => {
    world.travel()
    for (const table of ['extra_adaptation_note', 'extra_adaptation_evaluation', 'extra_adaptation', 'teaching_policy'])
      await world.sql`delete from pedagogy.${world.sql(table)}`
    await world.sql`delete from identity.responsible where person_id in ${world.sql([id('Johan Lindqvist'), id('Anders Hellström')])}`
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  const input = { studentId: alva, organisationId: ekhamra, syllabusId: maths, decision: 'Längre tid vid prov.' }
  const add = (persona = 'teacher', more: object = {}, options?: AskOptions) =>
    doing(world, persona, 'addAdaptation', { ...input, ...more }, `extraAdaptation { ${fields} }`, options)
  const seenBy = (persona: string, selected?: string, options?: AskOptions, pupil = alva) =>
    listOf(world, persona, pupil, 'extraAdaptations', selected, options)
  const hide = () =>
    world.sql`insert into pedagogy.teaching_policy (organisation_id, shows_adaptations) values (${ekhamra}, false)`

  it('is added by who teaches or mentors, and seen by those who are about the pupil', async () => {
    const one = await add()
    expect(one).toMatchObject({ decision: 'Längre tid vid prov.', state: 'ACTIVE', startDate: '2026-11-22', endDate: null, version: 1, student: { id: alva },
      syllabus: { id: maths }, decidedBy: { id: id('Johan Lindqvist') }, permittedActions: acts }) // prettier-ignore
    for (const persona of ['teacher', 'mentor', 'special-educator', 'counsellor', 'principal', 'guardian', 'guardian-other-parent', 'pupil'])
      expect(await seenBy(persona, 'id decision'), persona).toEqual([{ id: one.id, decision: 'Längre tid vid prov.' }])
    expect(await seenBy('mentor', 'permittedActions')).toEqual([{ permittedActions: acts }])
    for (const persona of ['principal', 'special-educator', 'guardian', 'pupil'])
      expect(await seenBy(persona, 'permittedActions'), persona).toEqual([{ permittedActions: [] }])
    for (const persona of ['school-admin', 'authority-admin', 'step-parent'])
      expect(await seenBy(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school', 'blocked-guardian', 'analyst', 'integrator', 'care-staff'])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await seenBy(persona))
  }) // prettier-ignore

  it('asks for more than a password, and its notes for more than that', async () => {
    const { id: key } = await add()
    for (const persona of ['teacher', 'guardian', 'pupil', 'principal'])
      expect(await seenBy(persona, 'id', { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
    expect(await add('teacher', {}, { assurance: 'LOW' })).toBe('STEP_UP_REQUIRED')
    const note = { extraAdaptationId: key, text: 'Det lugna rummet fungerar.' }
    const noted = (persona: string, assurance: 'SUBSTANTIAL' | 'HIGH') =>
      did(world, persona, 'noteAdaptation', note, 'extraAdaptation { id }', { assurance })
    expect(await noted('teacher', 'SUBSTANTIAL')).toBe('STEP_UP_REQUIRED')
    expect(await noted('teacher', 'HIGH')).toBe('DONE')
    expect(await noted('principal', 'HIGH')).toBe('FORBIDDEN')
    const notes = (persona: string, assurance: 'SUBSTANTIAL' | 'HIGH') =>
      seenBy(persona, 'notes { text writtenBy { id } }', { assurance })
    expect(await notes('mentor', 'SUBSTANTIAL')).toBe('STEP_UP_REQUIRED')
    for (const persona of ['mentor', 'special-educator', 'principal'])
      expect(await notes(persona, 'HIGH'), persona).toEqual([
        { notes: [{ text: 'Det lugna rummet fungerar.', writtenBy: { id: id('Johan Lindqvist') } }] },
      ])
    for (const persona of ['guardian', 'pupil']) expect(await notes(persona, 'HIGH'), persona).toBe('FORBIDDEN')
  })

  it('is not shown at home where the unit has decided so, nor told in an extract; staff is as before', async () => {
    await add()
    const register = async () => {
      const { data } = await world.ask('guardian', `{ person(id: "${alva}") { pedagogyRegister { concepts { concept } } } }`)
      return data.person.pedagogyRegister.concepts.map(({ concept }: any) => concept)
    }
    expect(await register()).toEqual(['ExtraAdaptation'])
    await hide()
    for (const persona of ['guardian', 'pupil']) expect(await seenBy(persona), persona).toEqual([])
    expect(await seenBy('mentor')).toHaveLength(1)
    expect(await register()).toEqual([])
  })

  it('tells nobody at home by the log of reads of notes, nor of one that the unit does not show', async () => {
    const { id: key } = await add()
    await did(world, 'teacher', 'noteAdaptation', { extraAdaptationId: key, text: 'n' })
    await did(world, 'teacher', 'evaluateAdaptation', { extraAdaptationId: key, expectedVersion: 1, evaluation: 'e' })
    const told = async (persona: string) => {
      await world.sql`truncate identity.read_event`
      await seenBy('mentor', 'decision evaluation notes { text }')
      const { data } = await world.ask(persona, `{ person(id: "${alva}") { readEvents { edges { node { fields } } } } }`)
      return data.person.readEvents.edges.flatMap(({ node }: any) => node.fields)
    }
    for (const persona of ['guardian', 'pupil']) expect(await told(persona), persona).toEqual(['Person.extraAdaptations', 'ExtraAdaptation.decision'])
    await hide()
    for (const persona of ['guardian', 'pupil', 'authority-admin']) expect(await told(persona), persona).toEqual([])
    expect(await world.sql`select field from identity.read_event where subject_id = ${alva} and field like '%Adaptation%'`).toHaveLength(4)
  }) // prettier-ignore

  it('is evaluated, and ends', async () => {
    const { id: key } = await add()
    const evaluation = { extraAdaptationId: key, expectedVersion: 1, evaluation: 'Räckte inte i geometri.' }
    expect(await did(world, 'mentor', 'evaluateAdaptation', evaluation)).toBe('DONE')
    expect(await did(world, 'mentor', 'evaluateAdaptation', evaluation)).toBe('CONFLICT')
    const ending = { extraAdaptationId: key, expectedVersion: 2 }
    expect(await did(world, 'teacher', 'endAdaptation', ending)).toBe('DONE')
    expect(await did(world, 'teacher', 'endAdaptation', ending)).toBe('ENDED')
    const ended = {
      state: 'ENDED',
      endDate: '2026-11-22',
      evaluation: 'Räckte inte i geometri.',
      version: 3,
    }
    expect(await seenBy('mentor', fields)).toMatchObject([ended])
    // How it went is the staff's: it is where they write that it goes to the principal.
    for (const persona of ['guardian', 'pupil']) expect(await seenBy(persona, 'evaluation'), persona).toBe('FORBIDDEN')
    // Nor by the rows, which keep what has ended and what a colleague has written.
    const told = 'select from pedagogy.extra_adaptation_evaluation'
    for (const [name, seen] of [['Johan Lindqvist', 1], ['Anders Hellström', 1], ['Jenny Bergström', 0], ['Alva Bergström', 0], ['Lena Forsberg', 0]] as const)
      expect([await past(world, name, told), await past(world, name, told, { assurance: 'LOW' })], name).toEqual([seen, 0])
    const change = (set: string) => past(world, 'Johan Lindqvist', `update pedagogy.extra_adaptation set ${set}`).catch(String)
    for (const set of [`state = 'ACTIVE', end_date = null`, `end_date = '2026-12-01'`]) expect(await change(set), set).toContain('row-level security')
    expect(await change('version = version + 1')).toBe(1)
    await expect(past(world, 'Johan Lindqvist', `update pedagogy.extra_adaptation_evaluation set text = 'x'`)).rejects.toThrow('permission denied')
    expect(await did(world, 'teacher', 'evaluateAdaptation', { ...evaluation, expectedVersion: 3, evaluation: 'Räckte till slut.' })).toBe('DONE')
    expect(await seenBy('mentor', 'evaluation')).toEqual([{ evaluation: 'Räckte till slut.' }])
  }) // prettier-ignore

  it.each([
    ['teacher', { decision: ' ' }, 'TEXT_INVALID'], ['teacher', { decision: 'x'.repeat(4001) }, 'TEXT_INVALID'], ['teacher', { startDate: '2026-11-23' }, 'DATE_INVALID'],
    ['teacher', { startDate: '2025-11-21' }, 'DATE_INVALID'], ['teacher', { syllabusId: unknown }, 'SYLLABUS_NOT_FOUND'], ['teacher', { syllabusId: 'maths' }, 'SYLLABUS_NOT_FOUND'],
    ['teacher', { studentId: unknown }, 'STUDENT_NOT_FOUND'], ['teacher', { studentId: 'alva' }, 'STUDENT_NOT_FOUND'], ['teacher', { organisationId: bjork }, 'STUDENT_NOT_FOUND'],
    ['former-teacher', {}, 'STUDENT_NOT_FOUND'], ['substitute', {}, 'STUDENT_NOT_FOUND'], ['principal-other-school', {}, 'STUDENT_NOT_FOUND'], ['principal', {}, 'FORBIDDEN'],
    ['special-educator', {}, 'FORBIDDEN'], ['school-admin', {}, 'STUDENT_NOT_FOUND'], ['guardian', {}, 'FORBIDDEN'], ['pupil', {}, 'FORBIDDEN'], ['integrator', {}, 'FORBIDDEN'],
  ] as const)('is not added by the %s with %j', async (persona, more, code) => {
    expect(await add(persona, more)).toBe(code)
  }) // prettier-ignore

  it('is decided about no child of one\'s own, which staff reads as the guardian they are', async () => {
    await add('mentor')
    await asGuardian(world, 'Johan Lindqvist', alva)
    expect(await add()).toBe('OWN_CHILD')
    expect(await seenBy('teacher')).toHaveLength(1)
    expect(await seenBy('teacher', 'notes { text }')).toBe('FORBIDDEN')
    await hide()
    expect(await seenBy('teacher')).toEqual([])
  }) // prettier-ignore

  it('of a protected pupil is a matter of those who know her', async () => {
    expect(await add('teacher', { studentId: elin })).toMatchObject({ student: { id: elin } })
    for (const persona of ['mentor', 'principal', 'protected-guardian', 'protected-pupil'])
      expect(await seenBy(persona, 'id', {}, elin), persona).toHaveLength(1)
    for (const persona of ['special-educator', 'blocked-guardian', 'guardian', 'pupil'])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await seenBy(persona, 'id', {}, elin))
  })

  it('is kept by the rows, whatever a rule lets through', async () => {
    const { id: key } = await add()
    await did(world, 'teacher', 'noteAdaptation', { extraAdaptationId: key, text: 'n' })
    const rows = 'select from pedagogy.extra_adaptation'
    const notes = 'select from pedagogy.extra_adaptation_note'
    for (const name of ['Johan Lindqvist', 'Sara Holmgren', 'Karin Nyström', 'Anders Hellström']) {
      expect([await past(world, name, rows), await past(world, name, notes)], name).toEqual([1, 1])
      expect([await past(world, name, rows, { assurance: 'SUBSTANTIAL' }), await past(world, name, notes, { assurance: 'SUBSTANTIAL' })]).toEqual([1, 0])
      expect(await past(world, name, rows, { assurance: 'LOW' })).toBe(0)
    }
    for (const name of ['Jenny Bergström', 'Alva Bergström'])
      expect([await past(world, name, rows), await past(world, name, notes)], name).toEqual([1, 0])
    for (const name of ['Monica Berglund', 'Maria Söderberg', 'Göran Åkesson', 'Nadia Rahimi', 'Lena Forsberg', 'Peter Lund', 'David Nyberg', 'Robert Sjögren'])
      expect([await past(world, name, rows), await past(world, name, notes)], name).toEqual([0, 0])
    const forged = (by: string, unit = ekhamra) => `insert into pedagogy.extra_adaptation (id, student_id, organisation_id, decision, start_date, decided_by_id)
      values (gen_random_uuid(), '${alva}', '${unit}', 'd', '2026-11-22', '${id(by)}')`
    expect(await past(world, 'Johan Lindqvist', forged('Johan Lindqvist'))).toBe(1)
    for (const [name, by, unit] of [['Johan Lindqvist', 'Sara Holmgren'], ['Karin Nyström', 'Karin Nyström'], ['Jenny Bergström', 'Jenny Bergström'], ['Johan Lindqvist', 'Johan Lindqvist', bjork]] as const)
      await expect(past(world, name, forged(by, unit)), name).rejects.toThrow('row-level security')
    for (const statement of [`update pedagogy.extra_adaptation set decision = 'x'`, 'delete from pedagogy.extra_adaptation', `update pedagogy.extra_adaptation_note set text = 'x'`])
      await expect(past(world, 'Johan Lindqvist', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('is not got at by the id of a person', async () => {
    await add()
    const asked = async (persona: string) => {
      const representations = [{ __typename: 'Person', id: alva, relations: ['TEACHER', 'PRINCIPAL'] }]
      return JSON.stringify(await direct.ask(persona, entitiesOf('Person', 'extraAdaptations { decision }'), { representations }))
    }
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school', 'school-admin', 'authority-admin', 'blocked-guardian'])
      expect(await asked(persona), persona).not.toContain('Längre')
    expect(await asked('teacher')).toContain('Längre')
  }) // prettier-ignore
})
