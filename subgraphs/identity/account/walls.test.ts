import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOf, fieldsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { administration } from '../../administration/administration.ts'
import { pedagogy } from '../../pedagogy/pedagogy.ts'
import { governance } from '../../governance/governance.ts'
import { openPool, type Pool, type Write, writeAs } from '../../shared/database.ts'
import { hashOf } from '../../shared/secret.ts'
import type { Call } from '../../shared/viewer.ts'
import { unitId } from '../demo/units.rows.ts'
import { identity } from '../identity.ts'
import { idOf, numberOf, outcome } from './account.testing.ts'

const unit = unitId('ekhamraskolan')
const [orderId, invitationId] = ['a', 'b'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string]
const number = '195001182046'

/** An order of the principal's, and an invitation to the account of Kristina, whom nobody has let in yet. */
async function prepare({ sql }: World): Promise<{ kristina: string; alva: string; session: string }> {
  const [kristina] = await sql`insert into identity.account (id, person_id, state)
    values (gen_random_uuid(), ${idOf('Kristina Persson')}, 'INVITED') returning id`
  await sql`insert into identity.account_invitation (id, account_id, token_hash, issued_by_id, issued_at, expires_at)
    values (${invitationId}, ${kristina!['id']}, ${hashOf('token')}, ${idOf('Anders Hellström')}, '2026-11-20', '2026-12-04')`
  await sql`insert into identity.account_order (id, organisation_id, given_name, family_name, civic_no, email, duty_role, start_date, reason,
      ordered_by_id, ordered_at, expires_on)
    values (${orderId}, ${unit}, 'Lisa', 'Ek', ${number}, 'lisa@example.se', 'LARARE', '2026-12-01', 'Ny', ${idOf('Anders Hellström')}, '2026-11-20', '2026-12-20')`
  const [alva] = await sql`select id from identity.account where subject = 'pupil'`
  const [session] = await sql`insert into identity.session (id, account_id, session_key, assurance, first_seen_at, last_seen_at)
    values (gen_random_uuid(), ${alva!['id']}, 'sid x', 'LOW', now(), now()) returning id`
  return { kristina: kristina!['id'], alva: alva!['id'], session: session!['id'] }
}

