import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { activate, forget } from '../subgraphs/identity/account/account.testing.ts'
import { civicNumbers } from '../subgraphs/identity/demo/civic-numbers.ts'
import { organisationId, personId } from '../subgraphs/identity/demo/keys.ts'
import { personaIssuer } from '../subgraphs/identity/demo/personas.ts'
import { authorityId, unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { appoint } from '../subgraphs/identity/first_administrator/first_administrator.ts'
import { readAppointment } from '../subgraphs/identity/first_administrator/first_administrator.rules.ts'
import { dayOf } from '../subgraphs/shared/clock.ts'
import { hashOf } from '../subgraphs/shared/secret.ts'
import { asSystem } from './database.ts'
import { newDemoDatabase } from './testing.database.ts'
import { expectRefused, start, stopAll } from './testing.process.ts'
import { openWorld, type World } from './testing.ts'

vi.setConfig({ testTimeout: 90_000 })
afterEach(stopAll)

const now = new Date('2026-11-22T11:00:00Z')
const [granby, nyby] = ['2120009994', '2120009986']
const hanna = { 'given-name': 'Hanna', 'family-name': 'Ek' }

describe('The first administrator', () => {
  let world: World
  let unknown: string[]
  beforeAll(async () => {
    world = await openWorld()
    const known = await world.sql<{ civicNo: string }[]>`select civic_no from identity.person where civic_no is not null`
    unknown = civicNumbers.filter((number) => known.every(({ civicNo }) => civicNo !== number))
    await forget(world, 'analyst', 'unit-observer')
  })
  afterAll(() => world.stop())

  const put = (given: object, trusted: string[] = []) =>
    asSystem(world.database.url, ['identity'], (tx) =>
      appoint(tx, readAppointment({ ...hanna, 'civic-no': unknown[0], ...given }, dayOf(now), trusted), now),
    )
  const numberOf = async (name: string) => {
    const [found] = await world.sql<{ civicNo: string }[]>`select civic_no from identity.person where id = ${personId(name)}`
    return found!.civicNo
  }
  const grants = (number: string) => world.sql<{ revokedAt: Date | null }[]>`
    select revoked_at from identity.role_grant where organisation_id = ${organisationId(number)} order by revoked_at`
  const rowsNow = async () => {
    const tables = ['organisation', 'person', 'role_grant', 'account', 'account_invitation', 'audit', 'change']
    const counts = tables.map((table) => world.sql`select count(*)::int from ${world.sql(`identity.${table}`)}`)
    return (await Promise.all(counts)).map(([row]) => row!['count'] as number)
  }

  it('comes with a new authority, and a token that gives her the account once she proves her number', async () => {
    const given = { organisation: '212000-9994', 'authority-name': 'Granby kommun', 'municipality-code': '0998' }
    const { authority, token } = await put(given)
    expect(authority).toBe('Granby kommun')
    expect(token).toMatch(/^[\w-]{43}$/)
    for (const number of [undefined, unknown[1]])
      expect(await activate(world, 'analyst', token!, number)).toMatchObject({ code: 'INVITATION_INVALID' })
    expect(await activate(world, 'analyst', token!, unknown[0])).toMatchObject({ code: 'DONE' })
    const { data, errors } = await world.ask(
      'analyst',
      `{ viewer { roles { role organisation { id displayName municipalityCode } }
          person { displayName account { invitations { issuedBy { id } usedAt } } } }
        organisation(id: "${organisationId(granby)}") { permittedActions
          roleGrants { edges { node { holderName givenBy { id } reason startDate endDate } } } } }`,
    )
    expect(errors).toEqual([])
    const organisation = { id: organisationId(granby), displayName: 'Granby kommun', municipalityCode: '0998' }
    expect(data.viewer).toMatchObject({
      roles: [{ role: 'AUTHORITY_ADMIN', organisation }],
      person: { displayName: 'Hanna Ek', account: { invitations: [{ issuedBy: null, usedAt: expect.any(String) }] } },
    })
    expect(data.organisation.permittedActions).toContain('OPEN_ORGANISATION')
    const grant = { holderName: 'Hanna Ek', givenBy: null, reason: 'Put in by the operator' }
    expect(data.organisation.roleGrants.edges).toEqual([{ node: { ...grant, startDate: '2026-11-22', endDate: null } }])
  })

  it('is written down as the work of the system, and the token nowhere', async () => {
    const [audited] =
      await world.sql`select viewer_id, viewer_kind, changed from identity.audit where act = 'first administrator'`
    const kinds = ['Organisation', 'Person', 'RoleGrant', 'Account', 'AccountInvitation']
    expect(audited).toMatchObject({ viewerId: null, viewerKind: 'SYSTEM', changed: { organisationId: organisationId(granby) } })
    const changes: { entity: string; id: string }[] = audited!['changed'].changed
    expect(changes.map(({ entity }) => entity)).toEqual(kinds)
    const fed = await world.sql`select entity from identity.change where entity_id = any(${changes.map(({ id }) => id)}::uuid[])`
    expect(fed.map(({ entity }) => entity as string)).toEqual(expect.arrayContaining(kinds))
    expect(JSON.stringify(audited)).not.toContain(unknown[0])
  })

  it('is one: where there is one, others get the role from them', async () => {
    const before = await rowsNow()
    for (const organisation of [granby, organisationId(granby), authorityId])
      for (const replace of [false, true])
        await expect(put({ organisation, 'civic-no': unknown[1], replace })).rejects.toThrow(
          /has an administrator, and nothing was done: administrators give the role to others, by grantRole\.$/,
        )
    expect(await rowsNow()).toEqual(before)
  })

  it('may be replaced until she has signed in: the token may be lost, or the number wrong', async () => {
    const given = { organisation: nyby, 'authority-name': 'Nyby kommun', 'civic-no': unknown[1] }
    const wrong = await put(given)
    await expect(put({ ...given, 'authority-name': undefined })).rejects.toThrow(/run it again with --replace\.$/)
    await expect(put(given)).rejects.toThrow('2120009986 is Nyby kommun and is here already: leave out --authority-name.')
    const again = { organisation: nyby, 'civic-no': unknown[2], replace: true }
    const [lost, { token }] = [await put(again), await put(again)]
    expect((await grants(nyby)).map(({ revokedAt }) => revokedAt !== null)).toEqual([true, true, false])
    expect(await activate(world, 'unit-observer', wrong.token!, unknown[1])).toMatchObject({ code: 'INVITATION_INVALID' })
    expect(await activate(world, 'unit-observer', lost.token!, unknown[2])).toMatchObject({ code: 'INVITATION_INVALID' })
    expect(await activate(world, 'unit-observer', token!, unknown[2])).toMatchObject({ code: 'DONE' })
    await expect(put({ ...again, 'civic-no': unknown[1] })).rejects.toThrow(/by grantRole\.$/)
    await forget(world, 'unit-observer')
  })

  const vacate = async () => {
    await world.sql`update identity.role_grant set revoked_at = now() where organisation_id = ${organisationId(nyby)}`
  }

  it('who is known here keeps her name and her account, and nothing tells that she was known', async () => {
    await vacate()
    const before = await rowsNow()
    const { token, ...rest } = await put({ organisation: nyby, 'civic-no': await numberOf('jenny-bergstrom') })
    expect([rest, token]).toEqual([{ authority: 'Nyby kommun' }, expect.stringMatching(/^[\w-]{43}$/)])
    const [organisations, persons, roles, accounts, invitations] = await rowsNow()
    expect([organisations, persons, accounts, invitations]).toEqual([before[0], before[1], before[3], before[4]])
    expect(roles).toBe(before[2]! + 1)
    expect(await world.sql`select from identity.account_invitation where token_hash = ${hashOf(token!)}`).toHaveLength(0)
    const { data } = await world.ask(
      'guardian',
      '{ viewer { person { displayName } roles { role organisation { displayName } } } }',
    )
    expect(data.viewer.person.displayName).toBe('Jenny Bergström')
    expect(data.viewer.roles).toContainEqual({ role: 'AUTHORITY_ADMIN', organisation: { displayName: 'Nyby kommun' } })
  })

  it('signs in at once where the operator knows as whom, unless that is somebody', async () => {
    await vacate()
    const known = { organisation: nyby, 'civic-no': unknown[3], issuer: personaIssuer }
    const before = await rowsNow()
    for (const given of [
      { ...known, subject: 'teacher' },
      { ...known, 'civic-no': await numberOf('jenny-bergstrom'), subject: 'unit-observer' },
    ])
      await expect(put(given)).rejects.toThrow(/^The sign-in or the number has another account here, and nothing was done\./)
    expect(await rowsNow()).toEqual(before)
    expect(await put({ ...known, subject: 'unit-observer' })).toEqual({ authority: 'Nyby kommun', token: null })
    const { data } = await world.ask('unit-observer', '{ viewer { person { displayName } roles { role } } }')
    expect(data.viewer).toEqual({ person: { displayName: 'Hanna Ek' }, roles: [{ role: 'AUTHORITY_ADMIN' }] })
    await vacate()
    await put({ ...known, subject: 'unit-observer' })
    expect((await grants(nyby)).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  })

  it('is one also when two put in theirs at once', async () => {
    await vacate()
    const both = await Promise.allSettled([4, 5].map((at) => put({ organisation: nyby, 'civic-no': unknown[at] })))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await grants(nyby)).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1)
  })

  it.each([
    [{ 'civic-no': '19600318098' }, /^--civic-no: It must have twelve digits/],
    [{ 'civic-no': '196003180989' }, /^--civic-no: Its last digit does not fit/],
    [{ 'civic-no': '20260101TF01' }, /^--civic-no: No identity provider vouches for a temporary number\.$/],
    [{ 'civic-no': undefined }, /^--civic-no: give the personal identity number/],
    [{ organisation: 'Ekhamra kommun' }, /^--organisation: give the id of the school authority, or its organisation number/],
    [{ organisation: '2120009978' }, /^There is no organisation 2120009978 here\. .* --authority-name NAME\.$/],
    [{ organisation: '2120009979', 'authority-name': 'Ny' }, /^--organisation: its last digit does not fit the others$/],
    [{ organisation: authorityId, 'authority-name': 'Ny' }, /^--organisation: give the organisation number/],
    [
      { organisation: unitId('bjorkskolan') },
      /^Björkskolan is no school authority but SKOLENHET: give the authority above it\.$/,
    ],
    [{ 'municipality-code': '0998' }, /^--municipality-code: it is for a new authority/],
    [{ 'given-name': ' ', 'family-name': undefined }, /^--given-name: give 1 to 100 characters\n--family-name: give 1 to 100/],
    [{ issuer: 'https://login.example.se' }, /^--subject: give --issuer and --subject, or neither/],
    [{ issuer: 'https://other.example.se', subject: 'x' }, /^--issuer: give one of OIDC_ISSUERS: https:\/\/login\.example\.se$/],
  ])('is not put in with %j, and it is said why', async (given, message) => {
    const before = await rowsNow()
    const refused = await put({ organisation: granby, ...given }, ['https://login.example.se']).catch((error: Error) => error)
    expect((refused as Error).message).toMatch(message)
    expect((refused as Error).message).not.toContain('1960031809')
    expect(await rowsNow()).toEqual(before)
  })
})

it('The command prints the token and nothing else, and says on standard error why not', async () => {
  const { url: DATABASE_URL } = await newDemoDatabase(inject('adminUrl'))
  const run = (...given: string[]) => start({ DATABASE_URL }, 'administrator.ts', ...given)
  const names = ['--given-name', 'Hanna', '--family-name', 'Ek']
  const granbys = ['--organisation', granby, '--civic-no', '19600318-0988', ...names]
  const done = run(...granbys, '--authority-name', 'Granby kommun')
  expect([await done.ended, done.err()]).toEqual([0, ''])
  expect(done.out()).toMatch(/^[\w-]{43}\n$/)
  const again = run(...granbys)
  await expectRefused(again, /^Granby kommun has an administrator, and nothing was done: .* by grantRole\./)
  expect(again.out()).toBe('')
  const stray = run(...names, '196003180988')
  expect(await stray.ended).toBe(1)
  expect(stray.err()).toMatch(/^Unexpected argument '…'[^]*\nPut in the first administrator of a school authority:/)
})
