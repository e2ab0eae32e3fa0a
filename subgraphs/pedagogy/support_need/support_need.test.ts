import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { act, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { alva, asGuardian, bjork, doing, ekhamra, elin, listOf, noSupport, opened, past } from '../support/support.testing.ts'

const fields = 'id text adaptationsTried reportedBy { id } student { id } organisation { id }'
const row = 'select from pedagogy.support_need'

describe('A report of a need', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => noSupport(world))
  afterAll(() => world.stop())

  const input = {
    studentId: alva,
    organisationId: ekhamra,
    text: 'Når inte kriterierna i matematik.',
    adaptationsTried: 'Längre tid.',
  }
  const report = async (persona = 'teacher', more: object = {}, options?: AskOptions) =>
    verdict(await act(world, persona, 'reportSupportNeed', { ...input, ...more }, 'supportNeed { id }', options))
  const seenBy = (persona: string, selected?: string, options?: AskOptions, pupil = alva) =>
    listOf(world, persona, pupil, 'supportNeeds', selected, options)
  const seenAt = async (persona: string, options?: AskOptions) => {
    const query = `{ organisation(id: "${ekhamra}") { supportNeeds(first: 1) { edges { node { text } } pageInfo { hasNextPage } } } }`
    const { data, errors } = await world.ask(persona, query, options)
    return errors[0]?.extensions.code ?? data.organisation.supportNeeds
  }

  it('is read by whoever reported it and by the principal, and by nobody else', async () => {
    const one = await doing(world, 'teacher', 'reportSupportNeed', input, `supportNeed { ${fields} }`)
    expect(one).toMatchObject({ text: input.text, adaptationsTried: 'Längre tid.', reportedBy: { id: id('Johan Lindqvist') }, student: { id: alva }, organisation: { id: ekhamra } })
    for (const persona of ['teacher', 'principal']) expect(await seenBy(persona, 'text'), persona).toEqual([{ text: input.text }])
    for (const persona of ['mentor', 'special-educator', 'counsellor']) expect(await seenBy(persona), persona).toEqual([])
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'school-admin', 'authority-admin', 'step-parent'])
      expect(await seenBy(persona), persona).toBe('FORBIDDEN')
    for (const persona of ['former-teacher', 'substitute', 'principal-other-school', 'integrator'])
      expect([null, 'FORBIDDEN'], persona).toContainEqual(await seenBy(persona))
    for (const persona of ['principal', 'teacher', 'mentor'])
      expect(await seenBy(persona, 'id', { assurance: 'SUBSTANTIAL' }), persona).toBe('STEP_UP_REQUIRED')
  }) // prettier-ignore

  it('is found by the principal at the unit, page by page', async () => {
    for (const persona of ['teacher', 'mentor']) expect(await report(persona)).toBe('DONE')
    expect(await seenAt('principal')).toEqual({ edges: [{ node: { text: input.text } }], pageInfo: { hasNextPage: true } })
    expect(await seenAt('teacher')).toEqual({ edges: [{ node: { text: input.text } }], pageInfo: { hasNextPage: false } })
    for (const persona of ['special-educator', 'school-admin', 'former-teacher', 'principal-other-school'])
      expect(await seenAt(persona), persona).toEqual({ edges: [], pageInfo: { hasNextPage: false } })
    for (const persona of ['guardian', 'pupil', 'authority-admin', 'integrator'])
      expect(await seenAt(persona), persona).toBe('FORBIDDEN')
    expect(await seenAt('principal', { assurance: 'SUBSTANTIAL' })).toBe('STEP_UP_REQUIRED')
  })

  it('is taken in whether or not there is a case, and knows nothing of it', async () => {
    const whole = async () => {
      const answer = await act(world, 'teacher', 'reportSupportNeed', input, 'supportNeed { text organisation { id } }')
      const actions = `{ person(id: "${alva}") { permittedSupportActions } }`
      return JSON.stringify([
        answer.data,
        answer.errors,
        (await world.ask('teacher', actions)).data,
        await seenBy('teacher', 'text'),
      ])
    }
    const without = await whole()
    await noSupport(world)
    await opened(world, alva, 'Karin Nyström')
    expect(await whole()).toBe(without)
    expect(without).toContain('REPORT_SUPPORT_NEED')
  })

  it('is read by those named on the case that it led to', async () => {
    await report()
    const [need] = (await seenBy('principal')) as { id: string }[]
    const given = { studentId: alva, organisationId: ekhamra, needIds: [need!.id] }
    const { id: supportCaseId } = await doing(world, 'principal', 'openSupportCase', given, 'supportCase { id needs { id } }')
    expect(await seenBy('special-educator')).toEqual([])
    await act(world, 'principal', 'nameOnSupportCase', { supportCaseId, personId: id('Karin Nyström'), reason: 'Utreder.' })
    expect(await seenBy('special-educator', 'text')).toEqual([{ text: input.text }])
    expect(await seenBy('counsellor')).toEqual([])
  })

  it('is the reporter\'s for as long as they teach the pupil', async () => {
    await report()
    await world.sql`update identity.activity_teacher t set end_date = '2026-11-22' from identity.duty d
      where d.id = t.duty_id and d.person_id = ${id('Johan Lindqvist')}`
    expect(await past(world, 'Johan Lindqvist', row)).toBe(1)
    expect(await past(world, 'Johan Lindqvist', row, { day: '2026-11-23' })).toBe(0)
    await world.sql`update identity.activity_teacher t set end_date = null from identity.duty d
      where d.id = t.duty_id and d.person_id = ${id('Johan Lindqvist')}`
  }) // prettier-ignore

  it.each([
    ['teacher', { text: ' ' }, 'TEXT_INVALID'], ['teacher', { adaptationsTried: 'x'.repeat(4001) }, 'TEXT_INVALID'], ['teacher', { studentId: unknown }, 'STUDENT_NOT_FOUND'],
    ['teacher', { organisationId: bjork }, 'STUDENT_NOT_FOUND'], ['principal', {}, 'FORBIDDEN'], ['former-teacher', {}, 'STUDENT_NOT_FOUND'], ['substitute', {}, 'STUDENT_NOT_FOUND'],
    ['school-admin', {}, 'STUDENT_NOT_FOUND'], ['guardian', {}, 'FORBIDDEN'], ['pupil', {}, 'FORBIDDEN'], ['integrator', {}, 'FORBIDDEN'], ['special-educator', { studentId: elin }, 'STUDENT_NOT_FOUND'],
    ['teacher', { studentId: elin }, 'DONE'], ['counsellor', {}, 'DONE'],
  ] as const)('of the %s with %j is %s', async (persona, more, code) => expect(await report(persona, more)).toBe(code)) // prettier-ignore

  it('is about no child of one\'s own, and not read by who becomes their guardian', async () => {
    await report()
    await asGuardian(world, 'Johan Lindqvist', alva)
    expect(await report()).toBe('OWN_CHILD')
    expect(await seenBy('teacher')).toEqual([])
    await asGuardian(world, 'Anders Hellström', alva)
    expect(await seenBy('principal')).toEqual([])
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    await report()
    for (const name of ['Johan Lindqvist', 'Anders Hellström']) {
      expect(await past(world, name, row), name).toBe(1)
      expect(await past(world, name, row, { assurance: 'SUBSTANTIAL' }), name).toBe(0)
    }
    for (const name of ['Sara Holmgren', 'Karin Nyström', 'Petra Sandström', 'Jenny Bergström', 'Alva Bergström', 'Monica Berglund', 'Maria Söderberg', 'Göran Åkesson', 'Lena Forsberg', 'Peter Lund'])
      expect(await past(world, name, row), name).toBe(0)
    const forged = (by: string) => `insert into pedagogy.support_need values (gen_random_uuid(), '${alva}', '${ekhamra}', 't', 'a', '${id(by)}', now())`
    expect(await past(world, 'Sara Holmgren', forged('Sara Holmgren'))).toBe(1)
    for (const [name, by, assurance] of [['Sara Holmgren', 'Johan Lindqvist'], ['Jenny Bergström', 'Jenny Bergström'], ['Göran Åkesson', 'Göran Åkesson'], ['Sara Holmgren', 'Sara Holmgren', 'SUBSTANTIAL']] as const)
      await expect(past(world, name, forged(by), assurance ? { assurance } : {}), name).rejects.toThrow('row-level security')
    for (const statement of [`update pedagogy.support_need set text = 'x'`, 'delete from pedagogy.support_need'])
      await expect(past(world, 'Johan Lindqvist', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
