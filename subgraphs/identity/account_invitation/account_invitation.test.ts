import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { hashOf } from '../../shared/secret.ts'
import { asViewer } from '../rows.testing.ts'
import { activate, forget, idOf, invite, numberOf, openFor, outcome, perform } from '../account/account.testing.ts'
import { personaIssuer } from '../demo/personas.ts'

const who = '{ viewer { kind person { displayName } } }'
const strangers = ['analyst', 'unit-observer', 'substitute', 'care-staff', 'mentor']

describe.each(shapes)('An invitation, %s', (shape) => {
  let world: World
  let kristina: string
  beforeAll(async () => {
    world = await openWorld({ shape })
    await forget(world, ...strangers)
    kristina = await openFor(world, 'Kristina Persson')
  })
  afterAll(() => world.stop())

  const invalid = {
    isActivated: null,
    userErrors: [{ code: 'INVITATION_INVALID', field: ['token'] }],
    code: 'INVITATION_INVALID',
  }
  const accountNow = async (id: string) =>
    (await world.sql`select state, issuer, subject from identity.account where id = ${id}`)[0]

  it('is shown once, and kept nowhere but as a hash', async () => {
    const idempotencyKey = 'invite-kristina'
    const input = { accountId: kristina, idempotencyKey }
    const fields = 'token invitation { id issuedBy { displayName } issuedAt expiresAt usedAt revokedAt permittedActions }'
    const first = await perform(world, 'principal', 'inviteToAccount', input, fields)
    expect(first).toMatchObject({
      code: 'DONE',
      invitation: {
        issuedBy: { displayName: 'Anders Hellström' },
        issuedAt: '2026-11-22T11:00:00.000Z',
        expiresAt: '2026-12-06T11:00:00.000Z',
        ...{ usedAt: null, revokedAt: null, permittedActions: ['REVOKE_INVITATION'] },
      },
    })
    expect(first.token).toMatch(/^[\w-]{43}$/)
    const again = await perform(world, 'principal', 'inviteToAccount', input, fields)
    expect(again).toMatchObject({ code: 'DONE', token: null, invitation: { id: first.invitation.id } })
    const tables = await world.sql`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_schema in ('identity', 'governance', 'administration', 'pedagogy')`
    for (const { name } of tables)
      expect((await world.sql.unsafe(`select from ${name} t where t::text like '%${first.token}%'`)).count, name).toBe(0)
    const [stored] = await world.sql`select token_hash from identity.account_invitation where id = ${first.invitation.id}`
    expect(stored).toEqual({ tokenHash: hashOf(first.token) })
  })

  it('lets whoever has it in, once, and as the holder of the account', async () => {
    const token = await invite(world, kristina)
    expect((await world.ask('analyst', who)).status).toBe(401)
    const holder = await numberOf(world, 'Kristina Persson')
    expect(holder).toMatch(/^\d{12}$/)
    for (const civicNo of [undefined, await numberOf(world, 'Sofia Wiklund')])
      expect(await activate(world, 'analyst', token, civicNo)).toEqual(invalid)
    expect(await activate(world, 'analyst', ` ${token} `, holder)).toEqual({ isActivated: true, userErrors: [], code: 'DONE' })
    const { data } = await world.ask('analyst', who)
    expect(data.viewer).toEqual({ kind: 'PERSON', person: { displayName: 'Kristina Persson' } })
    expect(await accountNow(kristina)).toEqual({ state: 'ACTIVE', issuer: personaIssuer, subject: 'analyst' })
    expect(await activate(world, 'unit-observer', token, holder)).toEqual(invalid)
    expect(await activate(world, 'analyst', token, holder)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await outcome(world, 'principal', 'inviteToAccount', { accountId: kristina })).toBe('ALREADY_ACTIVE')
    const audited = await world.sql`select viewer_kind, changed from identity.audit where act = 'activateAccount'`
    expect(audited).toEqual([{ viewerKind: 'SUBJECT', changed: [{ entity: 'Account', id: kristina, kind: 'UPSERT' }] }])
  })

  it('that is wrong, used, revoked, replaced or too old is one and the same', async () => {
    const sofia = await openFor(world, 'Sofia Wiklund')
    const replaced = await invite(world, sofia)
    const revoked = await perform(world, 'principal', 'inviteToAccount', { accountId: sofia }, 'token invitation { id }')
    const input = { invitationId: revoked.invitation.id }
    expect(await outcome(world, 'principal', 'revokeInvitation', input)).toBe('DONE')
    expect(await outcome(world, 'principal', 'revokeInvitation', input)).toBe('NOT_OPEN')
    const old = await invite(world, sofia)
    const holder = await numberOf(world, 'Sofia Wiklund')
    const answers = []
    for (const token of ['', 'wrong', 'x'.repeat(5_000), hashOf(old), replaced, revoked.token])
      answers.push(await activate(world, 'unit-observer', token, holder))
    world.travel(new Date('2026-12-06T11:00:00Z'))
    answers.push(await activate(world, 'unit-observer', old, holder))
    for (const answer of answers) expect(answer).toEqual(invalid)
    world.travel(new Date('2026-12-06T10:59:59Z'))
    expect(await activate(world, 'unit-observer', old, holder)).toMatchObject({ code: 'DONE' })
    world.travel()
    await forget(world, 'unit-observer')
  })

  it('of somebody whom no number proves lets nobody in until the school has seen who has come', async () => {
    const hugo = await openFor(world, 'Hugo Persson')
    await world.sql`update identity.person set civic_no = '20130101TF01' where id = ${idOf('Hugo Persson')}`
    const token = await invite(world, hugo)
    expect((await activate(world, 'analyst', token)).code).toBe('FORBIDDEN')
    expect((await activate(world, 'unit-observer', token)).code).toBe('DONE')
    const signedIn = async () => (await world.ask('unit-observer', who)).data?.viewer ?? null
    expect(await signedIn()).toBeNull()
    const input = { accountId: hugo }
    const state = async (persona: string) =>
      (await world.ask(persona, `{ person(id: "${idOf('Hugo Persson')}") { account { state permittedActions } } }`)).data.person
        .account
    expect(await state('principal')).toEqual({
      state: 'UNCONFIRMED',
      permittedActions: ['CLOSE_ACCOUNT', 'REJECT_ACCOUNT_HOLDER'],
    })
    expect((await state('school-admin')).permittedActions).toContain('CONFIRM_ACCOUNT_HOLDER')
    expect(await outcome(world, 'principal', 'confirmAccountHolder', input)).toBe('OWN_INVITATION')
    expect(await outcome(world, 'principal', 'inviteToAccount', input)).toBe('ALREADY_ACTIVE')
    for (const act of ['closeAccount', 'reopenAccount']) expect(await outcome(world, 'principal', act, input)).toBe('DONE')
    expect(await signedIn()).toBeNull()
    // By the rows alone: not even in one statement with something else.
    const alone = `update identity.account set is_holder_confirmed = true, version = version + 1 where id = '${hugo}'`
    expect(await asViewer(world, 'Anders Hellström', alone)).toContain('row-level security')
    expect(await asViewer(world, 'Johan Lindqvist', alone)).toBe(0)
    expect(await asViewer(world, 'Monica Berglund', alone)).toBe(1)
    // It was somebody else: the account waits for its holder again.
    expect(await outcome(world, 'principal', 'rejectAccountHolder', input)).toBe('DONE')
    expect(await accountNow(hugo)).toEqual({ state: 'INVITED', issuer: null, subject: null })
    expect((await activate(world, 'unit-observer', await invite(world, hugo))).code).toBe('DONE')
    expect(await outcome(world, 'school-admin', 'confirmAccountHolder', input)).toBe('DONE')
    expect(await outcome(world, 'school-admin', 'confirmAccountHolder', input)).toBe('NOT_UNCONFIRMED')
    expect(await signedIn()).toEqual({ kind: 'PERSON', person: { displayName: 'Hugo Persson' } })
    await forget(world, 'unit-observer')
  })

  it('that several redeem at the same moment is redeemed by one of them', async () => {
    const linda = await openFor(world, 'Linda Wiklund')
    const holder = await numberOf(world, 'Linda Wiklund')
    for (let round = 0; round < 3; round += 1) {
      const token = await invite(world, linda)
      const redeemed = await Promise.all(
        ['unit-observer', 'substitute', 'care-staff'].map((one) => activate(world, one, token, holder)),
      )
      expect(redeemed.map(({ code }) => code).sort()).toEqual(['DONE', 'INVITATION_INVALID', 'INVITATION_INVALID'])
      await world.sql`delete from identity.session where account_id = ${linda}`
      await world.sql`update identity.account set state = 'INVITED', issuer = null, subject = null where id = ${linda}`
    }
  })

  it('that one redeems twice over, to two accounts, gives one of them', async () => {
    const names = ['Mikael Persson', 'Ivana Kovač']
    const accounts = await Promise.all(names.map((name) => openFor(world, name)))
    const numbers = await Promise.all(names.map((name) => numberOf(world, name)))
    const tokens = await Promise.all(accounts.map((id) => invite(world, id)))
    const redeemed = await Promise.all(tokens.map((token, at) => activate(world, 'care-staff', token, numbers[at])))
    expect(redeemed.map(({ code }) => code).sort()).toEqual(['DONE', 'HAS_ACCOUNT'])
    expect(world.reports).toEqual([])
    await world.sql`update identity.account set state = 'CLOSED' where subject = 'care-staff'`
    for (const token of [...tokens, 'wrong'])
      expect(await activate(world, 'care-staff', token)).toMatchObject({ code: 'HAS_ACCOUNT' })
  })

  it('is revoked when the account is closed, and nobody is invited to a closed one', async () => {
    const marcus = await openFor(world, 'Ulla Dahlgren').catch(() => null)
    expect(marcus).toBeNull()
    const accountId = await openFor(world, 'Lars Edström')
    const token = await invite(world, accountId)
    const holder = await numberOf(world, 'Lars Edström')
    expect(await outcome(world, 'principal', 'closeAccount', { accountId })).toBe('DONE')
    expect(await activate(world, 'unit-observer', token, holder)).toEqual(invalid)
    expect(await outcome(world, 'principal', 'inviteToAccount', { accountId })).toBe('ACCOUNT_CLOSED')
    expect(await outcome(world, 'principal', 'reopenAccount', { accountId })).toBe('DONE')
    expect(await activate(world, 'unit-observer', token, holder)).toEqual(invalid)
    expect(await activate(world, 'unit-observer', await invite(world, accountId), holder)).toMatchObject({ code: 'DONE' })
    await forget(world, 'unit-observer')
  })

  const act = 'activateAccount(input: { token: "t" }) { isActivated userErrors { code } }'

  it('is what a token without an account is told to get, whatever else it asks for', async () => {
    const ask = async (body: unknown) => {
      const authorization = `Bearer ${await world.token('mentor')}`
      const { status, data, errors } = await post(world.url, body, { authorization })
      return { status, data, errors }
    }
    const expected = await ask({ query: '{ viewer { id } }' })
    expect(expected).toMatchObject({
      ...{ status: 401, data: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED', reason: 'ACCOUNT_UNKNOWN' } }],
    })
    for (const query of [
      '{ __typename }',
      '{ __schema { queryType { name } } }',
      '{ nothing }',
      'no GraphQL',
      `mutation { ${act} revokeOtherSessions(input: {}) { revokedCount } }`,
      `mutation { x: ${act} ...F } fragment F on Mutation { closeAccount(input: { accountId: "x" }) { account { id } } }`,
      `mutation A { ${act} } query B { organisations { edges { node { id } } } }`,
    ])
      for (const operationName of [undefined, 'A', 'B'])
        expect(await ask({ query, ...(operationName && { operationName }) }), query).toEqual(expected)
    for (const body of [[{ query: `mutation { ${act} }` }], {}, { query: 7 }]) expect(await ask(body)).toEqual(expected)
  })

  it('is redeemed under any name, and tells of no one', async () => {
    const { status, data, errors } = await world.ask('mentor', `mutation { __typename a: ${act} b: ${act} }`)
    const refused = { isActivated: null, userErrors: [{ code: 'INVITATION_INVALID' }] }
    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { __typename: 'Mutation', a: refused, b: refused },
      errors: [],
    })
    const wrong = await world.ask('mentor', 'mutation { activateAccount(input: { token: "t" }) { account { id } } }')
    expect(wrong).toMatchObject({ status: 400, data: null })
  })

  it('is not redeemed by those who have an account', async () => {
    for (const persona of ['guardian', 'principal', 'integrator', 'shared-preschool'])
      expect(await activate(world, persona, 't'), persona).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.ask(null, `mutation { ${act} }`)).toMatchObject({ status: 401 })
  })
})