describe('With the rows alone', () => {
  let world: World
  let pool: Pool
  let made: Awaited<ReturnType<typeof prepare>>
  beforeAll(async () => {
    world = await openWorld()
    made = await prepare(world)
    pool = openPool(world.database.url, { max: 1 })
  })
  afterAll(async () => {
    await pool.end()
    await world.stop()
  })

  /** How many rows a persona changes when nothing but row security stands in the way; all of it is taken back. */
  const changed = async (persona: string | Call, statement: (tx: Write) => Promise<{ count: number }>) => {
    const call = typeof persona === 'string' ? await callOf(world, persona) : persona
    const answer: { count: number | string } = { count: 'nothing' }
    await writeAs(pool, identity.databaseRole(call.viewer), call, async (tx) => {
      answer.count = await statement(tx).then(
        (done) => done.count,
        (error: Error) => /row-level security/.exec(error.message)?.[0] ?? error.message,
      )
      throw new Error('taken back')
    }).catch(() => {})
    return answer.count
  }
  const who = async (personas: readonly string[], statement: (tx: Write) => Promise<{ count: number }>) => {
    const found = []
    for (const persona of personas) if ((await changed(persona, statement)) === 1) found.push(persona)
    return found
  }
  const everyone = ['pupil', 'guardian', 'teacher', 'mentor', 'special-educator', 'school-admin', 'principal', 'principal-other-school',
    'authority-admin', 'analyst', 'integrator', 'account-sync', 'shared-preschool'] // prettier-ignore

  it('accounts change for those who look after them, and not for their holder', async () => {
    const close = (id: string) => async (tx: Write) => tx`update identity.account set state = 'CLOSED' where id = ${id}`
    const leaders = ['school-admin', 'principal', 'authority-admin']
    expect(await who(everyone, close(made.alva))).toEqual(leaders)
    expect(await who(everyone, close(made.kristina))).toEqual(leaders)
    const take = (id: string) => async (tx: Write) =>
      tx`update identity.account set issuer = 'i', subject = 's', state = 'ACTIVE' where id = ${id}`
    for (const id of [made.alva, made.kristina]) expect(await who(everyone, take(id))).toEqual([])
  })

  it('nobody makes themself an account, or one that is in use', async () => {
    const add = (person: string, state: string) => async (tx: Write) =>
      tx`insert into identity.account (id, person_id, state, issuer, subject)
      values (gen_random_uuid(), ${idOf(person)}, ${state}, ${state === 'ACTIVE' ? 'i' : null}, ${state === 'ACTIVE' ? 's' : null})`
    expect(await who(everyone, add('Alva Bergström', 'INVITED'))).toEqual(['school-admin', 'principal', 'authority-admin'])
    expect(await who(everyone, add('Alva Bergström', 'ACTIVE'))).toEqual([])
    const shared = async (tx: Write) =>
      tx`insert into identity.account (id, organisation_id, state) values (gen_random_uuid(), ${unit}, 'INVITED')`
    expect(await who(everyone, shared)).toEqual(['principal', 'authority-admin'])
  })

  it('invitations are issued by those who look after the account, in their own name', async () => {
    const issue = (by: string, account: string) => async (tx: Write) =>
      tx`insert into identity.account_invitation
      (id, account_id, token_hash, issued_by_id, issued_at, expires_at)
      values (gen_random_uuid(), ${account}, 'h', ${idOf(by)}, now(), now())`
    expect(await changed('pupil', issue('Alva Bergström', made.alva))).toBe('row-level security')
    expect(await changed('principal', issue('Anders Hellström', made.alva))).toBe(1)
    expect(await changed('principal', issue('Monica Berglund', made.alva))).toBe('row-level security')
    expect(await changed('principal-other-school', issue('Lena Forsberg', made.alva))).toBe('row-level security')
  })

  it('a subject changes the account of the invitation they hold, and no other', async () => {
    const { viewer: _, ...rest } = await callOf(world, 'pupil')
    const subject = { issuer: 'i', subject: 's' }
    const id = '00000000-0000-5000-8000-000000000000'
    const call: Call = { ...rest, viewer: { kind: 'SUBJECT', id, roles: [], scopes: [], assurance: 'HIGH', subject } }
    const kristina = await numberOf(world, 'Kristina Persson')
    const take =
      (hash: string, civicNo = kristina) =>
      async (tx: Write) => {
        await tx`select set_config('skolgraf.invitation', ${hash}, true), set_config('skolgraf.subject_civic_no', ${civicNo!}, true)`
        return tx`update identity.account set issuer = 'i', subject = 's', state = 'ACTIVE', invited_by_id = access.inviter_to(id)`
      }
    expect(await changed(call, take(hashOf('token')))).toBe(1)
    const inNobodysName = async (tx: Write) => {
      await tx`select set_config('skolgraf.invitation', ${hashOf('token')}, true), set_config('skolgraf.subject_civic_no', ${kristina!}, true)`
      return tx`update identity.account set issuer = 'i', subject = 's', state = 'ACTIVE'`
    }
    expect(await changed(call, inNobodysName)).toBe('row-level security')
    for (const civicNo of ['', number]) expect(await changed(call, take(hashOf('token'), civicNo))).toBe(0)
    for (const hash of ['', hashOf('other'), 'token']) expect(await changed(call, take(hash))).toBe(0)
    expect(await changed({ ...call, now: new Date('2026-12-04T00:00:00Z') }, take(hashOf('token')))).toBe(0)
  })

  it('orders are decided by the authority, never by whoever ordered', async () => {
    const decide = (by: string) => async (tx: Write) =>
      tx`update identity.account_order set state = 'APPROVED', decided_by_id = ${idOf(by)} where id = ${orderId}`
    expect(await changed('authority-admin', decide('Maria Söderberg'))).toBe(1)
    expect(await changed('principal', decide('Maria Söderberg'))).toBe('row-level security')
    expect(await changed('school-admin', decide('Monica Berglund'))).toBe(0)
    const add = (state: string, decidedBy: string | null, account: string | null) => async (tx: Write) =>
      tx`insert into identity.account_order (id, organisation_id, given_name, family_name, civic_no, email, duty_role, start_date,
        reason, state, decided_by_id, account_id, ordered_by_id, ordered_at, expires_on)
      values (gen_random_uuid(), ${unit}, 'Lisa', 'Ek', ${number}, 'lisa@example.se', 'LARARE', '2026-12-01', 'Ny', ${state},
        ${decidedBy}, ${account}, ${idOf('Anders Hellström')}, '2026-11-20', '2026-12-20')`
    expect(await changed('principal', add('ORDERED', null, null))).toBe(1)
    for (const order of [
      add('APPROVED', idOf('Maria Söderberg'), null),
      add('ORDERED', null, made.alva),
      add('WITHDRAWN', null, null),
    ])
      expect(await changed('principal', order)).toBe('row-level security')
    const withdraw = async (tx: Write) => tx`update identity.account_order set state = 'WITHDRAWN' where id = ${orderId}`
    expect(await who(['principal', 'school-admin', 'teacher'], withdraw)).toEqual(['principal'])
  })

  it('sign-ins are revoked by whose they are', async () => {
    const revoke = async (tx: Write) => tx`update identity.session set revoked_at = now() where id = ${made.session}`
    expect(await who(everyone, revoke)).toEqual(['pupil'])
  })
})

