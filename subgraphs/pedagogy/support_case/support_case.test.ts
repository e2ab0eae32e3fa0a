import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { alva, bjork, doing, ekhamra, elin, listOf, noSupport, opened, past, unnamed } from '../support/support.testing.ts'

const fields = `id state openedBy { id } openedAt closedAt closingReason needs { id } persons { person { id } reason startDate endDate removedAt namedBy { id } }
  version permittedActions student { id } organisation { id }`
const rows = ['support_case', 'support_case_need', 'support_case_person'].map((table) => `select from pedagogy.${table}`)

describe('A case about special support', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    world.travel()
    await noSupport(world)
  })
  afterAll(() => world.stop())

  const open = (persona: string, more: object = {}, options?: AskOptions) =>
    doing(world, persona, 'openSupportCase', { studentId: alva, organisationId: ekhamra, ...more }, 'supportCase { id }', options)
  const seenBy = (persona: string, selected?: string, options?: AskOptions, pupil = alva) =>
    listOf(world, persona, pupil, 'supportCases', selected, options)
  const nameOn = (supportCaseId: string, name: string, more: object = {}, persona = 'principal') =>
    did(world, persona, 'nameOnSupportCase', { supportCaseId, personId: id(name), reason: 'Utreder.', ...more })
  const seenAt = async (persona: string) => {
    const { data, errors } = await world.ask(
      persona,
      `{ organisation(id: "${ekhamra}") { supportCases { edges { node { id } } } } }`,
    )
    return errors[0]?.extensions.code ?? data.organisation.supportCases.edges.map(({ node }: any) => node.id)
  }

  it('is known to the principal and those named on it, and to nobody else', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    for (const persona of ['principal', 'special-educator']) {
      const [one] = await seenBy(persona, fields)
      expect(one, persona).toMatchObject({ id: key, state: 'OPEN', openedBy: { id: id('Anders Hellström') }, student: { id: alva }, organisation: { id: ekhamra }, version: 1,
        persons: [{ person: { id: id('Karin Nyström') }, startDate: '2026-11-22', endDate: null, removedAt: null }] })
      expect(await seenAt(persona), persona).toEqual([key])
    }
    for (const [persona, due] of Object.entries({ ...unnamed, 'special-educator': [{ id: key }] })) expect(await seenBy(persona), persona).toEqual(due)
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'step-parent']) expect(await seenBy(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school', 'blocked-guardian', 'analyst', 'integrator', 'account-sync'])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await seenBy(persona))
    for (const persona of ['teacher', 'mentor', 'counsellor', 'school-admin', 'principal-other-school']) expect(await seenAt(persona), persona).toEqual([])
  }) // prettier-ignore

  it('asks for HIGH of everybody alike, whether or not there is one', async () => {
    const refusals = async () =>
      Promise.all(
        ['principal', 'special-educator', 'teacher', 'mentor'].flatMap((persona) =>
          (['LOW', 'SUBSTANTIAL'] as const).map(async (assurance) => {
            const query = `{ person(id: "${alva}") { supportCases { id } } organisation(id: "${ekhamra}") { supportCases { edges { cursor } } } }`
            return JSON.stringify(await world.ask(persona, query, { assurance }).then(({ data, errors }) => [data, errors]))
          }),
        ),
      )
    const without = await refusals()
    await opened(world, alva, 'Karin Nyström')
    expect(await refusals()).toEqual(without)
    for (const answer of without) expect(answer).toContain('STEP_UP_REQUIRED')
  })

  it('is one at a time, which the principal alone is told', async () => {
    await opened(world, alva)
    expect(await open('principal')).toBe('CASE_OPEN')
    for (const persona of ['teacher', 'mentor', 'special-educator', 'counsellor'])
      expect(await open(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['principal-other-school', 'school-admin', 'former-teacher'])
      expect(await open(persona), persona).toBe('STUDENT_NOT_FOUND')
    for (const persona of ['guardian', 'pupil', 'authority-admin', 'integrator'])
      expect(await open(persona), persona).toBe('FORBIDDEN')
    expect(await open('principal', {}, { assurance: 'SUBSTANTIAL' })).toBe('STEP_UP_REQUIRED')
    expect(await open('principal', { studentId: elin, needIds: [unknown] })).toBe('NEED_NOT_FOUND')
    expect(await open('principal', { studentId: elin, organisationId: bjork })).toBe('STUDENT_NOT_FOUND')
  })

  it('can be opened as far as anybody sees by who would be allowed to, whatever there is', async () => {
    const actions = async () => (await world.ask('principal', `{ person(id: "${alva}") { permittedSupportActions } }`)).data
    const without = await actions()
    await opened(world, alva)
    expect(await actions()).toEqual(without)
    expect(without.person.permittedSupportActions).toContain('OPEN_SUPPORT_CASE')
  })

  it.each([
    ['Petra Sandström', {}, 'DONE'], ['Sara Holmgren', {}, 'DONE'], ['Johan Lindqvist', { endDate: '2026-11-22' }, 'DONE'], ['Karin Nyström', {}, 'ALREADY_NAMED'], ['Anders Hellström', {}, 'SELF_NAMED'],
    ['Göran Åkesson', {}, 'PERSON_NOT_FOUND'], ['Nadia Rahimi', {}, 'PERSON_NOT_FOUND'], ['Monica Berglund', {}, 'PERSON_NOT_FOUND'], ['Lena Forsberg', {}, 'PERSON_NOT_FOUND'], ['Jenny Bergström', {}, 'PERSON_NOT_FOUND'],
    ['Alva Bergström', {}, 'PERSON_NOT_FOUND'], ['Nobody', {}, 'PERSON_NOT_FOUND'], ['Petra Sandström', { personId: 'Petra' }, 'PERSON_NOT_FOUND'], ['Petra Sandström', { reason: ' ' }, 'REASON_INVALID'], ['Petra Sandström', { endDate: '2026-11-21' }, 'DATE_INVALID'],
  ] as const)('names %s with %j: %s', async (name, more, code) => {
    expect(await nameOn(await opened(world, alva, 'Karin Nyström'), name, more)).toBe(code)
  }) // prettier-ignore

  it('of a protected pupil names whoever is named by identity first', async () => {
    const key = await opened(world, elin)
    expect(await nameOn(key, 'Karin Nyström')).toBe('PERSON_NOT_FOUND')
    expect(await nameOn(key, 'Petra Sandström')).toBe('DONE')
    expect(await seenBy('counsellor', 'id', {}, elin)).toEqual([{ id: key }])
    for (const persona of ['teacher', 'mentor']) expect(await seenBy(persona, 'id', {}, elin), persona).toEqual([])
  })

  it('is over for who is taken off it, whose time is out, or who no longer works with the pupil', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    expect(await nameOn(key, 'Johan Lindqvist', { endDate: '2026-11-30' })).toBe('DONE')
    expect(await seenBy('teacher')).toEqual([{ id: key }])
    world.travel('2026-12-01')
    expect(await seenBy('teacher')).toEqual([])
    world.travel()
    expect(await did(world, 'special-educator', 'removeFromSupportCase', { supportCaseId: key, personId: id('Johan Lindqvist') })).toBe('FORBIDDEN')
    expect(await did(world, 'principal', 'removeFromSupportCase', { supportCaseId: key, personId: id('Karin Nyström') })).toBe('DONE')
    expect(await did(world, 'principal', 'removeFromSupportCase', { supportCaseId: key, personId: id('Karin Nyström') })).toBe('PERSON_NOT_FOUND')
    expect(await seenBy('special-educator')).toEqual([])
    expect(await did(world, 'special-educator', 'closeSupportCase', { supportCaseId: key, expectedVersion: 1, reason: 'r' })).toBe('NOT_FOUND')
    const duty = world.sql`person_id = ${id('Johan Lindqvist')} and organisation_id = ${ekhamra}`
    await world.sql`update identity.duty set end_date = '2026-11-21' where ${duty}`
    expect(await past(world, 'Johan Lindqvist', rows[0]!)).toBe(0)
    await world.sql`update identity.duty set end_date = null where ${duty}`
    expect(await past(world, 'Johan Lindqvist', rows[0]!)).toBe(1)
  }) // prettier-ignore

  it('is closed by the principal, with a reason, and another may follow', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const closing = { supportCaseId: key, expectedVersion: 1, reason: 'Inget stöd behövs.' }
    for (const [persona, code] of [['special-educator', 'FORBIDDEN'], ['teacher', 'NOT_FOUND'], ['guardian', 'FORBIDDEN']] as const)
      expect(await did(world, persona, 'closeSupportCase', closing), persona).toBe(code)
    expect(await did(world, 'principal', 'closeSupportCase', { ...closing, expectedVersion: 7 })).toBe('CONFLICT')
    expect(await did(world, 'principal', 'closeSupportCase', closing)).toBe('DONE')
    expect(await did(world, 'principal', 'closeSupportCase', { ...closing, expectedVersion: 2 })).toBe('CLOSED')
    expect(await nameOn(key, 'Sara Holmgren')).toBe('CLOSED')
    expect(await seenBy('special-educator', 'state closingReason')).toEqual([{ state: 'CLOSED', closingReason: 'Inget stöd behövs.' }])
    expect(await seenAt('principal')).toEqual([])
    expect(await open('principal')).toHaveProperty('id')
  }) // prettier-ignore
})
