import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activate, forget, idOf, numberOf, perform } from '../account/account.testing.ts'
import { unitId } from '../demo/units.rows.ts'

const unit = unitId('ekhamraskolan')
// Skatteverket's test number, of nobody in the demo.
const newcomer = '195001182046'
const fields = 'accountOrder { id state account { id state } }'

describe('An order of an account', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const order = (given: object = {}, persona = 'principal') => {
    const wish = {
      ...{ organisationId: unit, givenName: 'Lisa', familyName: 'Ek', civicNo: newcomer, email: 'lisa.ek@example.se' },
      ...{ dutyRole: 'LARARE', startDate: '2026-12-01', reason: 'Ny', ...given },
    }
    return perform(world, persona, 'orderAccount', wish, fields)
  }
  const ordered = async (given: object = {}, persona = 'principal') => (await order(given, persona)).accountOrder.id
  const decide = (persona: string, act: string, accountOrderId: string, more: object = {}) =>
    perform(world, persona, act, { accountOrderId, ...more }, fields)
  const list = async (persona: string) => {
    const query = `{ organisation(id: "${unit}") { accountOrders { edges { node { id } } } } }`
    return (await world.ask(persona, query)).data.organisation.accountOrders.edges.map(({ node }: any) => node)
  }

  it('takes over nobody: whoever signs in must prove the number, and who has an account gets no other', async () => {
    const anders = await numberOf(world, 'Anders Hellström')
    const approved = async (given: object) =>
      decide('authority-admin', 'approveAccountOrder', await ordered(given, 'school-admin'))
    // Anders uses his account: an order for his number makes no second one to invite to.
    expect((await approved({ civicNo: anders })).accountOrder).toMatchObject({ state: 'APPROVED', account: null })
    const of = async (name: string) => world.sql`select id, state, subject from identity.account where person_id = ${idOf(name)}`
    expect(await of('Anders Hellström')).toEqual([{ id: expect.any(String), state: 'ACTIVE', subject: 'principal' }])
    // Had he none, Monica could invite, and nobody but him could redeem it.
    await forget(world, 'principal', 'analyst')
    const { account } = (await approved({ civicNo: anders })).accountOrder
    const { token } = await perform(world, 'school-admin', 'inviteToAccount', { accountId: account.id }, 'token')
    expect(token).toMatch(/^[\w-]{43}$/)
    for (const [persona, civicNo] of [
      ['analyst', undefined],
      ['analyst', await numberOf(world, 'Monica Berglund')],
      ['analyst', newcomer],
    ] as const)
      expect((await activate(world, persona, token, civicNo)).code, persona).toBe('INVITATION_INVALID')
    expect(await of('Anders Hellström')).toEqual([{ id: account.id, state: 'INVITED', subject: null }])
    expect((await activate(world, 'principal', token, anders)).code).toBe('DONE')
    expect((await world.ask('principal', '{ viewer { person { displayName } } }')).data.viewer.person.displayName).toBe(
      'Anders Hellström',
    )
  })

  it("is not for oneself, and gives no reach beyond one's own", async () => {
    const own = { civicNo: await numberOf(world, 'Monica Berglund') }
    expect(await order(own, 'school-admin')).toMatchObject({ userErrors: [{ code: 'OWN_NUMBER', field: ['civicNo'] }] })
    for (const dutyRole of ['REKTOR', 'SKOLADMINISTRATOR', 'KURATOR'])
      expect((await order({ dutyRole }, 'school-admin')).code, dutyRole).toBe('ROLE_NOT_YOURS')
    expect((await order({ dutyRole: 'REKTOR' })).code).toBe('ROLE_NOT_YOURS')
    const id = await ordered({ civicNo: await numberOf(world, 'Maria Söderberg') })
    expect(await decide('authority-admin', 'approveAccountOrder', id)).toMatchObject({ code: 'OWN_NUMBER', accountOrder: null })
    expect((await decide('authority-admin', 'refuseAccountOrder', id, { reason: 'Jag själv' })).code).toBe('DONE')
    expect(world.reports).toEqual([])
  })

  it('is seen by whoever ordered it and those above, whether or not its holder is protected later', async () => {
    const given = { civicNo: '195001182046', email: 'skydd@example.se' }
    const { accountOrder } = await decide('authority-admin', 'approveAccountOrder', await ordered(given))
    const seenBy = async (persona: string) => (await list(persona)).some(({ id }: any) => id === accountOrder.id)
    expect([await seenBy('school-admin'), await seenBy('principal')]).toEqual([false, true])
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where civic_no = ${newcomer}`
    expect([await seenBy('school-admin'), await seenBy('principal')]).toEqual([false, true])
    await world.sql`update identity.person set security_marking = 'INGEN' where civic_no = ${newcomer}`
  })

  it('is noted, as a read of the number, for whose number it is', async () => {
    const id = await ordered({ civicNo: await numberOf(world, 'Kristina Persson') })
    await world.ask('principal', `{ organisation(id: "${unit}") { accountOrders { edges { node { id civicNo } } } } }`)
    const found = async () =>
      world.sql`select 1 from identity.read_event e where e.subject_id = ${idOf('Kristina Persson')} and e::text like '%AccountOrder.civicNo%'`
    await expect.poll(async () => (await found()).length).toBe(1)
    await decide('principal', 'withdrawAccountOrder', id)
  })
})
