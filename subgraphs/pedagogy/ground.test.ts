import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { syllabusId } from '../administration/grading/grading.syllabuses.ts'
import { activityId } from '../identity/demo/keys.ts'
import { authorityId, unitId } from '../identity/demo/units.rows.ts'
import { id } from '../identity/keeping/keeping.testing.ts'
import { askPast, linkSyllabus } from './pedagogy.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const [maths, swedish] = ['Matematik', 'Svenska'].map((name) => activityId(`ekhamraskolan/7A/${name}`))
const nobody = '11111111-1111-4111-8111-111111111111'
type Past = Parameters<typeof askPast>[3]

describe('What pedagogy rests on in the access schema', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await linkSyllabus(world, 'ekhamraskolan/7A/Matematik', 'GRGRMAT01')
    await linkSyllabus(world, 'ekhamraskolan/7A/Svenska', 'GRGRSVE01')
  })
  afterAll(() => world.stop())

  const asked = (name: string, question: string, past?: Past) => askPast(world, id(name), question, past)
  const is = async (name: string, question: string, past?: Past) => (await asked(name, `select ${question}`, past))[0]![0]

  describe('how sure we are of who is asking', () => {
    it.each([
      ['LOW', [true, false, false]],
      ['SUBSTANTIAL', [true, true, false]],
      ['HIGH', [true, true, true]],
    ] as const)('at %s', async (assurance, due) => {
      const levels = `access.is_assured('LOW') as low, access.is_assured('SUBSTANTIAL') as substantial, access.is_assured('HIGH') as high`
      expect(await asked('Sara Holmgren', `select ${levels}`, { assurance })).toEqual([due])
    })

    it('is nothing where it is not said, or of a level there is not', async () => {
      const unsaid = await world.sql`select access.is_assured('LOW') as low`
      expect(unsaid[0]).toEqual({ low: false })
      expect(await is('Sara Holmgren', `access.is_assured('HIGHEST')`)).toBe(false)
    })

    it('is what the token says, in the transaction of every request', async () => {
      const assurances = ['LOW', 'SUBSTANTIAL', 'HIGH'] as const
      // A row of a table that asks: what comes of it is the answer.
      await world.sql`create policy only_high on pedagogy.knowledge_level as restrictive for select to skolgraf_pedagogy_viewer
        using (access.is_assured('HIGH'))`
      const seen = []
      for (const assurance of assurances)
        seen.push((await world.ask('teacher', '{ knowledgeLevels { value } }', { assurance })).data.knowledgeLevels.length)
      await world.sql`drop policy only_high on pedagogy.knowledge_level`
      expect(seen).toEqual([0, 0, 9])
    })
  })

  describe('syllabuses', () => {
    const question = (
      code: string,
    ) => `select school_type, subject_code, course_code, subject_designation, is_diploma_project, curriculum_code
      from access.syllabuses(array['${syllabusId(code)}', '${nobody}']::uuid[])`

    it('are identified for everyone signed in', async () => {
      const due = [['GR', 'GRGRMAT01', null, 'MA', false, 'LGR22']]
      for (const name of ['Alva Bergström', 'Johan Lindqvist', 'Robert Sjögren'])
        expect(await asked(name, question('GRGRMAT01'))).toEqual(due)
      expect(await asked('Alva Bergström', question('ENGENG05'))).toEqual([['GY', 'ENG', 'ENGENG05', 'ENG', false, 'GY2011']])
      expect(await asked('Alva Bergström', question('GRGRMAT01'), { kind: 'SUBJECT' })).toEqual([])
    })
  })

  describe('the term of a day', () => {
    const term = async (day: string, unit: string = ekhamra) =>
      (
        await asked(
          'Johan Lindqvist',
          `select academic_year, semester, start_date, end_date from access.term_of(array['${unit}']::uuid[], '${day}')`,
        )
      )[0]

    it.each([
      ['2026-11-22', ['2026/27', 'HT', '2026-08-17', '2026-12-21']],
      ['2026-12-24', ['2026/27', 'HT', '2026-08-17', '2026-12-21']],
      ['2027-01-02', ['2026/27', 'VT', '2027-01-11', '2027-06-11']],
      ['2027-06-30', ['2026/27', 'VT', '2027-01-11', '2027-06-11']],
      ['2026-08-16', ['2026/27', 'HT', '2026-08-17', '2026-12-21']],
    ])('%s is of the year and term that was decided above the school', async (day, due) => expect(await term(day)).toEqual(due))

    it.each([
      ['2028-07-01', ['2028/29', 'HT', '2028-07-01', '2028-12-31']],
      ['2029-06-30', ['2028/29', 'VT', '2029-01-01', '2029-06-30']],
      ['1999-12-31', ['1999/00', 'HT', '1999-07-01', '1999-12-31']],
    ])('%s, which nobody has decided about, is of a half of the year', async (day, due) => expect(await term(day)).toEqual(due))

    it('is what the school itself has decided, where it has, and answers each unit once', async () => {
      const own =
        await world.sql`insert into administration.school_year (id, organisation_id, start_date, autumn_end_date, spring_start_date, end_date)
        values (gen_random_uuid(), ${ekhamra}, '2026-08-10', '2026-12-22', '2027-01-12', '2027-06-16') returning id`
      expect(await term('2026-11-22')).toEqual(['2026/27', 'HT', '2026-08-10', '2026-12-22'])
      expect(await term('2027-06-20')).toEqual(['2026/27', 'VT', '2027-01-12', '2027-06-16'])
      expect(await term('2026-11-22', unitId('bjorkskolan'))).toEqual(['2026/27', 'HT', '2026-08-17', '2026-12-21'])
      const units = [ekhamra, unitId('bjorkskolan'), authorityId].map((unit) => `'${unit}'`).join(', ')
      expect(
        await asked('Jenny Bergström', `select organisation_id from access.term_of(array[${units}]::uuid[], '2026-11-22')`),
      ).toHaveLength(3)
      await world.sql`delete from administration.school_year where id = ${own[0]!['id']}`
    })
  })

  describe('what an activity teaches', () => {
    const taught = async (name: string, past?: Past) =>
      (
        await asked(
          name,
          `select activity_id from access.taught_syllabuses(array['${maths}', '${swedish}', '${nobody}']::uuid[])`,
          past,
        )
      ).length

    it('is told to those who see the activity', async () => {
      for (const name of ['Alva Bergström', 'Jenny Bergström', 'Sara Holmgren', 'Anders Hellström'])
        expect(await taught(name), name).toBe(2)
      expect(await taught('Johan Lindqvist')).toBe(2)
      for (const name of ['Robert Sjögren', 'Nadia Rahimi', 'Lena Forsberg', 'Peter Lund'])
        expect(await taught(name), name).toBe(0)
    })
  })
})
