import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { groupId } from '../../identity/demo/keys.ts'
import { did, everyone, id, unknown } from '../../identity/keeping/keeping.testing.ts'
import { bjorkskolan, eken, emptyQueues, lena, pastTheRules, principal, sjoviken } from '../place_application/places.testing.ts'

describe('How many places a group has', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await emptyQueues(world)
  })
  afterAll(() => world.stop())

  const size = { organisationId: bjorkskolan, groupId: eken, startDate: '2026-11-22', placeCount: 20 }
  const decide = (persona: string, more: object = {}) => did(world, persona, 'decideGroupSize', { ...size, ...more })

  it('is decided by who leads the unit, once for a day, and told to them', async () => {
    expect([await decide(principal), await decide(principal)]).toEqual(['DONE', 'ALREADY_DECIDED'])
    expect(await decide(principal, { startDate: '2027-01-01', placeCount: 18 })).toBe('DONE')
    const sizes = async (persona: string) => {
      const query = `{ organisation(id: "${bjorkskolan}") { groupSizes { group { id } startDate placeCount } } }`
      const { data, errors } = await world.ask(persona, query)
      return errors[0]?.extensions.code ?? data.organisation.groupSizes
    }
    const [now, then] = [
      { group: { id: eken }, startDate: '2026-11-22', placeCount: 20 },
      { group: { id: eken }, startDate: '2027-01-01', placeCount: 18 },
    ]
    for (const persona of everyone)
      expect(await sizes(persona), persona).toEqual(
        persona === principal ? [now, then] : ['principal', 'school-admin'].includes(persona) ? [] : 'FORBIDDEN',
      )
    world.travel('2027-01-01')
    expect(await sizes(principal)).toEqual([then])
    world.travel()
  })

  it.each([
    [{ placeCount: -1 }, 'SIZE_INVALID'],
    [{ placeCount: 501 }, 'SIZE_INVALID'],
    [{ startDate: '2026-11-21' }, 'DATES_INVALID'],
    [{ groupId: groupId('bjorkskolan/3A') }, 'GROUP_INVALID'],
    [{ groupId: groupId('sjoviken/Vassen') }, 'GROUP_INVALID'],
    [{ groupId: unknown }, 'GROUP_INVALID'],
    [{ organisationId: unknown }, 'NOT_FOUND'],
    [{ organisationId: sjoviken }, 'FORBIDDEN'],
  ])('is not %j: %s', async (wrong, code) => expect(await decide(principal, wrong)).toBe(code))

  it('is decided by nobody else, past the rules neither', async () => {
    for (const persona of everyone)
      if (persona !== principal) expect(await decide(persona, { startDate: '2027-06-01' }), persona).toBe('FORBIDDEN')
    const insert = (by: string, group: string = eken, unit: string = bjorkskolan) =>
      `insert into administration.group_size values (gen_random_uuid(), '${unit}', '${group}', '2028-01-01', 5, '${by}', now())`
    expect(await pastTheRules(world, lena, insert(lena))).toBe(1)
    expect(await pastTheRules(world, lena, insert(id('Anders Hellström')))).toBe('42501')
    expect(await pastTheRules(world, lena, insert(lena, groupId('sjoviken/Vassen')))).toBe('42501')
    expect(await pastTheRules(world, lena, insert(lena, groupId('sjoviken/Vassen'), sjoviken))).toBe('42501')
    expect(await pastTheRules(world, id('Mikaela Granath'), insert(id('Mikaela Granath')))).toBe('42501')
  })

  it('is not decided here where another system keeps placements', async () => {
    await world.sql`insert into identity.master_system (id, organisation_id, domain, source_system_id, start_date)
      select '00000000-0000-4000-8000-0000000000f1', ${bjorkskolan}, 'PLACEMENTS', id, '2026-01-01' from identity.source_system where code = 'extens'`
    expect(await decide(principal, { startDate: '2027-07-01' })).toBe('MASTERED_ELSEWHERE')
  })
})
