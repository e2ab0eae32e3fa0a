import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { absenceOfTerm, staffingOf, supportOfTerm } from './facts.terms.ts'
import { freeze as freezeCommand, read, rebuild } from './governance.cubes.ts'
import { freezeAll, rebuildCube } from './governance.freeze.ts'
import { readFeeds } from './governance.read.ts'
import type { Subcommand } from './governance.subcommand.ts'
import type { Command } from './terminal.ts'
import { openWorld, type World } from './testing.ts'

const now = new Date('2026-11-22T11:00:00Z')
const autumn = { academicYear: '2026/27', semester: 'HT' }
const ekhamra = unitId('ekhamraskolan')

describe('Each kind of cube', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await absenceOfTerm(world.database.url, autumn, now)
    await supportOfTerm(world.database.url, autumn, now)
    await staffingOf(world.database.url, '2026-10-15', now)
    await readFeeds(world.database.url, now)
  })
  afterAll(() => world.stop())

  const freeze = (kind: string, period: string) =>
    freezeAll(world.database.url, { kind, period, isFinal: true, isDryRun: false, now })
  const figure = async (code: string, place: string, more = '') =>
    (
      await world.sql.unsafe(
        `select v.kind, v.value, v.contributing_count, v.school_type, v.subject_code from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id
        where k.code = $1 and v.place_id = $2 and v.gender = 'ALL' and v.school_year = -1 and v.superseded_at is null ${more}`,
        [code, place],
      )
    )[0]

  it('counts what the owners say, at the unit and above', async () => {
    expect(await freeze('ABSENCE', '2026/27 HT')).not.toEqual([])
    const [counted] = await world.sql`select count(*)::int as pupils, sum(invalid_minutes)::int as invalid, sum(leave_minutes)::int as leave,
        sum(offered_minutes)::int as offered, count(*) filter (where invalid_minutes > 0)::int as truants
      from administration.absence_fact where organisation_id = ${ekhamra} and school_type = 'GR' and offered_minutes > 0`
    expect(await figure('own.absence.pupils', ekhamra)).toMatchObject({ kind: 'VALUE', value: counted!['pupils'], schoolType: 'GR' })
    expect(counted!['truants']).toBeGreaterThan(9)
    const share = Math.floor((1000 * counted!['invalid']) / counted!['offered'] + 0.5) / 10
    expect(await figure('own.absence.invalidShare', ekhamra)).toMatchObject({ kind: 'VALUE', value: share, contributingCount: counted!['pupils'] })
    // Nobody has been granted leave: that nobody has is told of ten.
    expect([counted!['leave'], await figure('own.absence.leaveShare', ekhamra)]).toMatchObject([0, { kind: 'VALUE', value: 0 }])
    expect(await figure('own.absence.pupils', authorityId)).toMatchObject({ kind: 'VALUE' })

    expect(await freeze('SUPPORT_COUNTS', '2026/27 HT')).not.toEqual([])
    const [support] = await world.sql`select count(*)::int as pupils, count(*) filter (where has_programme)::int as programmes
      from pedagogy.support_fact where organisation_id = ${ekhamra} and school_type = 'GR'`
    expect(await figure('own.support.pupils', ekhamra)).toMatchObject({ kind: 'VALUE', value: support!['pupils'] })
    expect(support!['programmes']).toBeLessThan(5)
    expect(await figure('own.support.programmeShare', ekhamra)).toMatchObject(
      support!['programmes'] === 0 ? { kind: 'VALUE', value: 0 } : { kind: 'SUPPRESSED', value: null, contributingCount: null },
    )

    expect(await freeze('STAFFING', '2026-10-15')).not.toEqual([])
    const [staff] = await world.sql`select pupils, teachers from administration.staffing_fact where organisation_id = ${ekhamra} and school_type = ''`
    expect(await figure('own.staffing.pupilsPerTeacher', ekhamra)).toMatchObject({
      ...{ kind: 'VALUE', contributingCount: staff!['pupils'] },
      value: Math.floor((10 * staff!['pupils']) / staff!['teachers'] + 0.5) / 10,
    })
  }) // prettier-ignore

  it('counts results in a subject of the pupils of the year, once these are counted', async () => {
    await expect(freeze('SUBJECT_GRADES', '2025/26')).rejects.toThrow('freeze it first')
    await freeze('GRADES', '2025/26')
    const subjects = await freeze('SUBJECT_GRADES', '2025/26')
    expect(subjects.length).toBeGreaterThan(5)
    const [counted] = await world.sql`select syllabus_code, count(*)::int as graded, count(*) filter (where is_pass)::int as passed,
        (select count(*)::int from administration.attainment_fact where organisation_id = ${ekhamra} and academic_year = '2025/26' and semester = 'VT') as pupils
      from administration.grade_fact where organisation_id = ${ekhamra} and academic_year = '2025/26' and semester = 'VT' and school_year = 9
        and not is_trial group by 1 order by count(*) filter (where not is_pass) desc limit 1`
    const few = (n: number) => n > 0 && n < 5
    const { graded, passed, pupils } = counted!
    const isHidden = pupils < 10 || few(graded - passed) || few(passed) || few(pupils - graded)
    const isNearlyAll = pupils >= 10 && few(graded - passed) && graded === pupils
    expect(await figure('own.year9.subjectPassedShare', ekhamra, `and v.subject_code = '${counted!['syllabusCode']}'`)).toMatchObject(
      isNearlyAll ? { kind: 'VALUE', value: 100 } : isHidden ? { kind: 'SUPPRESSED' } : { kind: 'VALUE', contributingCount: graded },
    )
    expect(await world.sql`select 1 from governance.kpi_value where subject_code <> '' and kind = 'VALUE'`).not.toEqual([])
  }) // prettier-ignore

  it('is made again, the same', async () => {
    const cubes = await world.sql<{ id: string; kind: string }[]>`select id, kind from governance.cube`
    expect(new Set(cubes.map(({ kind }) => kind)).size).toBeGreaterThan(4)
    for (const { id } of cubes) await rebuildCube(world.database.url, id)
  })

  it('counts no fact that another kind counts', async () => {
    const measures = await world.sql<{ one: string }[]>`select k.entity || ' ' || (c->>'measure') as one from governance.cube_kind k, jsonb_array_elements(k.counters) c`
    expect(new Set(measures.map(({ one }) => one)).size).toBe(measures.length)
    const [entities] = await world.sql`select count(*)::int as kinds, count(distinct entity)::int as entities from governance.cube_kind`
    expect(entities!['kinds']).toBe(entities!['entities'])
  }) // prettier-ignore

  it('is frozen by a command, which says what it did', async () => {
    const said: string[] = []
    const step = async <Result>(name: string, run: () => Promise<Result>, say: (result: Result) => string = () => '') => {
      const result = await run()
      said.push(`${name}: ${say(result)}`)
      return result
    }
    const run = (command: Subcommand, ...words: string[]) =>
      command.read(words)!({ step } as unknown as Command, world.database.url)
    await run(read)
    await run(freezeCommand, 'STAFFING', '2026-10-15', '--final')
    await run(freezeCommand, 'KNOWLEDGE', '2026/27 HT', '--dry-run')
    const [cube] = await world.sql<{ id: string }[]>`select id from governance.cube limit 1`
    await run(rebuild, cube!.id)
    expect(said[0]).toBe('read: 0 read, 0 of them new or other than before')
    expect(said[2]).toBe('freeze: nothing has changed since it was frozen')
    expect(said.at(-1)).toMatch(/^rebuild: \d+ cells, all the same$/)
    const wrong = [[freezeCommand, 'GRADES'], [freezeCommand, 'GRADES', '2025/26', '--force'], [freezeCommand, 'GRADES', '2025/26', 'now'], [read, 'all'], [rebuild, 'x']] as const
    for (const [one, ...words] of wrong) expect(one.read(words), words.join(' ')).toBeNull()
  }) // prettier-ignore

  it('refuses a period of another kind, and a kind there is not', async () => {
    await expect(freeze('ABSENCE', '2026/27')).rejects.toThrow('TERM')
    await expect(freeze('WEATHER', '2026/27')).rejects.toThrow('no kind')
  })
})
