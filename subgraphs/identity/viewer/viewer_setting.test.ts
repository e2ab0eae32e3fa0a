import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../demo/keys.ts'
import { pastRules } from '../person/person.testing.ts'
import { writeLocale } from './viewer.queries.ts'

describe('The language of a viewer', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const set = async (persona: string, locale: string) =>
    (
      await world.ask(
        persona,
        `mutation { act: setLocale(input: { locale: ${locale} }) { viewer { locale } userErrors { code } } }`,
      )
    ).data.act
  const localeOf = async (persona: string) => (await world.ask(persona, '{ viewer { locale } }')).data.viewer.locale

  it("is the one they chose last, and nobody else's", async () => {
    expect(await localeOf('guardian')).toBeNull()
    expect(await set('guardian', 'SV')).toEqual({ viewer: { locale: 'SV' }, userErrors: [] })
    expect(await set('guardian', 'EN')).toEqual({ viewer: { locale: 'EN' }, userErrors: [] })
    expect([await localeOf('guardian'), await localeOf('guardian-other-parent')]).toEqual(['EN', null])
  })

  it.each(['integrator', 'shared-preschool'])('is none of the %s, which is no person', async (persona) => {
    expect(await set(persona, 'SV')).toEqual({ viewer: null, userErrors: [{ code: 'NOT_A_PERSON' }] })
    expect(await localeOf(persona)).toBeNull()
  })

  it('is not for another to choose, past every rule', async () => {
    for (const persona of ['guardian-other-parent', 'principal', 'authority-admin', 'integrator'])
      await expect(pastRules(world, persona, (tx) => writeLocale(tx, personId('jenny-bergstrom'), 'SV'))).rejects.toThrow(
        'row-level',
      )
    expect(await localeOf('guardian')).toBe('EN')
  })
})
