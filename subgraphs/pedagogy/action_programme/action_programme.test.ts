import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import {
  alva,
  investigation,
  lets,
  listOf,
  noSupport,
  opened,
  past,
  steps,
  unnamed,
  withProgramme,
} from '../support/support.testing.ts'

const fields =
  'number decision needs measures followUpOn followUpBy { id } reason decidedBy { id } decidedOn servedOn lastAppealDate'
const content = { needs: 'Räkna säkert.', measures: 'Två pass i veckan.', followUpOn: '2027-01-20' }
const adopted = { ...content, number: 1, decision: 'ADOPT', followUpBy: { id: id('Anders Hellström') }, reason: null, decidedBy: { id: id('Anders Hellström') },
  decidedOn: '2026-11-22', servedOn: null, lastAppealDate: null } // prettier-ignore
const home = ['guardian', 'guardian-other-parent']

describe('An action programme', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await noSupport(world)
  })
  afterAll(() => world.stop())

  const seenBy = (persona: string, selected = fields, options?: AskOptions) =>
    listOf(world, persona, alva, 'actionProgrammes', selected, options)
  const draft = (key: string, persona: string, more: object = {}) =>
    did(world, persona, 'draftActionProgramme', {
      supportCaseId: key,
      expectedVersion: 0,
      ...content,
      followUpById: id('Karin Nyström'),
      ...more,
    })
  const investigated = async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    await steps(world, key, ...investigation)
    return key
  }
  const programme = async () => ((await seenBy('principal', 'id')) as { id: string }[])[0]!.id
  const state = async () => ((await listOf(world, 'principal', alva, 'supportCases', 'state')) as { state: string }[])[0]!.state

  it('is drafted by those on the case, decided by the principal, and read by them', async () => {
    const key = await investigated()
    expect(await draft(key, 'special-educator')).toBe('DONE')
    expect(await draft(key, 'special-educator')).toBe('CONFLICT')
    expect(await draft(key, 'principal', { expectedVersion: 1, needs: 'Räkna säkrare.' })).toBe('DONE')
    const drafted = 'programmeDraft { needs version followUpBy { id } modifiedBy { id } }'
    expect(await listOf(world, 'special-educator', alva, 'supportCases', drafted)).toEqual([
      { programmeDraft: { needs: 'Räkna säkrare.', version: 2, followUpBy: { id: id('Karin Nyström') }, modifiedBy: { id: id('Anders Hellström') } } },
    ])
    for (const [persona, code] of [['special-educator', 'FORBIDDEN'], ['teacher', 'NOT_FOUND'], ['guardian', 'FORBIDDEN']] as const)
      expect(await did(world, persona, 'decideActionProgramme', { supportCaseId: key, expectedVersion: 6, decision: 'ADOPT', draftVersion: 2 }), persona).toBe(code)
    expect(await steps(world, key, ['decideActionProgramme', { decision: 'ADOPT', draftVersion: 2 }])).toEqual(['DONE'])
    const due = { ...adopted, needs: 'Räkna säkrare.', followUpBy: { id: id('Karin Nyström') } }
    for (const persona of ['principal', 'special-educator']) expect(await seenBy(persona), persona).toEqual([due])
    expect([await state(), await listOf(world, 'principal', alva, 'supportCases', drafted)]).toEqual(['PROGRAMME', [{ programmeDraft: null }]])
  }) // prettier-ignore

  it.each([
    ['teacher', {}, 'NOT_FOUND'], ['special-educator', { needs: ' ' }, 'TEXT_INVALID'], ['special-educator', { followUpOn: '2026-11-22' }, 'DATE_INVALID'],
    ['special-educator', { followUpById: id('Petra Sandström') }, 'PERSON_NOT_FOUND'], ['special-educator', { followUpById: 'Petra' }, 'PERSON_NOT_FOUND'], ['special-educator', { expectedVersion: 3 }, 'CONFLICT'],
  ] as const)('is not drafted by the %s with %j', async (persona, more, code) => {
    expect(await draft(await opened(world, alva, 'Karin Nyström'), persona, more)).toBe(code)
  }) // prettier-ignore

  it('says what the law has it say, after an investigation', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const adopt = ['decideActionProgramme', { decision: 'ADOPT', draftVersion: 1 }] as const
    const other = (decision: string, reason: string | null = 'Når kriterierna nu.') => ['decideActionProgramme', { decision, reason }] as const
    expect(await steps(world, key, adopt, ...investigation.slice(0, 4), adopt, investigation[4], adopt, other('END'), other('DECLINE', null))).toEqual(
      ['NOT_INVESTIGATED', 'DONE', 'DONE', 'DONE', 'DONE', 'NOT_INVESTIGATED', 'DONE', 'NO_DRAFT', 'NO_PROGRAMME', 'REASON_INVALID'],
    )
    expect(await draft(key, 'special-educator')).toBe('DONE')
    world.travel('2027-01-20')
    expect(await steps(world, key, adopt)).toEqual(['NO_FOLLOW_UP'])
    world.travel()
    await steps(world, key, ['removeFromSupportCase', { expectedVersion: undefined, personId: id('Karin Nyström') }])
    expect(await steps(world, key, adopt)).toEqual(['NO_FOLLOW_UP'])
    expect(await steps(world, key, other('DECLINE'))).toEqual(['DONE'])
    expect([await state(), await steps(world, key, other('DECLINE'), other('END'))]).toEqual(['DECLINED', ['NOT_INVESTIGATED', 'NOT_INVESTIGATED']])
  }) // prettier-ignore

  it('is decided as the principal has read it, word for word', async () => {
    const key = await investigated()
    expect([await draft(key, 'principal'), await draft(key, 'special-educator', { expectedVersion: 1, measures: 'En egen klass.' })]).toEqual(['DONE', 'DONE'])
    const adopt = (more: object) => steps(world, key, ['decideActionProgramme', { decision: 'ADOPT', ...more }])
    expect([await adopt({ draftVersion: 1 }), await adopt({})]).toEqual([['CONFLICT'], ['CONFLICT']])
    expect(await seenBy('principal')).toEqual([])
    expect(await adopt({ draftVersion: 2 })).toEqual(['DONE'])
    expect(await seenBy('principal', 'measures')).toEqual([{ measures: 'En egen klass.' }])
  }) // prettier-ignore

  it('is followed up, and another decision takes its place', async () => {
    const key = await withProgramme(world, alva, 'Karin Nyström')
    const first = await programme()
    const follow = (persona: string, actionProgrammeId: string, more: object = {}) =>
      did(world, persona, 'followUpActionProgramme', { actionProgrammeId, followedUpOn: '2026-11-22', text: 'Går framåt.', outcome: 'REVISE', ...more })
    expect(await follow('special-educator', first)).toBe('DONE')
    for (const [persona, code] of [['teacher', 'NOT_FOUND'], ['guardian', 'FORBIDDEN']] as const) expect(await follow(persona, first), persona).toBe(code)
    expect(await follow('principal', first, { followedUpOn: '2026-11-21' })).toBe('DATE_INVALID')
    expect(await steps(world, key, ['closeSupportCase', { reason: 'r' }], ['startSupportInvestigation'], ['decideActionProgramme', { decision: 'DECLINE', reason: 'r' }])).toEqual(
      ['PROGRAMME_IN_FORCE', 'PROGRAMME_IN_FORCE', 'PROGRAMME_IN_FORCE'])
    expect(await draft(key, 'special-educator', { measures: 'Tre pass i veckan.' })).toBe('DONE')
    expect(await steps(world, key, ['decideActionProgramme', { decision: 'ADOPT', draftVersion: 1 }])).toEqual(['DONE'])
    expect(await follow('special-educator', first)).toBe('NO_PROGRAMME')
    expect(await steps(world, key, ['decideActionProgramme', { decision: 'END', reason: 'Når kriterierna.' }])).toEqual(['DONE'])
    expect(await seenBy('special-educator', 'number decision measures followUps { outcome text writtenBy { id } }')).toEqual([
      { number: 3, decision: 'END', measures: null, followUps: [] }, { number: 2, decision: 'ADOPT', measures: 'Tre pass i veckan.', followUps: [] },
      { number: 1, decision: 'ADOPT', measures: content.measures, followUps: [{ outcome: 'REVISE', text: 'Går framåt.', writtenBy: { id: id('Karin Nyström') } }] },
    ])
    expect(await listOf(world, 'special-educator', alva, 'supportCases', 'programmes { number }')).toEqual([
      { programmes: [{ number: 3 }, { number: 2 }, { number: 1 }] },
    ])
    expect(await state()).toBe('OPEN')
  }) // prettier-ignore

  it('is served, and can be appealed against for three weeks', async () => {
    await withProgramme(world, alva, 'Karin Nyström')
    const actionProgrammeId = await programme()
    const serve = (persona: string, servedOn: string) => did(world, persona, 'recordServing', { actionProgrammeId, servedOn })
    const appeal = (persona: string, lodgedOn: string) =>
      did(world, persona, 'recordAppeal', { actionProgrammeId, lodgedOn, lodgedBy: 'GUARDIAN', diaryReference: '2026/17' })
    expect(await serve('special-educator', '2026-11-22')).toBe('FORBIDDEN')
    expect(await serve('principal', '2026-11-21')).toBe('DATE_INVALID')
    expect(await serve('principal', '2026-11-22')).toBe('DONE')
    expect(await serve('principal', '2026-11-22')).toBe('ALREADY_SERVED')
    expect(await appeal('principal', '2026-11-23')).toBe('DATE_INVALID')
    expect(await appeal('special-educator', '2026-11-22')).toBe('FORBIDDEN')
    expect(await appeal('principal', '2026-11-22')).toBe('DONE')
    expect(await seenBy('principal', 'servedOn lastAppealDate appeals { lodgedOn lodgedBy diaryReference outcome } permittedActions')).toEqual([
      { servedOn: '2026-11-22', lastAppealDate: '2026-12-13', appeals: [{ lodgedOn: '2026-11-22', lodgedBy: 'GUARDIAN', diaryReference: '2026/17', outcome: null }],
        permittedActions: ['RECORD_APPEAL', 'RECORD_APPEAL_OUTCOME', 'FOLLOW_UP_ACTION_PROGRAMME'] },
    ])
  }) // prettier-ignore

  it('is hidden from the unnamed and from home, until the authority decides that it is read there', async () => {
    const key = await withProgramme(world, alva, 'Karin Nyström')
    for (const persona of [...home, 'pupil']) expect(await seenBy(persona), persona).toEqual([])
    for (const [persona, due] of Object.entries({ ...unnamed, 'special-educator': [adopted] })) expect(await seenBy(persona), persona).toEqual(due)
    await lets(world, 'ACTION_PROGRAMME')
    expect(await draft(key, 'special-educator', { needs: 'Inte beslutat.' })).toBe('DONE')
    for (const persona of home) {
      expect(await seenBy(persona), persona).toEqual([adopted])
      expect(await seenBy(persona, 'permittedActions'), persona).toEqual([{ permittedActions: [] }])
      expect(await seenBy(persona, 'id', { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
      for (const field of ['followUps { text }', 'appeals { lodgedOn }']) expect(await seenBy(persona, field), persona).toBe('FORBIDDEN')
    }
    expect(await seenBy('pupil')).toEqual([])
    expect(await listOf(world, 'guardian', alva, 'supportInvestigations')).toEqual([])
    for (const persona of ['step-parent', 'authority-admin', 'school-admin']) expect(await seenBy(persona), persona).toBe('FORBIDDEN')
    for (const [persona, due] of Object.entries({ ...unnamed, 'special-educator': [adopted] })) expect(await seenBy(persona), persona).toEqual(due)
    await lets(world)
    for (const persona of home) expect(await seenBy(persona), persona).toEqual([])
  }) // prettier-ignore

  it('is an adult pupil\'s own to read, where the authority has decided so', async () => {
    const amina = id('Amina Warsame')
    await withProgramme(world, amina)
    const seen = () => listOf(world, 'adult-pupil', amina, 'actionProgrammes', 'decision')
    expect(await seen()).toEqual([])
    await lets(world, 'ACTION_PROGRAMME')
    expect(await seen()).toEqual([{ decision: 'ADOPT' }])
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    const key = await withProgramme(world, alva, 'Karin Nyström')
    await draft(key, 'special-educator')
    await did(world, 'principal', 'followUpActionProgramme', { actionProgrammeId: await programme(), followedUpOn: '2026-11-22', text: 't', outcome: 'CONTINUE' })
    await did(world, 'principal', 'recordAppeal', { actionProgrammeId: await programme(), lodgedOn: '2026-11-22', lodgedBy: 'PUPIL', diaryReference: 'd' })
    await lets(world, 'ACTION_PROGRAMME')
    const tables = ['action_programme', 'action_programme_draft', 'support_follow_up', 'support_appeal']
    const counted = (name: string, given = {}) => Promise.all(tables.map((table) => past(world, name, `select from pedagogy.${table}`, given)))
    for (const name of ['Anders Hellström', 'Karin Nyström']) {
      expect(await counted(name), name).toEqual([1, 1, 1, 1])
      expect(await counted(name, { assurance: 'SUBSTANTIAL' }), name).toEqual([0, 0, 0, 0])
    }
    for (const name of ['Jenny Bergström', 'Marcus Öberg']) expect(await counted(name), name).toEqual([1, 0, 0, 0])
    for (const name of ['Alva Bergström', 'Johan Lindqvist', 'Sara Holmgren', 'Petra Sandström', 'Monica Berglund', 'Maria Söderberg', 'David Nyberg', 'Göran Åkesson', 'Lena Forsberg', 'Peter Lund'])
      expect(await counted(name), name).toEqual([0, 0, 0, 0])
    const forged = (by: string) => `insert into pedagogy.action_programme (id, case_id, student_id, organisation_id, number, decision, reason, decided_by_id, decided_on)
      select gen_random_uuid(), '${key}', '${alva}', o.id, 2, 'END', 'r', '${id(by)}', '2026-11-22' from (select organisation_id from pedagogy.action_programme) o(id)`
    expect(await past(world, 'Anders Hellström', forged('Anders Hellström'))).toBe(1)
    for (const [name, by] of [['Karin Nyström', 'Karin Nyström'], ['Jenny Bergström', 'Jenny Bergström'], ['Anders Hellström', 'Karin Nyström']] as const)
      await expect(past(world, name, forged(by)), name).rejects.toThrow('row-level security')
    const serving = `update pedagogy.action_programme set served_on = '2026-11-22'`
    expect([await past(world, 'Karin Nyström', serving), await past(world, 'Jenny Bergström', serving), await past(world, 'Anders Hellström', serving)]).toEqual([0, 0, 1])
    expect(await past(world, 'Karin Nyström', 'delete from pedagogy.action_programme_draft')).toBe(0)
    // Served once, on a day that has been; and nothing is drafted or decided in a case that is closed, not even without a reason.
    const serve = (day: string) => `update pedagogy.action_programme set served_on = ${day}`
    await expect(past(world, 'Anders Hellström', serve(`'2026-11-23'`))).rejects.toThrow('row-level security')
    expect(await past(world, 'Anders Hellström', serve('null')).catch(String)).toContain('row-level security')
    expect(await did(world, 'principal', 'recordServing', { actionProgrammeId: await programme(), servedOn: '2026-11-22' })).toBe('DONE')
    for (const day of ['null', `'2026-11-22'`]) expect(await past(world, 'Anders Hellström', serve(day)), day).toBe(0)
    await expect(world.sql.unsafe(forged('Anders Hellström').replace(`'r'`, 'null'))).rejects.toThrow('action_programme_reason_check')
    await world.sql`update pedagogy.support_case set state = 'CLOSED', closed_at = now(), closing_reason = 'r'`
    await expect(past(world, 'Anders Hellström', forged('Anders Hellström'))).rejects.toThrow('row-level security')
    expect(await past(world, 'Karin Nyström', `update pedagogy.action_programme_draft set measures = 'x', modified_by_id = '${id('Karin Nyström')}'`)).toBe(0)
    for (const statement of [`update pedagogy.action_programme set needs = 'x'`, 'delete from pedagogy.action_programme', `update pedagogy.support_follow_up set text = 'x'`])
      await expect(past(world, 'Anders Hellström', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