describe('With the rules alone', () => {
  let world: World
  let made: Awaited<ReturnType<typeof prepare>>
  beforeAll(async () => {
    world = await openWorld({ subgraphs: [fieldsAlone(identity), governance, administration, pedagogy], asSuperuser: true })
    made = await prepare(world)
  })
  afterAll(() => world.stop())

  it('nobody does what is for others to do', async () => {
    const order = {
      ...{ organisationId: unit, givenName: 'Lisa', familyName: 'Ek', civicNo: number, email: 'lisa@example.se' },
      ...{ dutyRole: 'LARARE', startDate: '2026-12-01', reason: 'Ny' },
    }
    const acts: readonly (readonly [act: string, input: object, refused: readonly string[]])[] = [
      ['closeAccount', { accountId: made.alva }, ['pupil', 'guardian', 'teacher', 'principal-other-school']],
      ['reopenAccount', { accountId: made.alva }, ['pupil', 'guardian', 'teacher', 'principal-other-school']],
      ['inviteToAccount', { accountId: made.kristina }, ['pupil', 'guardian', 'teacher', 'principal-other-school']],
      ['revokeInvitation', { invitationId }, ['pupil', 'guardian', 'teacher', 'principal-other-school']],
      ['openAccount', { personId: idOf('Sofia Wiklund') }, ['guardian', 'teacher', 'authority-admin', 'principal-other-school']],
      ['openSharedAccount', { organisationId: unit }, ['school-admin', 'teacher', 'principal-other-school', 'shared-preschool']],
      ['orderAccount', order, ['teacher', 'authority-admin', 'principal-other-school']],
      ['approveAccountOrder', { accountOrderId: orderId }, ['principal', 'school-admin', 'teacher']],
      ['refuseAccountOrder', { accountOrderId: orderId, reason: 'x' }, ['principal', 'school-admin', 'teacher']],
      ['withdrawAccountOrder', { accountOrderId: orderId }, ['authority-admin', 'school-admin', 'teacher']],
      ['revokeSession', { sessionId: made.session }, ['guardian', 'principal', 'authority-admin']],
      ['activateAccount', { token: 'token' }, ['guardian', 'principal', 'shared-preschool']],
    ]
    for (const [act, input, refused] of acts)
      for (const persona of refused) expect(await outcome(world, persona, act, input), `${act} by ${persona}`).toBe('FORBIDDEN')
    const [kept] = await world.sql`select subject from identity.account where id = ${made.kristina}`
    expect(kept!['subject']).toBeNull()
  })
})
