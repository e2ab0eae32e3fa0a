import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { act, did, everyone, id, unknown, verdict } from '../../identity/keeping/keeping.testing.ts'
import { bjorkskolan, david, eken, jenny, mother, nils, ofNils, principal } from './care.testing.ts'

describe('A placement', () => {
  let world: World
  let other: string
  beforeAll(async () => {
    world = await openWorld()
    // Somebody else of the group.
    const [found] =
      await world.sql`select m.person_id from identity.group_membership m join identity.person p on p.id = m.person_id
      where group_id = ${eken} and person_id <> ${nils} and m.end_date is null and p.security_marking = 'INGEN'
        and not exists (select from administration.placement where child_id = person_id) order by person_id limit 1`
    other = found!['personId'] as string
  })
  afterAll(() => world.stop())

  const place = {
    organisationId: bjorkskolan,
    groupId: eken,
    startDate: '2026-11-30',
    reason: 'OMSORGSBEHOV',
    maxWeeklyScheduleHours: 30,
  }
  const start = (persona: string, more: object = {}) =>
    act(
      world,
      persona,
      'startPlacement',
      { ...place, childId: other, ...more },
      'placement { id version schoolType owners { id } permittedActions }',
    )

  it('is given by who leads the unit to a child of the group, one of a kind at a time', async () => {
    const { data } = await start(principal)
    const given = data.startPlacement.placement
    expect(given).toMatchObject({ version: 1, schoolType: 'FTH', permittedActions: ['END_PLACEMENT'] })
    expect(given.owners.length).toBeGreaterThan(0)
    expect(verdict(await start(principal, { startDate: '2027-01-01' }))).toBe('OVERLAPS')
    const end = { placementId: given.id, endDate: '2026-12-31', expectedVersion: 1 }
    expect(await did(world, principal, 'endPlacement', { ...end, endDate: '2026-11-29' })).toBe('DATES_INVALID')
    expect(await did(world, principal, 'endPlacement', end)).toBe('DONE')
    expect(await did(world, principal, 'endPlacement', end)).toBe('CONFLICT')
    expect(verdict(await start(principal, { startDate: '2027-01-01' }))).toBe('DONE')
    expect(await did(world, principal, 'endPlacement', { ...end, endDate: '2027-01-01', expectedVersion: 2 })).toBe('OVERLAPS')
    world.travel('2027-01-02')
    expect(await did(world, principal, 'endPlacement', { ...end, endDate: '2027-01-03', expectedVersion: 2 })).toBe(
      'ALREADY_ENDED',
    )
    world.travel()
    const [kept] = await world.sql`select count(*)::int from pg_constraint where conname = 'placement_overlap' and contype = 'x'`
    expect(kept).toEqual({ count: 1 })
  })

  it('is one of a kind, also where two give it at once', async () => {
    await world.sql`delete from administration.placement where child_id = ${other}`
    expect(
      (await Promise.all([start(principal), start(principal, { startDate: '2026-12-07' })])).map(verdict).toSorted(),
    ).toEqual(['DONE', 'OVERLAPS'])
    await world.sql`delete from administration.placement where child_id = ${other}`
  })

  it.each([
    [{ childId: id('Alva Bergström') }, 'CHILD_NOT_IN_GROUP'],
    [{ childId: unknown }, 'CHILD_NOT_IN_GROUP'],
    [{ childId: 'none' }, 'CHILD_NOT_IN_GROUP'],
    [{ groupId: groupId('bjorkskolan/3A') }, 'CHILD_NOT_IN_GROUP'],
    [{ groupId: groupId('sjoviken/Vassen') }, 'CHILD_NOT_IN_GROUP'],
    [{ startDate: '2009-01-01' }, 'CHILD_NOT_IN_GROUP'],
    [{ endDate: '2026-11-29' }, 'DATES_INVALID'],
    [{ maxWeeklyScheduleHours: 0 }, 'HOURS_INVALID'],
    [{ maxWeeklyScheduleHours: 81 }, 'HOURS_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
  ])('is not given with %j: %s', async (wrong, code) => expect(verdict(await start(principal, wrong))).toBe(code))

  it('of one’s own child is decided by somebody else', async () => {
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values ('00000000-0000-4000-8000-0000000000e1', ${nils}, ${id('Lena Forsberg')}, 'VARDNADSHAVARE', '2020-01-01')`
    const end = { placementId: ofNils, endDate: '2026-12-31', expectedVersion: 1 }
    expect(await did(world, principal, 'endPlacement', end)).toBe('OWN_CHILD')
    expect(verdict(await start(principal, { childId: nils, startDate: '2026-11-30' }))).toBe('OWN_CHILD')
    await world.sql`delete from identity.responsible where id = '00000000-0000-4000-8000-0000000000e1'`
  })

  it('is given and ended exactly by those whom permittedActions says', async () => {
    for (const persona of everyone) {
      await world.sql`update administration.placement set end_date = null, version = 1 where id = ${ofNils}`
      await world.sql`delete from administration.placement where child_id = ${other}`
      const query = `{ organisation(id: "${bjorkskolan}") { permittedCareActions } placement(id: "${ofNils}") { permittedActions owners { id } } }`
      const { data } = await world.ask(persona, query)
      const permitted = [...(data?.organisation?.permittedCareActions ?? []), ...(data?.placement?.permittedActions ?? [])]
      expect(verdict(await start(persona)) === 'DONE', persona).toBe(permitted.includes('START_PLACEMENT'))
      const openings = [{ dayOfWeek: 'MANDAG', startTime: '06:30', endTime: '18:00' }]
      const decided = await did(world, persona, 'decideCareOpenings', { organisationId: bjorkskolan, openings })
      expect(decided === 'DONE', persona).toBe(permitted.includes('DECIDE_CARE_OPENINGS'))
      const ended = await did(world, persona, 'endPlacement', { placementId: ofNils, endDate: '2027-06-30', expectedVersion: 1 })
      expect(ended === 'DONE', persona).toBe(permitted.includes('END_PLACEMENT'))
      if (persona === principal) expect(permitted).toHaveLength(3)
      if (persona === mother)
        expect(data.placement.owners.map((owner: { id: string }) => owner.id)).toEqual([david, jenny].toSorted())
    }
    await world.sql`update administration.placement set end_date = null where id = ${ofNils}`
    await world.sql`delete from administration.placement where child_id = ${other}`
  })

  it('is not given past the rules to a child that is not there, nor by anybody else', async () => {
    const past = (viewer: string, statement: string) =>
      world.sql.begin(async (tx) => {
        await tx`select set_config('skolgraf.viewer_id', ${viewer}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
          set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_administration_viewer', true)`
        return (await tx.unsafe(statement)).count
      })
    const insert = (
      child: string,
      type = 'FTH',
    ) => `insert into administration.placement (id, child_id, organisation_id, group_id, school_type, start_date)
      values (gen_random_uuid(), '${child}', '${bjorkskolan}', '${eken}', '${type}', '2028-01-01')`
    const [lena, anders, fatima] = [id('Lena Forsberg'), id('Anders Hellström'), id('Fatima Haddad')]
    await expect(past(lena, insert(id('Alva Bergström')))).rejects.toThrow('row-level security')
    await expect(past(lena, insert(other, 'FS'))).rejects.toThrow('row-level security')
    for (const viewer of [anders, fatima, jenny, nils])
      await expect(past(viewer, insert(other))).rejects.toThrow('row-level security')
    expect(await past(lena, insert(other))).toBe(1)
    for (const viewer of [anders, jenny, nils])
      expect(await past(viewer, `update administration.placement set end_date = '2028-02-01'`)).toBe(0)
    await expect(past(lena, `update administration.placement set child_id = '${other}'`)).rejects.toThrow('permission denied')
    expect([
      await past(nils, 'select from administration.placement'),
      await past(jenny, 'select from administration.placement'),
    ]).toEqual([0, 1])
    await world.sql`delete from administration.placement where child_id = ${other}`
  })

  it('knows when care is open, each weekday once', async () => {
    const decide = (openings: object[]) => did(world, principal, 'decideCareOpenings', { organisationId: bjorkskolan, openings })
    const monday = { dayOfWeek: 'MANDAG', startTime: '06:30', endTime: '18:00' }
    expect(await decide([monday, { ...monday, dayOfWeek: 'LORDAG' }])).toBe('DONE')
    const { data } = await world.ask(
      'pupil',
      `{ organisation(id: "${bjorkskolan}") { careOpenings { dayOfWeek startTime endTime } } }`,
    )
    expect(data.organisation.careOpenings).toEqual([monday, { ...monday, dayOfWeek: 'LORDAG' }])
    for (const wrong of [[monday, monday], [{ ...monday, endTime: '06:00' }], [{ ...monday, startTime: '6:30' }]])
      expect(await decide(wrong)).toBe('TIMES_INVALID')
    expect(await decide([])).toBe('DONE')
  })
})
