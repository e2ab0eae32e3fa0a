import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'

describe('What grading rests on', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('is a scale from A to F, with no basis below them, and one of E and F for diploma projects, as long as they hold', async () => {
    const query = `query ($on: Date) { gradeScales(on: $on) { code steps { value points isPass } } }`
    const { data } = await world.ask('pupil', query)
    expect(data.gradeScales).toEqual([
      {
        code: 'A-F',
        steps: [
          { value: '-', points: null, isPass: false },
          { value: 'F', points: 0, isPass: false },
          ...[10, 12.5, 15, 17.5, 20].map((points, n) => ({ value: 'EDCBA'[n], points, isPass: true })),
        ],
      },
      {
        code: 'E-F',
        steps: [
          { value: 'F', points: 0, isPass: false },
          { value: 'E', points: 10, isPass: true },
        ],
      },
    ])
    expect((await world.ask('pupil', query, { variables: { on: '2001-01-01' } })).data.gradeScales).toEqual([])
  })

  it('can be another scale, beside or after this one: the tables ask for no letters', async () => {
    await world.sql`insert into administration.grade_scale values (gen_random_uuid(), '1-10', '1 till 10', '2028-07-01', null, 'SOU 2025:18')`
    await world.sql`insert into administration.grade_step select gen_random_uuid(), s.id, n::text, n, n, n >= 4, '' from administration.grade_scale s, generate_series(1, 10) n where code = '1-10'`
    const { data } = await world.ask('teacher', `{ gradeScales(on: "2028-08-20") { code steps { value } } }`)
    expect(data.gradeScales.map(({ code, steps }: any) => [code, steps.length])).toEqual([['A-F', 7], ['E-F', 2], ['1-10', 10]]) // prettier-ignore
  })

  it('counts years as the law does on the day: the tenth comes in 2028', async () => {
    const last = async (on: string) => {
      const { data } = await world.ask('guardian', `{ schoolYearLabels(schoolType: "GR", on: "${on}") { label isLast } }`)
      return data.schoolYearLabels.filter((one: any) => one.isLast)
    }
    expect(await last('2028-06-30')).toEqual([{ label: 'Årskurs 9', isLast: true }])
    expect(await last('2028-07-01')).toEqual([{ label: 'Årskurs 10', isLast: true }])
  })

  it('lists every syllabus once, page by page', async () => {
    const query = `query ($after: String) { syllabuses(first: 7, after: $after, filter: { schoolType: "GR", curriculum: "LGR22" }) {
      edges { node { id subjectName languageCode curriculum { code } gradeScale { code } } } pageInfo { hasNextPage endCursor } } }`
    const found: any[] = []
    for (let after: string | null = null, more = true; more;) {
      const { data } = await world.ask('guardian', query, { variables: { after } })
      found.push(...data.syllabuses.edges.map(({ node }: any) => node))
      ;({ hasNextPage: more, endCursor: after } = data.syllabuses.pageInfo)
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(23)
    expect(found[0]).toMatchObject({ subjectName: 'Bild', curriculum: { code: 'LGR22' }, gradeScale: { code: 'A-F' } })
    expect(found.filter(({ subjectName }) => subjectName.startsWith('Moderna språk'))).toHaveLength(3)
  })

  it.each([
    ['GY', 'GY2011', 'ENGENG05', { points: 100, level: null }],
    ['GY', 'GY2011', 'FYSFYS01a', { points: 150, level: null }],
    ['GY', 'GY2025', 'ENGE2000X', { points: 100, level: 2 }],
    ['GY', 'GY2025', 'MATE1B00X', { points: 100, level: 1, courseName: 'Matematik, nivå 1b' }],
    ['VUXGY', 'GY2011', 'MATMAT03c', { points: 100, level: null }],
    ['VUXGR', 'LVUX12', null, { subjectDesignation: 'EN' }],
    ['GY', 'GY2011', 'GYMNASIEARBETE', { isDiplomaProject: true, isOfficial: false, gradeScale: { code: 'E-F' } }],
    ['VUXGY', 'GY2011', 'KOMVUXARBETE', { isDiplomaProject: true, isOfficial: false, gradeScale: { code: 'E-F' } }],
  ])('knows %s by %s: %s', async (schoolType, curriculum, courseCode, expected) => {
    const { data, errors } = await world.ask('teacher', `{ syllabuses(first: 100, filter: { schoolType: "${schoolType}", curriculum: "${curriculum}" }) {
      edges { node { subjectDesignation courseCode courseName level points isDiplomaProject isOfficial gradeScale { code } } } } }`)
    expect(errors).toEqual([])
    const found = data.syllabuses.edges.map(({ node }: any) => node)
    expect(found.find((one: any) => one.courseCode === courseCode)).toMatchObject(expected)
  }) // prettier-ignore

  it('is for everyone signed in, and written by nobody through the API', async () => {
    expect((await world.ask(null, '{ gradeScales { id } }')).errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const table of ['grade_scale', 'grade_step', 'syllabus', 'grading_rule'])
      await expect(
        world.sql.begin(async (tx) => {
          await tx`set local role skolgraf_administration_viewer`
          await tx.unsafe(`delete from administration.${table}`)
        }),
        table,
      ).rejects.toThrow('permission denied')
  })
})
