import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { activate, forget, idOf, invite, perform } from '../account/account.testing.ts'
import { unitId } from '../demo/units.rows.ts'

const unit = unitId('ekhamraskolan')
// Skatteverket's test numbers, of nobody in the demo.
const [newcomer, other] = ['195001182046', '195001182061']
const fields = `accountOrder { id state civicNo orderedBy { displayName } decidedBy { displayName } decisionReason expiresOn
  account { id state endsOn holder { displayName } } permittedActions }`
const acts = {
  APPROVE_ACCOUNT_ORDER: 'approveAccountOrder',
  REFUSE_ACCOUNT_ORDER: 'refuseAccountOrder',
  WITHDRAW_ACCOUNT_ORDER: 'withdrawAccountOrder',
} as const

describe('An account ordered for somebody a unit employs', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
    await forget(world, 'analyst')
  })
  afterAll(() => world.stop())

  const wish = (given: object = {}) => ({
    ...{ organisationId: unit, givenName: ' Lisa ', familyName: 'Ek', civicNo: newcomer, email: 'lisa.ek@example.se' },
    ...{ dutyRole: 'LARARE', startDate: '2026-12-01', reason: 'Ny lärare i 5A', ...given },
  })
  const order = (given: object = {}, persona = 'principal') => perform(world, persona, 'orderAccount', wish(given), fields)
  const ordered = async (given: object = {}, persona = 'principal') => (await order(given, persona)).accountOrder.id
  const decide = (persona: string, act: string, accountOrderId: string, more: object = {}) =>
    perform(world, persona, act, { accountOrderId, ...more }, fields)
  const list = async (persona: string, filter: object = {}) => {
    const { data, errors } = await world.ask(
      persona,
      `query ($filter: AccountOrderFilter) { organisation(id: "${unit}") { accountOrders(filter: $filter) {
        edges { node { id state givenName civicNo permittedActions } } } } }`,
      { variables: { filter } },
    )
    return errors[0]?.extensions.code ?? data.organisation.accountOrders.edges.map(({ node }: any) => node)
  }

  it('is there from the first day, when another has approved it', async () => {
    const { accountOrder, code } = await order()
    expect({ code, ...accountOrder }).toMatchObject({
      ...{ code: 'DONE', state: 'ORDERED', civicNo: newcomer, expiresOn: '2026-12-22', account: null },
      ...{ orderedBy: { displayName: 'Anders Hellström' }, permittedActions: ['WITHDRAW_ACCOUNT_ORDER'] },
    })
    const approved = await decide('authority-admin', 'approveAccountOrder', accountOrder.id)
    expect(approved).toMatchObject({
      code: 'DONE',
      accountOrder: {
        state: 'APPROVED',
        decidedBy: { displayName: 'Maria Söderberg' },
        account: { state: 'INVITED' },
        permittedActions: [],
      },
    })
    const [person] =
      await world.sql`select p.given_name, p.family_name, p.birth_date, d.duty_role, d.start_date, d.end_date, e.value, e.email_type
      from identity.person p join identity.duty d on d.person_id = p.id join identity.person_email e on e.person_id = p.id
      where p.civic_no = ${newcomer}`
    expect(person).toEqual({
      ...{
        givenName: 'Lisa',
        familyName: 'Ek',
        birthDate: '1950-01-18',
        dutyRole: 'LARARE',
        startDate: '2026-12-01',
        endDate: null,
      },
      ...{ value: 'lisa.ek@example.se', emailType: 'SKOLA_PERSONAL' },
    })
    const token = await invite(world, approved.accountOrder.account.id)
    expect((await activate(world, 'analyst', token, newcomer)).code).toBe('DONE')
    const { data } = await world.ask('analyst', '{ viewer { person { displayName } roles { role } } }')
    expect(data.viewer).toEqual({ person: { displayName: 'Lisa Ek' }, roles: [] })
    world.travel('2026-12-01')
    expect((await world.ask('analyst', '{ viewer { roles { role } } }')).data.viewer.roles).toEqual([{ role: 'STAFF' }])
    world.travel()
    expect((await decide('authority-admin', 'approveAccountOrder', accountOrder.id)).code).toBe('NOT_OPEN')
    const [audited] = await world.sql`select changed from identity.audit where act = 'approveAccountOrder'`
    expect(audited!['changed'].map(({ entity }: any) => entity)).toEqual(['AccountOrder', 'Person', 'Duty', 'Account'])
  })

  it('says nothing of whether the person was known', async () => {
    const [hanna] =
      await world.sql`select civic_no, given_name, modified_at from identity.person where id = ${idOf('Hanna Fransson')}`
    const ann = { givenName: 'Ann', email: 'ann.ek@example.se', endDate: '2027-06-10' }
    const known = await ordered({ civicNo: hanna!['civicNo'], ...ann })
    const unknown = await ordered({ civicNo: other, ...ann })
    const shape = async (id: string) => {
      const { accountOrder, code } = await decide('authority-admin', 'approveAccountOrder', id)
      return { ...accountOrder, code, id: null, civicNo: null, account: { ...accountOrder.account, id: null } }
    }
    expect(await shape(known)).toEqual(await shape(unknown))
    const [after] =
      await world.sql`select civic_no, given_name, modified_at from identity.person where id = ${idOf('Hanna Fransson')}`
    expect(after).toEqual(hanna)
    const duties = await world.sql`select organisation_id from identity.duty where person_id = ${idOf('Hanna Fransson')}`
    expect(duties).toEqual([{ organisationId: unit }])
  })

  it('that nobody approves in time lapses, with no job', async () => {
    const id = await ordered({ expiresOn: '2026-12-02' })
    const state = async (day: string) => {
      world.travel(day)
      return (await list('principal')).find((one: any) => one.id === id)
    }
    expect(await state('2026-12-02')).toMatchObject({ state: 'ORDERED', permittedActions: ['WITHDRAW_ACCOUNT_ORDER'] })
    expect(await state('2026-12-03')).toMatchObject({ state: 'LAPSED', permittedActions: [] })
    for (const [persona, act] of [
      ['authority-admin', 'approveAccountOrder'],
      ['principal', 'withdrawAccountOrder'],
    ] as const)
      expect((await decide(persona, act, id)).code).toBe('NOT_OPEN')
    expect((await list('principal', { states: ['LAPSED'] })).map((one: any) => one.id)).toEqual([id])
    world.travel()
  })

  it('is refused with a reason, and withdrawn by whoever ordered it', async () => {
    const id = await ordered()
    expect((await decide('authority-admin', 'refuseAccountOrder', id, { reason: ' ' })).code).toBe('REASON_INVALID')
    expect(await decide('authority-admin', 'refuseAccountOrder', id, { reason: 'Ingen tjänst' })).toMatchObject({
      accountOrder: { state: 'REFUSED', decisionReason: 'Ingen tjänst', account: null },
    })
    const again = await ordered()
    expect((await decide('school-admin', 'withdrawAccountOrder', again)).code).toBe('NOT_FOUND')
    expect((await decide('principal', 'withdrawAccountOrder', again)).accountOrder.state).toBe('WITHDRAWN')
    expect((await decide('authority-admin', 'approveAccountOrder', again)).code).toBe('NOT_OPEN')
  })

  it('is not approved by whoever ordered it, whatever roles they have', async () => {
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
      select gen_random_uuid(), ${idOf('Anders Hellström')}, role, organisation_id, start_date from identity.role_grant
      where role = 'AUTHORITY_ADMIN' limit 1`
    const { accountOrder } = await order()
    expect(accountOrder.permittedActions).toEqual(['WITHDRAW_ACCOUNT_ORDER'])
    for (const act of ['approveAccountOrder', 'refuseAccountOrder'])
      expect((await decide('principal', act, accountOrder.id, act.startsWith('refuse') ? { reason: 'x' } : {})).code).toBe(
        'OWN_ORDER',
      )
    await world.sql`delete from identity.role_grant where person_id = ${idOf('Anders Hellström')}`
    expect((await decide('authority-admin', 'approveAccountOrder', accountOrder.id)).code).toBe('DONE')
  })

  it.each([
    [{ givenName: ' ' }, 'NAME_INVALID', 'givenName'],
    [{ civicNo: '195001182047' }, 'CIVIC_NO_INVALID', 'civicNo'],
    [{ email: 'lisa.ek' }, 'EMAIL_INVALID', 'email'],
    [{ endDate: '2026-11-30' }, 'PERIOD_INVALID', 'endDate'],
    [{ reason: '' }, 'REASON_INVALID', 'reason'],
    [{ expiresOn: '2026-11-21' }, 'EXPIRY_INVALID', 'expiresOn'],
    [{ expiresOn: '2027-02-21' }, 'EXPIRY_INVALID', 'expiresOn'],
    [{ organisationId: '11111111-1111-4111-8111-111111111111' }, 'NOT_FOUND', 'organisationId'],
  ])('is not ordered with %j', async (given, code, field) => {
    expect(await order(given)).toMatchObject({ accountOrder: null, userErrors: [{ code, field: [field] }] })
  })

  it('is ordered with ten digits, and shown with twelve to those who have signed in strongly', async () => {
    const id = await ordered({ civicNo: '500118-2046', email: ' lisa@example.se ' })
    const seen = async (assurance: 'LOW' | 'SUBSTANTIAL') => {
      const query = `{ organisation(id: "${unit}") { accountOrders(first: 1) { edges { node { id civicNo } } } } }`
      const { data, errors } = await world.ask('principal', query, { assurance })
      return [data.organisation.accountOrders.edges[0].node, errors[0]?.extensions.code]
    }
    expect((await seen('SUBSTANTIAL'))[0].civicNo).toMatch(/^\d{12}$/)
    expect(await seen('LOW')).toEqual([{ id: expect.any(String), civicNo: null }, 'STEP_UP_REQUIRED'])
    await decide('principal', 'withdrawAccountOrder', id)
  })

  it('lets everybody do exactly what it and the unit say they may', { timeout: 120_000 }, async () => {
    await world.sql`delete from identity.account_order`
    const id = await ordered({}, 'school-admin')
    const done: Record<string, string[]> = {}
    for (const persona of personaNames.filter((one) => one !== 'analyst')) {
      const { data } = await world.ask(
        persona,
        `{ organisation(id: "${unit}") { permittedAccountActions
        accountOrders { edges { node { permittedActions } } } } }`,
      )
      const own: string[] = data.organisation.accountOrders?.edges[0]?.node.permittedActions ?? []
      const may = [...own, ...(data.organisation.permittedAccountActions ?? []).filter((one: string) => one === 'ORDER_ACCOUNT')]
      const did = []
      for (const [action, act] of Object.entries(acts)) {
        if ((await decide(persona, act, id, act.startsWith('refuse') ? { reason: 'x' } : {})).code === 'DONE') did.push(action)
        await world.sql`update identity.account_order set state = 'ORDERED', decided_by_id = null, decided_at = null, account_id = null`
      }
      if ((await order({}, persona)).code === 'DONE') did.push('ORDER_ACCOUNT')
      await world.sql`delete from identity.account_order where id <> ${id}`
      expect(did, persona).toEqual(may)
      for (const action of may) (done[action] ??= []).push(persona)
    }
    expect(done).toEqual({
      APPROVE_ACCOUNT_ORDER: ['authority-admin'],
      REFUSE_ACCOUNT_ORDER: ['authority-admin'],
      WITHDRAW_ACCOUNT_ORDER: ['school-admin'],
      ORDER_ACCOUNT: ['principal', 'school-admin'],
    })
    expect(await list('teacher')).toBe('FORBIDDEN')
    expect(await list('principal-other-school')).toBe('FORBIDDEN')
    expect(await list('authority-admin')).toHaveLength(1)
  })
})
