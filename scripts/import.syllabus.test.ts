import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { syllabusId } from '../subgraphs/administration/grading/grading.syllabuses.ts'
import { contentItemId, syllabusVersionId } from '../subgraphs/pedagogy/curriculum/curriculum.ids.ts'
import { bytesOf, compulsory, fileOf, ofCourses, ofLevels } from '../subgraphs/pedagogy/curriculum/curriculum.testing.ts'
import { importSyllabuses, saySyllabuses, type SyllabusOptions } from './import.syllabus.ts'
import { newFolder, start, stopAll } from './testing.process.ts'
import { openWorld, type World } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const now = new Date('2026-11-22T11:00:00Z')
const folder = new URL('../../shared/data/lgr22/', import.meta.url)
const six = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

describe('Syllabuses that are imported', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())
  afterEach(stopAll)

  const load = (files: readonly unknown[], options: SyllabusOptions = {}) =>
    importSyllabuses(world.database.url, files.map((file, n) => ({ path: `/x/${n}.json`, bytes: bytesOf(file) })), now, options) // prettier-ignore
  const kept = async () => {
    const [found] = await world.sql`select
      (select count(*)::int from pedagogy.syllabus_version) as versions, (select count(*)::int from pedagogy.content_item) as items,
      (select md5(string_agg(i::text, '' order by id)) from pedagogy.content_item i where syllabus_version_id in (
        select id from pedagogy.syllabus_version where is_synthetic)) as demo,
      (select count(*)::int from pedagogy.change) as changes, (select count(*)::int from pedagogy.audit) as audits`
    return found!
  }
  const contentOf = async (key: string, on: string) => {
    const query = `query ($after: String) { syllabuses(first: 100, after: $after, filter: { schoolType: "GR" }) { edges { node { id
      content(on: "${on}") { number subjectName isSynthetic startDate contentItems { id text courseCode } criteria { gradeStep text } } } } } }`
    const { data } = await world.ask('pupil', query)
    return data.syllabuses.edges.map(({ node }: any) => node).find(({ id }: any) => id === syllabusId(key)).content
  }

  it('are there for all, from the first day of their curriculum', async () => {
    expect(saySyllabuses(await load([fileOf()]))).toBe('1 syllabus, 3 content items, 3 criteria: GRGRBIO01 version 1 written')
    expect(await contentOf('GRGRBIO01', '2022-06-30')).toBeNull()
    expect(await contentOf('GRGRBIO01', '2022-07-01')).toMatchObject({
      number: 1,
      subjectName: 'Hamnkunskap',
      isSynthetic: false,
      criteria: [{ gradeStep: 'E', text: 'Eleven når E.' }, { gradeStep: 'C' }, { gradeStep: 'A' }],
    })
    const [audit] = await world.sql`select act, viewer_kind, changed from pedagogy.audit order by id desc limit 1`
    expect(audit).toMatchObject({ act: 'import syllabus', viewerKind: 'SYSTEM', changed: { written: ['GRGRBIO01 version 1'] } })
  })

  it('again change nothing, and in a dry run never', async () => {
    const before = await kept()
    expect(saySyllabuses(await load([fileOf()]))).toMatch(/: all there already, nothing changed$/)
    const dry = await load([fileOf('GRGRTEK01')], { isDryRun: true })
    expect(saySyllabuses(dry)).toBe('1 syllabus, 3 content items, 3 criteria: GRGRTEK01 version 1 would be written, nothing changed')
    expect(await kept()).toEqual(before)
  })

  it('that say something else are the next version, from a day that has to be said, and what was pointed at stays', async () => {
    const first = contentItemId(syllabusVersionId('GRGRBIO01', 'LGR22', 1), 'HA-1-3-1')
    const changed = fileOf('GRGRBIO01', ['Båtar och tid.'])
    await expect(load([changed])).rejects.toThrow(/0\.json: is another than version 1: say from when with --valid-from/)
    await expect(load([changed], { validFrom: '2022-07-01' })).rejects.toThrow(/holds from 2022-07-01, and version 1 from 2022-07-01/)
    expect((await load([changed], { validFrom: '2026-07-01' })).written).toEqual(['GRGRBIO01 version 2'])
    expect((await contentOf('GRGRBIO01', '2026-06-30')).contentItems).toHaveLength(3)
    const today = await contentOf('GRGRBIO01', '2026-07-01')
    expect(today).toMatchObject({ number: 2, contentItems: [{ text: 'Båtar och tid.' }, { text: 'Knopar.' }] })
    expect(today.contentItems.map(({ id }: any) => id)).not.toContain(first)
    expect(await world.sql`select text from pedagogy.content_item where id = ${first}`).toEqual([{ text: 'Båtar och barnlitteratur.' }])
    await expect(load([fileOf()], { validFrom: '2026-08-01' })).rejects.toThrow(/says what version 1 said; version 2 is newer/)
  })

  it("of Skolverket's interface have versions and days of their own, by years, courses and levels", async () => {
    await expect(load([compulsory])).rejects.toThrow(/is version 2, and version 2 is here already/)
    const third = { ...compulsory, version: 3, startDate: '2027-07-01' }
    expect((await load([third, { ...ofCourses, version: 1 }, ofLevels])).written).toEqual(['GRGRBIO01 version 3', 'MAT version 1', 'MATE version 2'])
    expect((await contentOf('GRGRBIO01', '2027-07-01')).number).toBe(3)
    const places = await world.sql`select v.curriculum_code || ' ' || v.school_type || ' ' || coalesce(c.course_code, '-') as place
      from pedagogy.syllabus_version v join pedagogy.knowledge_criterion c on c.syllabus_version_id = v.id where v.subject_code in ('MAT', 'MATE') order by 1`
    expect(places.map(({ place }) => place)).toEqual(['GY2011 GY MATMAT01a', 'GY2025 GY -'])
    const french = { ...compulsory, code: 'GRGRMSP01FRA', version: 1 }
    await load([french])
    expect((await contentOf('GRGRMSP01FRA', '2026-11-22')).number).toBe(1)
    expect(await contentOf('GRGRMSP01SPA', '2026-11-22')).toBeNull()
  })

  it('are refused together, with every file that is wrong, and nothing is written', async () => {
    const before = await kept()
    const wrong = load([fileOf('GRGRFYS01'), fileOf('GRGRFYS01'), { ...fileOf('GRGRKEM01'), source: {} }])
    await expect(wrong).rejects.toThrow(/One file or more was refused[^]*2\.json, source\.api: [^]*1\.json: GRGRFYS01 is in another file too/)
    await expect(load([fileOf('GRGRFYS01'), fileOf('XXXX')])).rejects.toThrow(/1\.json: there is no subject XXXX here/)
    const other = fileOf('GRGRFYS01')
    other.source.curriculum = 'Lgr11'
    await expect(load([other])).rejects.toThrow(/GRGRFYS01 is no subject of LGR11/)
    await expect(load([fileOf('GRGRFYS01'), fileOf('GRGRMAT01')])).rejects.toThrow(/say from when/)
    expect(await kept()).toEqual(before)
  })

  it('are given to the command, many at once', async () => {
    const { url: DATABASE_URL, adminUrl: MIGRATION_DATABASE_URL } = world.database
    const files = await newFolder()
    const paths = [join(files, 'a.json'), join(files, 'b.json')]
    await writeFile(paths[0]!, bytesOf(fileOf('GRGRGEO01')))
    await writeFile(paths[1]!, bytesOf(fileOf('GRGRREL01')))
    const run = (...args: string[]) => start({ DATABASE_URL, MIGRATION_DATABASE_URL }, 'import.ts', 'syllabus', ...args)
    const asked = run(...paths, '--valid-from', '2026-02-30')
    expect([await asked.ended, asked.err()]).toEqual([1, '--valid-from 2026-02-30 is no day such as 2026-07-01.\n'])
    const done = run(...paths, '--valid-from', '2026-07-01')
    expect([await done.ended, done.err()]).toEqual([0, ''])
    expect(done.out()).toMatch(/2 syllabuses, 6 content items, 6 criteria: GRGRGEO01 version 1, GRGRREL01 version 1 written$/m)
    await rm(files, { recursive: true })
  })

  it.skipIf(six.length === 0)('are the six of Lgr22, whole: 313 content items and 64 criteria', async () => {
    const files = six.map((name) => ({ path: name, bytes: readFileSync(new URL(name, folder)) }))
    const done = await importSyllabuses(world.database.url, files, now, { validFrom: '2028-07-01' })
    expect(done).toMatchObject({ syllabuses: 6, items: 313, criteria: 64, written: { length: 6 } })
    const before = await kept()
    expect((await importSyllabuses(world.database.url, files, now)).written).toEqual([])
    expect(await kept()).toEqual(before)
    const [soft] = await world.sql`select count(*)::int as count from pedagogy.content_item where text ~ '\u00AD'`
    expect(soft).toEqual({ count: 0 })
  })
}) // prettier-ignore
