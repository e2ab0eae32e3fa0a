import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { activityId, groupId } from '../identity/demo/keys.ts'
import { unitId } from '../identity/demo/units.rows.ts'
import { id } from '../identity/keeping/keeping.testing.ts'
import { askPast } from './pedagogy.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const groupOf = (name: string): string => groupId(`ekhamraskolan/${name}`)
const [sevenA, sevenB] = [groupOf('7A'), groupOf('7B')]
const [maths, swedish] = ['Matematik', 'Svenska'].map((name) => activityId(`ekhamraskolan/7A/${name}`))
const nobody = '11111111-1111-4111-8111-111111111111'
type Past = Parameters<typeof askPast>[3]

describe('Who teaches what to whom today', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const asked = (name: string, question: string, past?: Past) => askPast(world, id(name), question, past)
  const is = async (name: string, question: string, past?: Past) => (await asked(name, `select ${question}`, past))[0]![0]

  describe('teaching a pupil in an activity', () => {
    const teaches = (name: string, activity = maths, pupil = 'Alva Bergström', past: Past = {}) =>
      is(name, `access.teaches('${activity}', '${id(pupil)}')`, past)

    it('is today, in that very activity, and of its own pupils', async () => {
      expect(await teaches('Johan Lindqvist')).toBe(true)
      expect(await teaches('Johan Lindqvist', maths, 'Elin Strand')).toBe(true)
      expect(await teaches('Johan Lindqvist', swedish)).toBe(false)
      expect(await teaches('Malin Sjöstrand', swedish)).toBe(true)
      expect(await teaches('Johan Lindqvist', maths, 'Nils Bergström')).toBe(false)
      expect(await teaches('Johan Lindqvist', maths, 'Wilma Dahlgren')).toBe(false)
    })

    it('is not to mentor, to lead, to have taught, or to be taught', async () => {
      for (const name of [
        'Sara Holmgren',
        'Anders Hellström',
        'Göran Åkesson',
        'Nadia Rahimi',
        'Jenny Bergström',
        'Alva Bergström',
      ])
        expect(await teaches(name), name).toBe(false)
      expect(await teaches('Nadia Rahimi', maths, 'Alva Bergström', { day: '2026-10-22' })).toBe(true)
      expect(await teaches('Johan Lindqvist', maths, 'Alva Bergström', { kind: 'CLIENT' })).toBe(false)
    })

    it('of a group is of whoever teaches an activity it is in', async () => {
      const group = (name: string, of: string = sevenA) => is(name, `access.teaches_group('${of}')`)
      expect(await group('Johan Lindqvist')).toBe(true)
      expect(await group('Johan Lindqvist', sevenB)).toBe(true)
      for (const name of ['Sara Holmgren', 'Göran Åkesson', 'Anders Hellström', 'Alva Bergström'])
        expect(await group(name), name).toBe(false)
    })

    it('beside a colleague is told to colleagues alone, and never of a protected one', async () => {
      const colleague = (name: string, of: string) => is(name, `access.is_teacher_of_group('${id(of)}', '${sevenA}')`)
      expect(await colleague('Johan Lindqvist', 'Malin Sjöstrand')).toBe(true)
      expect(await colleague('Johan Lindqvist', 'Johan Lindqvist')).toBe(true)
      expect(await colleague('Johan Lindqvist', 'Göran Åkesson')).toBe(false)
      expect(await colleague('Johan Lindqvist', 'Eva Lundin')).toBe(false)
      expect(await colleague('Eva Lundin', 'Eva Lundin')).toBe(true)
      for (const name of ['Jenny Bergström', 'Sara Holmgren', 'Anders Hellström'])
        expect(await colleague(name, 'Malin Sjöstrand'), name).toBe(false)
    })
  })

  describe('a group', () => {
    const roles = async (name: string, past?: Past) =>
      (await asked(name, `select roles from access.led_groups(array['${sevenA}', '${nobody}']::uuid[])`, past))[0]?.[0] ?? null
    const pupils = async (name: string, of: string = sevenA, past?: Past) =>
      await asked(
        name,
        `select person_id, organisation_id, school_type, school_year, is_kin from access.pupils_of_group('${of}')`,
        past,
      )

    it('is led as principal, as mentor or by teaching it, and by nobody else', async () => {
      expect(await roles('Anders Hellström')).toEqual(['PRINCIPAL'])
      expect(await roles('Sara Holmgren')).toEqual(['MENTOR'])
      expect(await roles('Johan Lindqvist')).toEqual(['TEACHER'])
      for (const name of [
        'Göran Åkesson',
        'Nadia Rahimi',
        'Lena Forsberg',
        'Alva Bergström',
        'Jenny Bergström',
        'Peter Lund',
        'Maria Söderberg',
      ])
        expect(await roles(name), name).toBeNull()
    })

    it('has its pupils of today, each once and in their school year, for those who lead it', async () => {
      for (const name of ['Anders Hellström', 'Sara Holmgren', 'Johan Lindqvist']) {
        const found = await pupils(name)
        expect(found, name).toHaveLength(20)
        expect(new Set(found.map(([person]) => person)).size).toBe(20)
        expect(found).toContainEqual([id('Elin Strand'), ekhamra, 'GR', 7, false])
      }
      for (const name of ['Göran Åkesson', 'Nadia Rahimi', 'Lena Forsberg', 'Alva Bergström', 'Jenny Bergström', 'Peter Lund'])
        expect(await pupils(name), name).toEqual([])
    })

    it('knows whose child somebody else has to decide about, and leaves out whom a teacher is kept from', async () => {
      await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date)
        values (gen_random_uuid(), ${id('Alva Bergström')}, ${id('Johan Lindqvist')}, 'VARDNADSHAVARE', '2014-01-01', '2020-01-01')`
      const kin = (await pupils('Johan Lindqvist')).filter(([, , , , isKin]) => isKin).map(([person]) => person)
      expect(kin).toEqual([id('Alva Bergström')])
      await world.sql`update identity.responsible set is_blocked = true where person_id = ${id('Johan Lindqvist')}`
      expect((await pupils('Johan Lindqvist')).map(([person]) => person)).not.toContain(id('Alva Bergström'))
      expect(await is('Johan Lindqvist', `access.teaches('${maths}', '${id('Alva Bergström')}')`)).toBe(false)
      await world.sql`delete from identity.responsible where person_id = ${id('Johan Lindqvist')}`
    })

    it('is nothing to those who only teach some of its pupils elsewhere', async () => {
      // Carmen teaches Spanish to some of 7A and 7B together, and knows nothing of who is in which class.
      expect((await pupils('Carmen Ortiz', groupOf('Spanska 7'))).length).toBeGreaterThan(10)
      for (const group of [sevenA, sevenB]) expect(await pupils('Carmen Ortiz', group)).toEqual([])
      expect(await pupils('Sara Holmgren', nobody)).toEqual([])
    })
  })

  describe('the school year of a pupil', () => {
    const years = (name: string, past?: Past) =>
      asked(
        name,
        `select school_type, school_year from access.pupil_years(array['${id('Alva Bergström')}', '${nobody}']::uuid[])`,
        past,
      )

    it('is told to those who follow what the pupil learns', async () => {
      for (const name of [
        'Alva Bergström',
        'Jenny Bergström',
        'Marcus Öberg',
        'Johan Lindqvist',
        'Sara Holmgren',
        'Anders Hellström',
      ])
        expect(await years(name), name).toEqual([['GR', 7]])
      for (const name of [
        'Göran Åkesson',
        'Nadia Rahimi',
        'Lena Forsberg',
        'Petra Sandström',
        'Maria Söderberg',
        'Hugo Persson',
        'Robert Sjögren',
      ])
        expect(await years(name), name).toEqual([])
    })
  })
})
