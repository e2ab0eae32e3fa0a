import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { administration } from '../administration.ts'
import { bjork, ekhamra, past } from '../schedule/schedule.testing.ts'
import { noCases, opened } from './absence_case.testing.ts'

const [alva, elin] = [id('Alva Bergström'), id('Elin Strand')]
const days = '(startDate: "2026-11-16", endDate: "2026-11-22")'

describe('Cases about absence, past the rules', () => {
  let world: World
  let direct: Direct
  let key: string
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, administration)
  })
  beforeEach(async () => {
    await noCases(world)
    key = await opened(world, alva)
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  const investigate = () =>
    world.sql`update administration.absence_case set state = 'INVESTIGATING', investigation_started_on = '2026-11-22', reported_to_authority_on = '2026-11-22'`
  const rowsFor = async (names: readonly string[], table = 'absence_case') =>
    Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await past(world, name, `select from administration.${table}`)])),
    )
  const adding = (by: string, { pupil = alva, unit = ekhamra }: { readonly pupil?: string; readonly unit?: string } = {}) =>
    `insert into administration.absence_case (id, student_id, organisation_id, state, opened_at, opened_by_id)
      values (gen_random_uuid(), '${pupil}', '${unit}', 'OPEN', now(), '${id(by)}')`
  const writing = (by: string, kind: string, unit: string = ekhamra) =>
    `insert into administration.absence_case_entry (id, absence_case_id, student_id, organisation_id, kind, occurred_on, text, written_by_id, written_at)
      values (gen_random_uuid(), '${key}', '${alva}', '${unit}', '${kind}', '2026-11-22', 'text', '${id(by)}', now())`

  it('are rows to those who follow up, and to the home once investigated', async () => {
    const school = { 'Anders Hellström': 1, 'Sara Holmgren': 1, 'Karin Nyström': 1, 'Petra Sandström': 1 }
    const nobody = { 'Johan Lindqvist': 0, 'Monica Berglund': 0, 'Göran Åkesson': 0, 'Nadia Rahimi': 0, 'Lena Forsberg': 0, 'Maria Söderberg': 0,
      'David Nyberg': 0, 'Peter Lund': 0, 'Robert Sjögren': 0, 'Oskar Wallin': 0 } // prettier-ignore
    const home = ['Jenny Bergström', 'Marcus Öberg', 'Alva Bergström']
    const all = [...Object.keys({ ...school, ...nobody }), ...home]
    expect(await rowsFor(all)).toEqual({ ...school, ...nobody, ...Object.fromEntries(home.map((name) => [name, 0])) })
    await investigate()
    expect(await rowsFor(all)).toEqual({ ...school, ...nobody, ...Object.fromEntries(home.map((name) => [name, 1])) })
    expect(await past(world, 'Anders Hellström', writing('Anders Hellström', 'CONCLUSION'))).toBe(1)
    expect(await rowsFor([...home, ...Object.keys(nobody)], 'absence_case_entry')).toEqual(
      Object.fromEntries([...home, ...Object.keys(nobody)].map((name) => [name, 0])),
    )
    expect(await rowsFor(Object.keys(school), 'absence_case_entry')).toEqual(school)
  })

  it.each([
    ['Johan Lindqvist', 'Johan Lindqvist', {}], ['Monica Berglund', 'Monica Berglund', {}], ['Karin Nyström', 'Karin Nyström', {}], ['Jenny Bergström', 'Jenny Bergström', {}],
    ['Lena Forsberg', 'Lena Forsberg', {}], ['Göran Åkesson', 'Göran Åkesson', {}], ['Peter Lund', 'Peter Lund', { pupil: elin }], ['Sara Holmgren', 'Anders Hellström', {}],
    ['Anders Hellström', 'Anders Hellström', { unit: bjork }],
  ] as const)('are not opened by %s in the name of %s with %j', async (name, by, given) => {
    await world.sql`delete from administration.absence_case`
    await expect(past(world, name, adding(by, given))).rejects.toThrow('row-level security')
  }) // prettier-ignore

  it('are opened by the mentor, with no count of their own making', async () => {
    await world.sql`delete from administration.absence_case`
    const forged = `insert into administration.absence_case (id, student_id, organisation_id, state, opened_at, ground)
      values (gen_random_uuid(), '${alva}', '${ekhamra}', 'OPEN', now(), '{}')`
    await expect(past(world, 'Sara Holmgren', forged)).rejects.toThrow('row-level security')
    for (const [column, value] of [
      ['pupil_heard_on', "'2026-11-22'"],
      ['is_pupil_health_unneeded', 'true'],
    ]) {
      const stepped = adding('Sara Holmgren').replace('opened_by_id)', `opened_by_id, ${column})`).replace(/\)$/, `, ${value})`)
      await expect(past(world, 'Sara Holmgren', stepped)).rejects.toThrow('row-level security')
    }
    expect(await past(world, 'Sara Holmgren', adding('Sara Holmgren'))).toBe(1)
  })

  it('are taken further by the principal alone, who changes neither the count nor what is written', async () => {
    await investigate()
    const hear = `update administration.absence_case set pupil_heard_on = '2026-11-22'`
    for (const name of ['Sara Holmgren', 'Karin Nyström', 'Monica Berglund', 'Jenny Bergström', 'Johan Lindqvist', 'Lena Forsberg'])
      expect(await past(world, name, hear), name).toBe(0)
    expect(await past(world, 'Anders Hellström', hear)).toBe(1)
    for (const [name, kind, unit] of [['Sara Holmgren', 'CONCLUSION', ekhamra], ['Karin Nyström', 'PUPIL_HEARD', ekhamra], ['Anders Hellström', 'CONCLUSION', bjork]] as const)
      await expect(past(world, name, writing(name, kind, unit)), name).rejects.toThrow('row-level security')
    await expect(past(world, 'Anders Hellström', writing('Sara Holmgren', 'CONCLUSION'))).rejects.toThrow('row-level security')
    for (const statement of [`update administration.absence_case set ground = null`, `update administration.absence_case set student_id = '${elin}'`,
      'delete from administration.absence_case', `update administration.absence_case_entry set text = 'x'`, 'delete from administration.absence_case_entry'])
      await expect(past(world, 'Anders Hellström', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('are not got at by the id of a person, nor sums', async () => {
    await investigate()
    const query = entitiesOf('Person', `absenceCases { id state entries { text } } absenceSummary${days} { pupils offeredMinutes }`)
    const asked = async (persona: string, person: string) => {
      const representations = [{ __typename: 'Person', id: person, relations: ['PRINCIPAL', 'MENTOR'], roles: ['PRINCIPAL'] }]
      const { data, errors } = await direct.ask(persona, query, { representations })
      return JSON.stringify([data, errors?.map(({ extensions }) => extensions?.['code'])])
    }
    for (const persona of ['blocked-guardian', 'teacher', 'guardian-other-school', 'principal-other-school', 'former-teacher', 'analyst', 'authority-admin'])
      for (const person of [alva, elin]) {
        const answer = await asked(persona, person)
        expect(answer, persona).not.toMatch(/INVESTIGATING|offeredMinutes/)
        if (persona === 'blocked-guardian') expect(answer).toBe(await asked(persona, unknown))
      }
    expect(await asked('principal', alva)).toMatch(/INVESTIGATING.*offeredMinutes/)
  }) // prettier-ignore

  it('and sums of a group and a unit are not got at by their ids', async () => {
    const asked = async (type: string, entity: string, persona: string) => {
      const query = entitiesOf(type, `absenceSummary${days} { pupils offeredMinutes }`)
      const { data } = await direct.ask(persona, query, { representations: [{ __typename: type, id: entity }] })
      return (data as any)?._entities?.[0]?.absenceSummary ?? null
    }
    const [group] = await world.sql`select id from identity."group" where display_name = '7A'`
    for (const [type, entity] of [['Group', group!['id']], ['Organisation', ekhamra]] as const) {
      for (const persona of ['principal-other-school', 'care-staff'])
        expect((await asked(type, entity, persona))?.pupils ?? 0, `${persona} ${type}`).toBe(0)
      for (const persona of ['guardian', 'blocked-guardian', 'authority-admin', 'integrator'])
        expect(await asked(type, entity, persona), `${persona} ${type}`).toBeNull()
      expect((await asked(type, entity, 'principal')).pupils).toBeGreaterThan(10)
    }
  }) // prettier-ignore
})
