import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { freezeAll, rebuildCube } from './governance.freeze.ts'
import { readFeeds } from './governance.read.ts'
import { openWorld, type World } from './testing.ts'

const ekhamra = unitId('ekhamraskolan')
const area = '00000000-0000-4000-8000-0000000a0000'
const units = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-0000000a000${n}`)
const [june, august, later] = ['2026-06-14', '2026-08-20', '2026-09-20'].map((day) => new Date(`${day}T11:00:00Z`))
const period = '2025/26'

/** Girls, boys; and of each how many are not eligible. */
const pupils = [
  [14, 20, 6, 7],
  [11, 4, 5, 2],
  [30, 28, 10, 9],
  [4, 3, 1, 1],
] as const

describe('Cubes', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await world.sql`insert into identity.organisation (id, display_name, organisation_type, parent_id)
      values (${area}, 'Lillsjö', 'FORVALTNING', ${authorityId})`
    for (const [n, id] of units.entries()) {
      await world.sql`insert into identity.organisation (id, display_name, organisation_type, parent_id) values (${id}, ${`Skola ${n}`}, 'SKOLENHET', ${area})`
      await graded(id, pupils[n]!)
    }
  }) // prettier-ignore
  afterAll(() => world.stop())

  /** Tells of pupils in year 9 of a unit as the owner does: rows without persons, and that there are new ones. */
  const graded = (unit: string, [girls, boys, girlsMissed, boysMissed]: (typeof pupils)[number]) =>
    world.sql`with told as (
      insert into administration.attainment_fact (id, organisation_id, school_type, school_year, school_year_label, academic_year, semester, gender,
        is_final, taken_on, subjects_graded, subjects_passed, has_all_passed, merit_value, is_eligible_vocational)
      select gen_random_uuid(), ${unit}, 'GR', 9, 'Årskurs 9', ${period}, 'VT', s.gender, true, '2026-06-10', 16, case when n <= s.missed then 7 else 16 end,
        n > s.missed, 200 + 2.5 * n, n > s.missed
      from (values ('KVINNA', ${girls}::int, ${girlsMissed}::int), ('MAN', ${boys}, ${boysMissed})) s(gender, total, missed), generate_series(1, s.total) n
      returning id)
    insert into administration.change (entity, entity_id, kind) select 'AttainmentFact', id, 'UPSERT' from told` // prettier-ignore

  const changed = (unit: string, count: number) => world.sql`with told as (
      update administration.attainment_fact set is_eligible_vocational = not is_eligible_vocational, has_all_passed = false, subjects_passed = 15
      where id in (select id from administration.attainment_fact where organisation_id = ${unit} order by is_eligible_vocational, id limit ${count}) returning id)
    insert into administration.change (entity, entity_id, kind) select 'AttainmentFact', id, 'UPSERT' from told` // prettier-ignore

  const versions = async () =>
    (await world.sql`select fact_id, number, entity, place_id, measures, is_gone from governance.fact_version order by fact_id, number`).map((row) => ({ ...row })) // prettier-ignore
  const freeze = (now: Date, kind = 'GRADES', of = period, isFinal = false, isDryRun = false) =>
    freezeAll(world.database.url, { kind, period: of, isFinal, isDryRun, now })
  const figures = async (code: string, gender = 'ALL') => {
    const rows = await world.sql`select v.place_id, v.kind, v.value, v.is_nearly_all, v.contributing_count, v.is_carried, v.as_of_date, v.status
      from governance.kpi_value v join governance.kpi k on k.id = v.kpi_id where k.code = ${code} and v.gender = ${gender} and v.superseded_at is null`
    return new Map(rows.map(({ placeId, ...row }) => [placeId as string, row]))
  } // prettier-ignore
  const told = async (code: string, gender = 'ALL') => {
    const of = await figures(code, gender)
    return [...units, area, authorityId].map((id) => {
      const figure = of.get(id)
      return figure?.['kind'] === 'VALUE' ? `${figure['isNearlyAll'] ? '~' : ''}${figure['value']}` : (figure?.['kind'] ?? 'NONE')
    })
  }

  // A feed ends where a transaction is open, of anybody's on the server: an analysis in the background, say.
  const quiet = () =>
    expect
      .poll(
        async () =>
          (await world.sql`select from administration.change where xid >= pg_snapshot_xmin(pg_current_snapshot())`).count,
        { timeout: 20_000 },
      )
      .toBe(0)

  it('are made of facts that are read once, however often the reader is stopped', async () => {
    const reader = new Error('pulled the plug')
    await world.sql.unsafe(`create function pg_temp_stop() returns trigger language plpgsql as $$ begin
      if (select count(*) from governance.fact_version) > 20 then raise 'disk full'; end if; return new; end $$;
      create trigger stop before insert on governance.fact_version for each statement execute function pg_temp_stop()`)
    await expect(readFeeds(world.database.url, june!)).rejects.toThrow('disk full')
    await world.sql.unsafe('drop trigger stop on governance.fact_version; drop function pg_temp_stop()')
    const stop = () => {
      throw reader
    }
    await expect(readFeeds(world.database.url, june!, stop)).rejects.toThrow(reader)
    const { written } = await readFeeds(world.database.url, june!)
    expect(written).toBeGreaterThan(100)
    const [there] =
      await world.sql`select (select count(*) from administration.attainment_fact) + (select count(*) from administration.grade_fact)
      + (select count(*) from pedagogy.knowledge_fact) as facts`
    const all = await versions()
    expect(all).toHaveLength(Number(there!['facts']))
    expect(await readFeeds(world.database.url, june!)).toEqual({ read: 0, written: 0 })
    expect(await versions()).toEqual(all)
  })

  it('tell of schools so that few are hidden, and what they could be got from', async () => {
    const dry = await freeze(june!, 'GRADES', period, false, true)
    expect(await figures('own.year9.pupils')).toEqual(new Map())
    const frozen = await freeze(june!)
    expect(frozen).toEqual(dry)
    expect(frozen.map(({ population }) => population)).toContain('GR 9')
    // 34, 15, 58 and 7, of which the last is covered by 15.
    expect(await told('own.year9.pupils')).toEqual(['34', 'SUPPRESSED', '58', 'SUPPRESSED', '114', expect.stringMatching(/^\d+$/)])
    const [share] = await told('own.year9.eligibleShare')
    expect(share).toBe(String(Math.round((1000 * (34 - 13)) / 34) / 10))
    // Of boys the second school has 4: its girls are hidden too.
    expect((await told('own.year9.pupils', 'BOYS'))[1]).toBe('SUPPRESSED')
    expect((await told('own.year9.pupils', 'GIRLS'))[1]).toBe('SUPPRESSED')
    expect((await figures('own.year9.pupils')).get(units[0]!)).toMatchObject({ contributingCount: 34, status: 'PRELIMINARY', isCarried: false, asOfDate: '2026-06-14' })
    const own = (await figures('own.year9.meritValue')).get(ekhamra)
    const [counted] = await world.sql`select count(*)::int as n, avg(merit_value) filter (where merit_value > 0) as merit from administration.attainment_fact
      where organisation_id = ${ekhamra} and school_year = 9 and semester = 'VT'`
    expect(own).toMatchObject(counted!['n'] < 10 ? { kind: 'SUPPRESSED' } : { kind: 'VALUE', value: Math.floor(counted!['merit'] * 10 + 0.5) / 10 })
    expect((await freeze(june!)).every(({ number }) => number === null)).toBe(true)
  }) // prettier-ignore

  it('tell anew only what changed for enough, and carry the rest with its day', async () => {
    const before = await told('own.year9.eligibleShare')
    // Somebody has published one school's figures: so they stay, and nobody else's are.
    await world.sql`update governance.kpi_value v set is_published = true from governance.kpi k
      where k.id = v.kpi_id and k.code like 'own.year9.%' and v.place_id = ${units[0]!} and v.gender = 'ALL'`
    await changed(units[0]!, 3)
    await changed(units[2]!, 24)
    await quiet()
    await readFeeds(world.database.url, august!)
    const frozen = await freeze(august!, 'GRADES', period, true)
    expect(frozen.find(({ population }) => population === 'GR 9')).toMatchObject({ number: 2 })
    const now = await told('own.year9.eligibleShare')
    const of = await figures('own.year9.eligibleShare')
    expect(now[0]).toBe(before[0])
    expect(of.get(units[0]!)).toMatchObject({ isCarried: true, asOfDate: '2026-06-14', status: 'FINAL' })
    // The area without the third school would be the three that changed, so the third stays as it was, and the area is told anew.
    expect(of.get(units[2]!)).toMatchObject({ isCarried: true, asOfDate: '2026-06-14' })
    expect(now[4]).not.toBe(before[4])
    expect(of.get(area)).toMatchObject({ isCarried: false, asOfDate: '2026-08-20', status: 'FINAL' })
    const published =
      await world.sql`select distinct place_id, gender from governance.kpi_value where is_published and superseded_at is null
      and kpi_id in (select id from governance.kpi where code like 'own.year9.%')`
    expect(published.map((row) => ({ ...row }))).toEqual([{ placeId: units[0], gender: 'ALL' }])
  })

  it('are told at most twice', async () => {
    const before = [await told('own.year9.eligibleShare'), await told('own.year9.allCriteriaShare', 'GIRLS')]
    await changed(units[2]!, 30)
    await quiet()
    await readFeeds(world.database.url, later!)
    const frozen = await freeze(later!, 'GRADES', period, true)
    expect(frozen.find(({ population }) => population === 'GR 9')).toMatchObject({ number: 3, figures: 0 })
    expect([await told('own.year9.eligibleShare'), await told('own.year9.allCriteriaShare', 'GIRLS')]).toEqual(before)
  })

  it('are made again, the same, from what was known then, and nobody changes them', async () => {
    const cubes = await world.sql<{ id: string }[]>`select id from governance.cube order by number, population`
    expect(cubes.length).toBeGreaterThan(2)
    for (const { id } of cubes) expect(await rebuildCube(world.database.url, id)).toBeGreaterThan(0)
    const system = openPool(world.database.url, { max: 1, role: rolesOf('governance').system })
    for (const table of ['fact_version', 'feed_reading', 'cube', 'cube_cell', 'cube_told']) {
      const column = { fact_version: 'gender', feed_reading: 'cursor', cube: 'status', cube_cell: 'cell', cube_told: 'counter' }[
        table
      ]!
      await expect(system.unsafe(`update governance.${table} set ${column} = ''`)).rejects.toThrow('permission denied')
      await expect(system.unsafe(`delete from governance.${table}`)).rejects.toThrow('permission denied')
    }
    await system.end()
    for (const role of [rolesOf('governance').viewer, rolesOf('governance').authority])
      for (const table of ['fact_version', 'feed_reading', 'cube', 'cube_cell', 'cube_told', 'cube_kind'])
        await expect(
          world.sql.begin(async (tx) => {
            await tx`select set_config('role', ${role}, true)`
            await tx.unsafe(`select 1 from governance.${table}`)
          }),
        ).rejects.toThrow('permission denied')
    const [{ id } = { id: '' }] = cubes
    await world.sql`update governance.cube_cell set amount = amount + 1 where cube_id = ${id} and counter <> 'COHORT'
      and place_id = (select place_id from governance.cube_cell where cube_id = ${id} limit 1)`
    await expect(rebuildCube(world.database.url, id)).rejects.toThrow('not what its facts make')
  })
})
