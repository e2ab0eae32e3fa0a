import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { alva, investigation, lets, listOf, noSupport, opened, past, steps, unnamed } from '../support/support.testing.ts'

const fields = 'startedOn pupilHeardOn guardiansHeardOn pupilHealthInvolvedOn isPupilHealthUnneeded conclusion concludedOn'
const concluded = { startedOn: '2026-11-22', pupilHeardOn: '2026-11-20', guardiansHeardOn: '2026-11-21', pupilHealthInvolvedOn: '2026-11-21',
  isPupilHealthUnneeded: false, conclusion: 'Behöver färdighetsträning i matematik.', concludedOn: '2026-11-22' } // prettier-ignore
const home = ['guardian', 'guardian-other-parent']

describe('An investigation of special support', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(() => noSupport(world))
  afterAll(() => world.stop())

  const seenBy = (persona: string, options?: AskOptions) => listOf(world, persona, alva, 'supportInvestigations', fields, options)
  const journal = (persona: string) =>
    listOf(world, persona, alva, 'supportCases', 'entries { kind occurredOn text writtenBy { id } }')
  const entry = (key: string, persona: string, more: object = {}) =>
    did(world, persona, 'addSupportEntry', {
      supportCaseId: key,
      kind: 'ANALYSIS',
      occurredOn: '2026-11-22',
      text: 'Går snabbt fram.',
      ...more,
    })

  it('hears the pupil, the guardians and pupil health before it is concluded', async () => {
    const key = await opened(world, alva)
    const [start, pupil, guardians, , conclude] = investigation
    expect(await steps(world, key, pupil, conclude, start, start, conclude, pupil, conclude, guardians, conclude)).toEqual(
      ['NOT_INVESTIGATED', 'NOT_INVESTIGATED', 'DONE', 'ALREADY_INVESTIGATING', 'NOT_HEARD', 'DONE', 'NOT_HEARD', 'DONE', 'PUPIL_HEALTH_MISSING'],
    )
    const unneeded = ['involvePupilHealthInCase', { involvedOn: null, text: 'Behövs uppenbart inte.' }] as const
    expect(await steps(world, key, unneeded, conclude, conclude, start)).toEqual(['DONE', 'DONE', 'NOT_INVESTIGATED', 'ALREADY_INVESTIGATING'])
    expect(await seenBy('principal')).toEqual([{ ...concluded, pupilHealthInvolvedOn: null, isPupilHealthUnneeded: true }])
  }) // prettier-ignore

  it('of an adult hears no guardians', async () => {
    const key = await opened(world, id('Amina Warsame'))
    const [start, pupil, , health, conclude] = investigation
    expect(await steps(world, key, start, pupil, health, conclude)).toEqual(['DONE', 'DONE', 'DONE', 'DONE'])
  })

  it.each([
    ['recordSupportHearing', { party: 'PUPIL', heardOn: '2026-11-23', text: 't' }, 'DATE_INVALID'],
    ['recordSupportHearing', { party: 'PUPIL', heardOn: '2026-11-22', text: ' ' }, 'TEXT_INVALID'],
    ['involvePupilHealthInCase', { involvedOn: '2025-11-21', text: 't' }, 'DATE_INVALID'],
    ['recordSupportHearing', { party: 'PUPIL', heardOn: '2026-11-22', text: 't', expectedVersion: 9 }, 'CONFLICT'],
  ] as const)('takes no %s with %j', async (name, input, code) => {
    expect(await steps(world, await opened(world, alva), investigation[0], [name, input])).toEqual(['DONE', code])
  })

  it('is taken forward by the principal, and written about by whoever is on the case', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    await steps(world, key, investigation[0])
    for (const [name, input] of investigation) {
      const given = { supportCaseId: key, expectedVersion: 2, ...input }
      for (const [persona, code] of [['special-educator', 'FORBIDDEN'], ['teacher', 'NOT_FOUND'], ['mentor', 'NOT_FOUND'], ['guardian', 'FORBIDDEN']] as const)
        expect(await did(world, persona, name, given), `${persona} ${name}`).toBe(code)
    }
    for (const [persona, code] of [['special-educator', 'DONE'], ['principal', 'DONE'], ['teacher', 'NOT_FOUND'], ['counsellor', 'NOT_FOUND'], ['guardian', 'FORBIDDEN'], ['principal-other-school', 'NOT_FOUND']] as const)
      expect(await entry(key, persona), persona).toBe(code)
    expect(await entry(key, 'special-educator', { occurredOn: '2026-11-23' })).toBe('DATE_INVALID')
    expect(await entry(key, 'special-educator', { text: '' })).toBe('TEXT_INVALID')
    const [one] = (await journal('principal')) as { entries: { writtenBy: { id: string } }[] }[]
    expect(one!.entries.map(({ writtenBy }) => writtenBy.id).toSorted()).toEqual([id('Karin Nyström'), id('Anders Hellström')].toSorted())
    await steps(world, key, ['closeSupportCase', { reason: 'Klart.' }])
    expect(await entry(key, 'special-educator')).toBe('CLOSED')
  }) // prettier-ignore

  it('is hidden from the unnamed and from home, until the authority decides that what is concluded is read there', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    await steps(world, key, ...investigation.slice(0, 4))
    await lets(world, 'INVESTIGATION')
    for (const persona of [...home, 'pupil']) expect(await seenBy(persona), persona).toEqual([])
    await steps(world, key, investigation[4])
    for (const persona of home) {
      expect(await seenBy(persona), persona).toEqual([concluded])
      expect(await seenBy(persona, { assurance: 'LOW' }), persona).toBe('STEP_UP_REQUIRED')
      expect(await journal(persona), persona).toBe('FORBIDDEN')
    }
    expect(await listOf(world, 'special-educator', alva, 'supportCases', `investigations { ${fields} }`)).toEqual([
      { investigations: [concluded] },
    ])
    for (const policy of [['ACTION_PROGRAMME'], []]) {
      await lets(world, ...policy)
      for (const persona of [...home, 'pupil']) expect(await seenBy(persona), persona).toEqual([])
    }
    for (const [persona, due] of Object.entries({ ...unnamed, 'special-educator': [concluded] })) expect(await seenBy(persona), persona).toEqual(due)
    for (const persona of ['principal', 'special-educator', 'teacher'])
      expect(await seenBy(persona, { assurance: 'SUBSTANTIAL' }), persona).toBe('STEP_UP_REQUIRED')
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    await steps(world, key, ...investigation)
    const rows = ['support_investigation', 'support_entry'].map((table) => `select from pedagogy.${table}`)
    const counted = (name: string, given = {}) => Promise.all(rows.map((one) => past(world, name, one, given)))
    await lets(world, 'INVESTIGATION')
    for (const name of ['Anders Hellström', 'Karin Nyström']) {
      expect(await counted(name), name).toEqual([1, 4])
      expect(await counted(name, { assurance: 'SUBSTANTIAL' }), name).toEqual([0, 0])
    }
    for (const name of ['Jenny Bergström', 'Marcus Öberg']) {
      expect(await counted(name), name).toEqual([1, 0])
      expect(await counted(name, { assurance: 'LOW' }), name).toEqual([0, 0])
    }
    for (const name of ['Alva Bergström', 'Johan Lindqvist', 'Sara Holmgren', 'Petra Sandström', 'Monica Berglund', 'Maria Söderberg', 'David Nyberg', 'Göran Åkesson', 'Lena Forsberg', 'Peter Lund'])
      expect(await counted(name), name).toEqual([0, 0])
    const writing = (by: string, of = key) => `insert into pedagogy.support_entry select gen_random_uuid(), '${of}', c.student_id, c.organisation_id, 'NOTE', '2026-11-22', 't', '${id(by)}', now()
      from (values ('${alva}'::uuid, (select organisation_id from pedagogy.support_case))) c(student_id, organisation_id)`
    expect(await past(world, 'Karin Nyström', writing('Karin Nyström'))).toBe(1)
    for (const [name, by] of [['Karin Nyström', 'Anders Hellström'], ['Johan Lindqvist', 'Johan Lindqvist'], ['Jenny Bergström', 'Jenny Bergström']] as const)
      await expect(past(world, name, writing(by)), name).rejects.toThrow('row-level security')
    for (const name of ['Karin Nyström', 'Anders Hellström'])
      for (const set of [`conclusion = 'x'`, 'conclusion = null, concluded_on = null'])
        expect(await past(world, name, `update pedagogy.support_investigation set ${set}`), `${name} ${set}`).toBe(0)
    await steps(world, key, ['closeSupportCase', { reason: 'Klart.' }])
    await expect(past(world, 'Karin Nyström', writing('Karin Nyström'))).rejects.toThrow('row-level security')
    const another = `insert into pedagogy.support_investigation (id, case_id, student_id, organisation_id, started_on)
      select gen_random_uuid(), id, student_id, organisation_id, '2026-11-22' from pedagogy.support_case`
    await expect(past(world, 'Anders Hellström', another)).rejects.toThrow('row-level security')
    await expect(past(world, 'Anders Hellström', `update pedagogy.support_entry set text = 'x'`)).rejects.toThrow('permission denied')
  }) // prettier-ignore
})
