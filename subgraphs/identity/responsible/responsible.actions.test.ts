import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personas } from '../demo/personas.ts'
import { asViewer } from '../rows.testing.ts'
import { actOn, hodan, id, marcus, restoreIn } from './responsible.testing.ts'

const nameOf = (action: string) => action.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

describe('Who may act on custody', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it.each([
    [
      'not blocked',
      marcus,
      'Alva Bergström',
      '',
      ['BLOCK_GUARDIAN', 'UNBLOCK_GUARDIAN', 'CONSENT_TO_GUARDIAN'],
      ['principal', 'school-admin'],
    ],
    [
      'blocked',
      marcus,
      'Alva Bergström',
      'is_blocked = true',
      ['BLOCK_GUARDIAN', 'UNBLOCK_GUARDIAN'],
      ['principal', 'school-admin'],
    ],
    ['not consented to', hodan, 'Amina Warsame', '', ['CONSENT_TO_GUARDIAN', 'WITHDRAW_GUARDIAN_CONSENT'], ['adult-pupil']],
    [
      'consented to',
      hodan,
      'Amina Warsame',
      'adult_consent = true',
      ['CONSENT_TO_GUARDIAN', 'WITHDRAW_GUARDIAN_CONSENT'],
      ['adult-pupil'],
    ],
  ])(
    'of a guardian %s everybody may do what permittedActions says, and nothing else',
    async (_, one, child, state, actions, who) => {
      const may: string[] = []
      const list = '{ id permittedActions }'
      const set = () => (state ? world.sql.unsafe(`update identity.responsible set ${state} where id = '${one}'`) : null)
      await set()
      for (const { persona } of personas) {
        const { data } = await world.ask(
          persona,
          `{ person(id: "${id(child)}") { responsibles ${list} formerGuardians ${list} } }`,
        )
        const seen = [...(data?.person?.responsibles ?? []), ...(data?.person?.formerGuardians ?? [])]
        const permitted: string[] = seen.find((row: any) => row.id === one)?.permittedActions ?? []
        for (const action of actions) {
          const answer = await actOn(world, persona, nameOf(action), one)
          const isDone = answer.errors.length === 0 && answer.data[nameOf(action)]?.userErrors.length === 0
          expect(isDone, `${persona} ${action}`).toBe(permitted.includes(action))
          if (!isDone) continue
          may.push(persona)
          await restoreIn(world)
          await set()
        }
      }
      await restoreIn(world)
      expect([...new Set(may)]).toEqual(who)
    },
  )

  describe('the rows alone', () => {
    const consent = (one: string) => `update identity.responsible set adult_consent = true where id = '${one}'`
    const block = (one: string, is = true) => `update identity.responsible set is_blocked = ${is} where id = '${one}'`

    it.each([
      ['Amina Warsame', consent(hodan), 1],
      ['Alva Bergström', consent(marcus), 0],
      ['Jenny Bergström', consent(marcus), 0],
      ['Hodan Warsame', consent(hodan), 0],
      ['Anders Hellström', consent(marcus), /violates row-level security/],
      ['Anders Hellström', block(marcus), 1],
      ['Monica Berglund', block(marcus), 1],
      ['Lena Forsberg', block(marcus), 0],
      ['Johan Lindqvist', block(marcus), 0],
      ['Amina Warsame', block(hodan), /violates row-level security/],
    ])('%s: %s', async (name, statement, expected) => {
      const found = await asViewer(world, name, statement)
      if (expected instanceof RegExp) expect(found).toMatch(expected)
      else expect(found).toBe(expected)
    })
  })
})
