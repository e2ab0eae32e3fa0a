import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import {
  alva,
  asGuardian,
  bjork,
  doing,
  ekhamra,
  elin,
  lets,
  listOf,
  noSupport,
  opened,
  past,
  unnamed,
} from '../support/support.testing.ts'

const fields =
  'text sentOn recipient diaryReference reportedBy { id } student { id } organisation { id } persons { person { id } reason } permittedActions'
const rows = ['concern_report', 'concern_report_person'].map((table) => `select from pedagogy.${table}`)

describe('A report of concern', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => noSupport(world))
  afterAll(() => world.stop())

  const input = {
    studentId: alva,
    organisationId: ekhamra,
    text: 'Oro för hemförhållanden.',
    sentOn: '2026-11-20',
    recipient: 'Socialtjänsten',
  }
  const file = (persona = 'teacher', more: object = {}, options?: AskOptions) =>
    doing(world, persona, 'fileConcernReport', { ...input, ...more }, 'concernReport { id }', options)
  const seenBy = (persona: string, selected = 'id', options?: AskOptions) =>
    listOf(world, persona, alva, 'concernReports', selected, options)
  const nameOn = (concernReportId: string, name: string, persona = 'principal') =>
    did(world, persona, 'nameOnConcernReport', { concernReportId, personId: id(name), reason: 'Möter eleven.' })

  it('is read by whoever made it, the principal and those named, and by nobody else', async () => {
    const { id: key } = await file('teacher', { diaryReference: '2026/17' })
    const due = { text: input.text, sentOn: '2026-11-20', recipient: 'Socialtjänsten', diaryReference: '2026/17', reportedBy: { id: id('Johan Lindqvist') }, student: { id: alva }, organisation: { id: ekhamra }, persons: [] }
    expect(await seenBy('principal', 'reportedAt')).toEqual([{ reportedAt: '2026-11-22T11:00:00.000Z' }])
    expect(await seenBy('teacher', fields)).toEqual([{ ...due, permittedActions: [] }])
    expect(await seenBy('principal', fields)).toEqual([{ ...due, permittedActions: ['NAME_ON_CONCERN_REPORT', 'REMOVE_FROM_CONCERN_REPORT'] }])
    for (const [persona, list] of Object.entries({ ...unnamed, teacher: [{ id: key }] })) expect(await seenBy(persona), persona).toEqual(list)
    expect([await nameOn(key, 'Karin Nyström'), await nameOn(key, 'Karin Nyström'), await nameOn(key, 'Anders Hellström'), await nameOn(key, 'Göran Åkesson')]).toEqual(
      ['DONE', 'ALREADY_NAMED', 'SELF_NAMED', 'PERSON_NOT_FOUND'])
    expect(await seenBy('special-educator')).toEqual([{ id: key }])
    for (const [persona, code] of [['teacher', 'FORBIDDEN'], ['mentor', 'NOT_FOUND'], ['guardian', 'FORBIDDEN'], ['principal-other-school', 'NOT_FOUND']] as const)
      expect(await nameOn(key, 'Petra Sandström', persona), persona).toBe(code)
    const removing = { concernReportId: key, personId: id('Karin Nyström') }
    expect([await did(world, 'principal', 'removeFromConcernReport', removing), await did(world, 'principal', 'removeFromConcernReport', removing)]).toEqual(['DONE', 'PERSON_NOT_FOUND'])
    expect(await seenBy('special-educator')).toEqual([])
    for (const persona of ['teacher', 'principal', 'mentor']) expect(await seenBy(persona, 'id', { assurance: 'SUBSTANTIAL' }), persona).toBe('STEP_UP_REQUIRED')
  }) // prettier-ignore

  it('is never read at home, whatever the authority decides, nor by those named on a case alone', async () => {
    await file()
    await opened(world, alva, 'Karin Nyström')
    await lets(world, 'ACTION_PROGRAMME', 'INVESTIGATION')
    for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'step-parent']) expect(await seenBy(persona), persona).toBe('FORBIDDEN')
    expect(await seenBy('special-educator')).toEqual([])
    for (const name of ['Jenny Bergström', 'Marcus Öberg', 'Alva Bergström', 'Karin Nyström']) expect(await past(world, name, rows[0]!), name).toBe(0)
  }) // prettier-ignore

  it.each([
    ['teacher', { text: '' }, 'TEXT_INVALID'], ['teacher', { recipient: ' ' }, 'NAME_INVALID'], ['teacher', { diaryReference: 'x'.repeat(201) }, 'NAME_INVALID'], ['teacher', { sentOn: '2026-11-23' }, 'DATE_INVALID'],
    ['teacher', { studentId: unknown }, 'STUDENT_NOT_FOUND'], ['teacher', { organisationId: bjork }, 'STUDENT_NOT_FOUND'], ['former-teacher', {}, 'STUDENT_NOT_FOUND'], ['school-admin', {}, 'STUDENT_NOT_FOUND'],
    ['guardian', {}, 'FORBIDDEN'], ['pupil', {}, 'FORBIDDEN'], ['integrator', {}, 'FORBIDDEN'],
  ] as const)('is not made by the %s with %j', async (persona, more, code) => expect(await file(persona, more)).toBe(code)) // prettier-ignore

  it('is each one\'s own duty: whoever works with the pupil makes one, of a protected pupil too', async () => {
    for (const persona of ['principal', 'mentor', 'special-educator', 'counsellor']) expect(await file(persona), persona).toHaveProperty('id')
    for (const persona of ['teacher', 'counsellor']) expect(await file(persona, { studentId: elin }), persona).toHaveProperty('id')
    expect(await file('teacher', {}, { assurance: 'SUBSTANTIAL' })).toBe('STEP_UP_REQUIRED')
    await asGuardian(world, 'Johan Lindqvist', alva)
    expect(await file()).toBe('OWN_CHILD')
  }) // prettier-ignore

  it('is not read by whoever made it once they are of the family, or no longer teach the pupil', async () => {
    await file()
    await world.sql`update identity.activity_teacher t set end_date = '2026-11-22' from identity.duty d where d.id = t.duty_id and d.person_id = ${id('Johan Lindqvist')}`
    expect([await past(world, 'Johan Lindqvist', rows[0]!), await past(world, 'Johan Lindqvist', rows[0]!, { day: '2026-11-23' })]).toEqual([1, 0])
    await world.sql`update identity.activity_teacher t set end_date = null from identity.duty d where d.id = t.duty_id and d.person_id = ${id('Johan Lindqvist')}`
    for (const name of ['Johan Lindqvist', 'Anders Hellström']) {
      await asGuardian(world, name, alva)
      expect(await past(world, name, rows[0]!), name).toBe(0)
    }
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    const { id: key } = await file()
    await nameOn(key, 'Karin Nyström')
    const counted = (name: string, given = {}) => Promise.all(rows.map((one) => past(world, name, one, given)))
    for (const name of ['Johan Lindqvist', 'Anders Hellström', 'Karin Nyström']) {
      expect(await counted(name), name).toEqual([1, 1])
      expect(await counted(name, { assurance: 'SUBSTANTIAL' }), name).toEqual([0, 0])
    }
    for (const name of ['Sara Holmgren', 'Petra Sandström', 'Jenny Bergström', 'Monica Berglund', 'Maria Söderberg', 'Göran Åkesson', 'Lena Forsberg', 'Peter Lund', 'David Nyberg'])
      expect(await counted(name), name).toEqual([0, 0])
    const naming = (of: string, by: string) => `insert into pedagogy.concern_report_person values (gen_random_uuid(), '${key}', '${alva}', '${ekhamra}', '${id(of)}', 'r', '2026-11-22', null, '${id(by)}')`
    for (const [name, of] of [['Johan Lindqvist', 'Sara Holmgren'], ['Sara Holmgren', 'Sara Holmgren'], ['Anders Hellström', 'Göran Åkesson'], ['Lena Forsberg', 'Sara Holmgren']] as const)
      await expect(past(world, name, naming(of, name)), name).rejects.toThrow('row-level security')
    const forged = (by: string) => `insert into pedagogy.concern_report values (gen_random_uuid(), '${alva}', '${ekhamra}', 't', '2026-11-22', 'r', null, '${id(by)}', now())`
    expect(await past(world, 'Sara Holmgren', forged('Sara Holmgren'))).toBe(1)
    for (const [name, by] of [['Sara Holmgren', 'Johan Lindqvist'], ['Jenny Bergström', 'Jenny Bergström'], ['Lena Forsberg', 'Lena Forsberg']] as const)
      await expect(past(world, name, forged(by)), name).rejects.toThrow('row-level security')
    await did(world, 'principal', 'removeFromConcernReport', { concernReportId: key, personId: id('Karin Nyström') })
    expect(await past(world, 'Anders Hellström', 'update pedagogy.concern_report_person set removed_at = null')).toBe(0)
    for (const statement of [`update pedagogy.concern_report set text = 'x'`, 'delete from pedagogy.concern_report'])
      await expect(past(world, 'Johan Lindqvist', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
