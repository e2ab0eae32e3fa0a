import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf } from '../../../gateway/access/walls.ts'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { pedagogy } from '../pedagogy.ts'
import {
  alva,
  asGuardian,
  bjork,
  doing,
  ekhamra,
  elin,
  listOf,
  noSupport,
  opened,
  past,
  withProgramme,
} from '../support/support.testing.ts'

const rows = ['support_case', 'support_case_need', 'support_case_person'].map((table) => `select from pedagogy.${table}`)

describe('A case about special support, past the rules', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, pedagogy)
  })
  beforeEach(async () => {
    world.travel()
    await noSupport(world)
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  const open = (persona: string, more: object = {}, options?: AskOptions) =>
    doing(world, persona, 'openSupportCase', { studentId: alva, organisationId: ekhamra, ...more }, 'supportCase { id }', options)
  const seenBy = (persona: string, selected?: string, options?: AskOptions, pupil = alva) =>
    listOf(world, persona, pupil, 'supportCases', selected, options)

  it('stays at the school when the pupil leaves: nobody of the next one reads it, nor those of the last', async () => {
    await opened(world, alva, 'Karin Nyström')
    await world.sql`update identity.enrolment set organisation_id = ${bjork} where pupil_id = ${alva}`
    for (const name of ['Anders Hellström', 'Karin Nyström', 'Lena Forsberg'])
      expect(await past(world, name, rows[0]!), name).toBe(0)
    await world.sql`update identity.enrolment set organisation_id = ${ekhamra} where pupil_id = ${alva}`
  })

  it('of one\'s own child is nobody\'s by their work', async () => {
    await opened(world, alva, 'Karin Nyström', 'Johan Lindqvist')
    for (const name of ['Karin Nyström', 'Johan Lindqvist', 'Anders Hellström']) {
      await asGuardian(world, name, alva)
      expect(await Promise.all(rows.map((one) => past(world, name, one))), name).toEqual([0, 0, 0])
    }
    expect(await seenBy('principal')).toEqual([])
    expect(await open('principal')).toBe('OWN_CHILD')
  }) // prettier-ignore

  it('is kept by the rows, whatever a rule lets through', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const counted = (name: string, given = {}) => Promise.all(rows.map((one) => past(world, name, one, given)))
    for (const name of ['Anders Hellström', 'Karin Nyström']) {
      expect(await counted(name), name).toEqual([1, 0, 1])
      expect(await counted(name, { assurance: 'SUBSTANTIAL' }), name).toEqual([0, 0, 0])
    }
    for (const name of ['Johan Lindqvist', 'Sara Holmgren', 'Petra Sandström', 'Jenny Bergström', 'Marcus Öberg', 'Alva Bergström', 'Monica Berglund', 'Maria Söderberg', 'Göran Åkesson', 'Nadia Rahimi', 'Lena Forsberg', 'Peter Lund', 'David Nyberg', 'Oskar Wallin'])
      expect(await counted(name), name).toEqual([0, 0, 0])
    const naming = (of: string, by: string) => `insert into pedagogy.support_case_person values (gen_random_uuid(), '${key}', '${alva}', '${ekhamra}', '${id(of)}', 'r', '2026-11-22', null, '${id(by)}')`
    expect(await past(world, 'Anders Hellström', naming('Sara Holmgren', 'Anders Hellström'))).toBe(1)
    for (const [name, of] of [['Karin Nyström', 'Sara Holmgren'], ['Johan Lindqvist', 'Johan Lindqvist'], ['Anders Hellström', 'Jenny Bergström'], ['Anders Hellström', 'Göran Åkesson'], ['Lena Forsberg', 'Sara Holmgren']] as const)
      await expect(past(world, name, naming(of, name)), name).rejects.toThrow('row-level security')
    const forged = (by: string) => `insert into pedagogy.support_case (id, student_id, organisation_id, opened_by_id, opened_at) values (gen_random_uuid(), '${elin}', '${ekhamra}', '${id(by)}', now())`
    for (const name of ['Karin Nyström', 'Sara Holmgren', 'Lena Forsberg', 'Jenny Bergström']) await expect(past(world, name, forged(name)), name).rejects.toThrow('row-level security')
    expect(await past(world, 'Karin Nyström', `update pedagogy.support_case set state = 'DECLINED'`)).toBe(0)
    for (const statement of [`update pedagogy.support_case set student_id = '${elin}'`, 'delete from pedagogy.support_case', `update pedagogy.support_case_person set person_id = '${elin}'`])
      await expect(past(world, 'Anders Hellström', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('is closed and left for good by the rows too', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const again = 'update pedagogy.support_case_person set removed_at = null'
    // No state is taken without the decision or the investigation behind it, nor left without it.
    const becomes = (state: string) => past(world, 'Anders Hellström', `update pedagogy.support_case set state = '${state}'`)
    for (const state of ['INVESTIGATING', 'PROGRAMME', 'DECLINED'])
      await expect(becomes(state), state).rejects.toThrow('row-level security')
    expect(await did(world, 'principal', 'removeFromSupportCase', { supportCaseId: key, personId: id('Karin Nyström') })).toBe('DONE')
    expect(await past(world, 'Anders Hellström', again)).toBe(0)
    expect(await did(world, 'principal', 'closeSupportCase', { supportCaseId: key, expectedVersion: 1, reason: 'Klart.' })).toBe('DONE')
    for (const state of ['OPEN', 'PROGRAMME'])
      expect(await past(world, 'Anders Hellström', `update pedagogy.support_case set state = '${state}', closed_at = null, closing_reason = null`), state).toBe(0)
    const naming = `insert into pedagogy.support_case_person values (gen_random_uuid(), '${key}', '${alva}', '${ekhamra}', '${id('Sara Holmgren')}', 'r', '2026-11-22', null, '${id('Anders Hellström')}')`
    await expect(past(world, 'Anders Hellström', naming)).rejects.toThrow('row-level security')
  }) // prettier-ignore

  it('with a programme in force is neither closed nor opened by the rows', async () => {
    await withProgramme(world, alva)
    const becomes = (set: string) => past(world, 'Anders Hellström', `update pedagogy.support_case set ${set}`)
    for (const set of ["state = 'OPEN'", "state = 'DECLINED'", "state = 'CLOSED', closed_at = now(), closing_reason = 'r'"])
      await expect(becomes(set), set).rejects.toThrow('row-level security')
    expect(await becomes('version = version')).toBe(1)
  }) // prettier-ignore

  it('is not got at by the id of a person or a unit, nor by functions', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const asked = async (persona: string) => {
      const person = { __typename: 'Person', id: alva, relations: ['PRINCIPAL'], roles: ['PRINCIPAL'], isSeen: true }
      const unit = { __typename: 'Organisation', id: ekhamra }
      const query = 'supportCases { edges { node { id state } } }'
      return JSON.stringify([
        await direct.ask(persona, entitiesOf('Person', 'supportCases { id state }'), { representations: [person] }),
        await direct.ask(persona, entitiesOf('Organisation', query), { representations: [unit] }),
      ])
    }
    for (const persona of ['teacher', 'mentor', 'counsellor', 'guardian', 'former-teacher', 'principal-other-school', 'school-admin', 'authority-admin', 'integrator'])
      expect(await asked(persona), persona).not.toContain(key)
    expect(await asked('special-educator')).toContain(key)
    for (const name of ['Johan Lindqvist', 'Jenny Bergström', 'Maria Söderberg']) {
      expect(await past(world, name, 'select from access.seen_cases()'), name).toBe(0)
      const may = `select where access.may_be_named_on('${id('Karin Nyström')}', '${alva}', '${ekhamra}')`
      expect([await past(world, name, may), await past(world, 'Anders Hellström', may)], name).toEqual([0, 1])
    }
  }) // prettier-ignore

  it('may name exactly those who stand to the pupil as something at the unit', async () => {
    const staff = await world.sql<{ personId: string }[]>`select distinct person_id from identity.duty where organisation_id = ${ekhamra}`
    const names = staff.map(({ personId }) => personId).filter((one) => one !== id('Anders Hellström'))
    for (const pupil of [alva, elin]) {
      const may = `select p from unnest('{${names.join()}}'::uuid[]) p where access.may_be_named_on(p, '${pupil}', '${ekhamra}')`
      const standing = await Promise.all(names.map(async (one) => {
        const [row] = await world.sql`select set_config('skolgraf.viewer_id', ${one}, false), set_config('skolgraf.viewer_kind', 'PERSON', false), set_config('skolgraf.today', '2026-11-22', false),
          (select count(*)::int from access.support_places(array[${pupil}::uuid]) s where s.unit_id = ${ekhamra}) as places`
        return row!['places'] as number
      }))
      await world.sql`select set_config('skolgraf.viewer_id', '', false)`
      expect(standing.filter((places) => places > 0).length).toBeGreaterThan(1)
      expect(await past(world, 'Anders Hellström', may)).toBe(standing.filter((places) => places > 0).length)
    }
  }) // prettier-ignore
})
