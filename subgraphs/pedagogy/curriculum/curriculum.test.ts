import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { syllabusId } from '../../administration/grading/grading.syllabuses.ts'
import { rolesOf } from '../../shared/rows.ts'
import { contentItemId, syllabusVersionId } from './curriculum.ids.ts'

const mathematics = syllabusVersionId('GRGRMAT01', 'LGR22', 1)
const item = contentItemId(mathematics, 'MA-7-9-1')
const tables = ['syllabus_version', 'syllabus_ability', 'content_item', 'knowledge_criterion'] as const

describe('What a syllabus says', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const version = async (persona: string, selection: string, id = mathematics) =>
    (await world.ask(persona, `{ syllabusVersion(id: "${id}") { ${selection} } }`)).data?.syllabusVersion

  const add = (id: string, code: string, number: number, more: { language?: string; start?: string; end?: string | null } = {}) =>
    world.sql`insert into pedagogy.syllabus_version (id, school_type, subject_code, language_code, subject_name, curriculum_code, number,
        start_date, end_date, purpose, source, licence, content_hash, imported_at, is_synthetic)
      values (${id}, 'GR', ${code}, ${more.language ?? null}, 'S', 'LGR22', ${number}, ${more.start ?? '2022-07-01'}, ${more.end ?? null},
        'p', 's', 'CC0', ${id}, now(), true)`

  it('hangs on the syllabus that administration identifies, on its day', async () => {
    const query = `query ($on: Date, $after: String) { syllabuses(first: 100, after: $after, filter: { schoolType: "GR", curriculum: "LGR22" }) {
      edges { node { id content(on: $on) { id subjectCode number isSynthetic } versions { number } } } } }`
    const found = async (on: string | null) => {
      const { data, errors } = await world.ask('guardian', query, { variables: { on } })
      expect(errors).toEqual([])
      return data.syllabuses.edges.map(({ node }: any) => node)
    }
    const today = await found(null)
    expect(today.filter(({ content }: any) => content !== null)).toHaveLength(3)
    expect(today.find(({ id }: any) => id === syllabusId('GRGRMAT01'))).toMatchObject({
      content: { id: mathematics, subjectCode: 'GRGRMAT01', number: 1, isSynthetic: true },
      versions: [{ number: 1 }],
    })
    expect((await found('2022-06-30')).filter(({ content }: any) => content !== null)).toEqual([])
  })

  it('is a purpose, abilities, content by years and criteria by step', async () => {
    const said = await version(
      'pupil',
      'subjectName purpose abilities { text } contentItems { id code area fromYear toYear } criteria { gradeStep afterYear text }',
    )
    expect(said).toMatchObject({
      subjectName: 'Matematik',
      abilities: { length: 3 },
      contentItems: { length: 12 },
      criteria: { length: 7 },
    })
    expect(said.purpose).toMatch(/sin förmåga att$/)
    expect(said.contentItems.map(({ code }: any) => code)).toEqual(
      [3, 6, 9].flatMap((year) => [1, 2, 3, 4].map((n) => `MA-${year - 2}-${year}-${n}`)),
    )
    expect(said.criteria.map(({ gradeStep, afterYear }: any) => `${afterYear}${gradeStep}`)).toEqual([
      ...['3null', '6E', '6C', '6A', '9E', '9C', '9A'],
    ])
  })

  it('is found for some years, which meet those of an item anywhere', async () => {
    const codes = async (from: number, to: number) =>
      (await version('teacher', `contentItems(years: { fromYear: ${from}, toYear: ${to} }) { code syllabusVersion { id } }`))
        .contentItems
    expect(await codes(5, 5)).toHaveLength(4)
    expect(await codes(6, 7)).toHaveLength(8)
    expect(await codes(10, 10)).toEqual([])
    expect((await codes(5, 5))[0]).toEqual({ code: 'MA-4-6-1', syllabusVersion: { id: mathematics } })
    expect(await version('teacher', 'contentItems(courseCode: "MATMAT01a") { id } criteria(afterYear: 3) { gradeStep }')).toEqual(
      {
        contentItems: [],
        criteria: [{ gradeStep: null }],
      },
    )
  })

  it('is open to everyone signed in, and to nobody else', async () => {
    for (const persona of ['analyst', 'guardian', 'integrator', 'shared-preschool'])
      expect(await version(persona, 'number'), persona).toEqual({ number: 1 })
    expect((await world.ask(null, `{ syllabusVersion(id: "${mathematics}") { id } }`)).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
    expect(await version('teacher', 'number', item)).toBeNull()
    expect(await version('teacher', 'number', 'x')).toBeNull()
  })

  it('of a language is its own where there is one, else that of all', async () => {
    const [all, french] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2']
    await add(all, 'GRGRMSP01', 1)
    await add(french, 'GRGRMSP01', 1, { language: 'FRA' })
    const { data } = await world.ask(
      'teacher',
      `{ syllabuses(first: 100, filter: { schoolType: "GR", curriculum: "LGR22" }) {
      edges { node { subjectCode languageCode content { id } } } } }`,
    )
    const languages = data.syllabuses.edges.map(({ node }: any) => node).filter((one: any) => one.subjectCode === 'GRGRMSP01')
    expect(Object.fromEntries(languages.map((one: any) => [one.languageCode, one.content.id]))).toEqual({
      FRA: french,
      SPA: all,
      TYS: all,
    })
  })

  it('is said by one version a day: the database refuses another', async () => {
    const other = '00000000-0000-4000-8000-0000000000a3'
    await expect(add(other, 'GRGRMAT01', 2, { start: '2026-07-01' })).rejects.toThrow('syllabus_version_overlap')
    await expect(add(other, 'GRGRMAT01', 1, { start: '2020-07-01', end: '2020-12-31' })).rejects.toThrow('syllabus_version_number_unique')
    await world.sql`update pedagogy.syllabus_version set end_date = '2026-06-30' where id = ${mathematics}`
    await add(other, 'GRGRMAT01', 2, { start: '2026-07-01' })
    const { data } = await world.ask('teacher', `{ syllabuses(first: 100, filter: { schoolType: "GR", curriculum: "LGR22" }) {
      edges { node { subjectCode content { number } before: content(on: "2026-06-30") { number } versions { number endDate } } } } }`)
    expect(data.syllabuses.edges.map(({ node }: any) => node).find((one: any) => one.subjectCode === 'GRGRMAT01')).toEqual({
      subjectCode: 'GRGRMAT01',
      content: { number: 2 },
      before: { number: 1 },
      versions: [{ number: 1, endDate: '2026-06-30' }, { number: 2, endDate: null }],
    })
  }) // prettier-ignore

  it('stays for ever as it was: no role changes or removes it, and imports end versions alone', async () => {
    const { viewer, authority, system } = rolesOf('pedagogy')
    const attempt = (role: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('role', ${role}, true)`
        await tx.unsafe(statement)
      })
    for (const role of [viewer, authority, system])
      for (const table of tables)
        for (const statement of [`delete from pedagogy.${table}`, `update pedagogy.${table} set id = id`])
          await expect(attempt(role, statement), `${role}: ${statement}`).rejects.toThrow('permission denied')
    for (const role of [viewer, authority])
      await expect(attempt(role, `update pedagogy.syllabus_version set end_date = null`)).rejects.toThrow('permission denied')
    await attempt(system, `update pedagogy.syllabus_version set end_date = end_date`)
  })

  it('takes no item of years that end before they begin, or of no place at all', async () => {
    const insert = (from: number | null, to: number | null) =>
      world.sql`insert into pedagogy.content_item values (gen_random_uuid(), ${mathematics}, 'X', 'a', 't', 1, ${from}, ${to}, null)`
    await expect(insert(6, 4)).rejects.toThrow('content_item_years_check')
    await expect(insert(6, null)).rejects.toThrow('content_item_years_check')
    await expect(insert(null, null)).rejects.toThrow('content_item_place_check')
  })
})

describe('What knowledge is assessed by', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('is one scale before grades and one with them, in the language of the request', async () => {
    const query = '{ knowledgeLevels { scaleCode value label isReached } }'
    const { data } = await world.ask('guardian', query, { headers: { 'accept-language': 'sv' } })
    expect(data.knowledgeLevels.map(({ value, isReached }: any) => [value, isReached])).toEqual([
      ...['F', 'E', 'D', 'C', 'B', 'A'].map((value) => [value, value !== 'F']),
      ['OTILLRACKLIGA', false],
      ['GODTAGBARA', true],
      ['MER_AN_GODTAGBARA', true],
    ])
    expect(data.knowledgeLevels[7].label).toBe('Godtagbara kunskaper')
    const english = await world.ask('guardian', query, { headers: { 'accept-language': 'en' } })
    expect(english.data.knowledgeLevels[7].label).toBe('Acceptable knowledge')
    expect((await world.ask('guardian', '{ knowledgeLevels(on: "2011-06-30") { value } }')).data.knowledgeLevels).toEqual([])
  })

  it('ends where the law has not said what comes: no plan is required by a rule of other years', async () => {
    const rules = await world.sql`select school_type, from_year, to_year, is_unless_graded from pedagogy.plan_rule
      where '2026-11-22' between start_date and end_date order by school_type`
    expect(rules.map((rule) => Object.values(rule))).toEqual([['GR', 1, 5, false], ['GRAN', 1, 9, true], ['SAM', 1, 5, false], ['SP', 1, 6, false]])
    expect(await world.sql`select from pedagogy.plan_rule where coalesce(end_date, 'infinity') >= '2028-07-01'`).toHaveLength(0)
  }) // prettier-ignore
})
