import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, type Direct } from '../../../gateway/access/walls.ts'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import type { Write } from '../../shared/database.ts'
import { personId, slug } from '../demo/keys.ts'
import { identity } from '../identity.ts'
import { pastRules } from '../person/person.testing.ts'
import { acknowledge, replaceEmails, replacePhoneNumbers, takeVersion } from './contact.queries.ts'

const id = (name: string) => personId(slug(name))
const [alva, elin, amina, jenny, johan] = [
  'Alva Bergström',
  'Elin Strand',
  'Amina Warsame',
  'Jenny Bergström',
  'Johan Lindqvist',
].map(id)
const seen = 'emails { value type } phoneNumbers { value type isMobile } contactVersion'
const change = `mutation ($input: ChangeContactDetailsInput!) {
  act: changeContactDetails(input: $input) { person { ${seen} } userErrors { code field } } }`
const acknowledgement = `mutation ($input: AcknowledgeContactDetailsInput!) {
  act: acknowledgeContactDetails(input: $input) { person { id } userErrors { code field } } }`
const propagations = 'contactVersion contactPropagations { sourceSystem { displayName } propagatedAt isCurrent }'

describe('Contact details', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, identity)
    for (const field of ['Person.contactVersion', 'Person.contactPropagations', 'ContactPropagation.*'])
      await world.sql`insert into identity.field_grant (id, processor_agreement_id, field, granted_at)
        select gen_random_uuid(), id, ${field}, now() from identity.processor_agreement`
    await world.sql`update identity.client_application set scopes = '{contacts:acknowledge}' where display_name = 'Ekhamra kontosynk'`
  })
  afterAll(async () => {
    await direct.stop()
    await world.stop()
  })

  const act = (persona: string, input: object, options: AskOptions = {}) =>
    world.ask(persona, change, { ...options, variables: { input } })
  const see = async (persona: string, of = alva, fields = seen) =>
    (await world.ask(persona, `{ person(id: "${of}") { ${fields} } }`)).data.person
  const codes = ({ data }: { data: any }) => data.act.userErrors.map(({ code }: any) => code)
  const changesOf = async (of: string) =>
    (await world.sql`select count(*)::int as count from identity.change where entity = 'Person' and entity_id = ${of}`)[0]![
      'count'
    ]
  const as = <Result>(persona: string, run: (tx: Write) => Promise<Result>) => pastRules(world, persona, run)

  it("are her own to change, her guardian's and a delegate's; what the school gave and what is left out stays", async () => {
    const before = await see('principal')
    const school = before.emails.find(({ type }: any) => type === 'SKOLA_ELEV')
    const emails = async (persona: string, ...emails: string[]) => (await act(persona, { personId: alva, emails })).data.act
    const { person, userErrors } = await emails('guardian', 'alva@example.org')
    expect(userErrors).toEqual([])
    expect(person.emails).toEqual([{ value: 'alva@example.org', type: 'PRIVAT' }, school])
    expect([person.phoneNumbers, person.contactVersion]).toEqual([before.phoneNumbers, 1])
    expect((await emails('step-parent', 'Alva@Example.SE')).person.emails).toEqual([
      { value: 'Alva@example.se', type: 'PRIVAT' },
      school,
    ])
    expect((await emails('pupil')).person.emails).toEqual([school])
    const phoneNumbers = [{ value: '070-174 06 50' }, { value: '+46 8 465 004 00', type: 'ARBETE' }]
    expect((await act('pupil', { personId: alva, phoneNumbers })).data.act.person).toEqual({
      emails: [school],
      phoneNumbers: [
        { value: '+46846500400', type: 'ARBETE', isMobile: false },
        { value: '+46701740650', type: 'HEM', isMobile: true },
      ],
      contactVersion: 4,
    })
    expect(await changesOf(alva!)).toBe(4)
  })

  it("of oneself are one's own, guardian or staff, and the work address stays", async () => {
    const { data } = await act('teacher', { personId: johan, emails: ['johan@example.org'], expectedVersion: 0 })
    expect(data.act.person.emails.map(({ value }: any) => value)).toEqual([
      'johan@example.org',
      'johan.lindqvist@ekhamra.example',
    ])
    expect(codes(await act('guardian', { personId: jenny, phoneNumbers: [] }))).toEqual([])
    expect((await see('guardian', jenny)).phoneNumbers).toEqual([])
  })

  it('are told about value by value, and none is changed where one is wrong', async () => {
    const before = await see('pupil')
    const { data } = await act('pupil', { personId: alva, emails: ['x@example.org', 'x'], phoneNumbers: [{ value: '112' }] })
    expect(data.act).toEqual({
      person: null,
      userErrors: [
        { code: 'EMAIL_INVALID', field: ['emails', '1'] },
        { code: 'PHONE_NUMBER_INVALID', field: ['phoneNumbers', '0'] },
      ],
    })
    expect(codes(await act('pupil', { personId: alva }))).toEqual(['NOTHING_GIVEN'])
    expect(codes(await act('pupil', { personId: alva, emails: Array(6).fill('x@example.org') }))).toEqual(['TOO_MANY'])
    expect(await see('pupil')).toEqual(before)
  })

  it('of a family that must not be found are to each who wrote them what they wrote, and to the school all', async () => {
    await world.sql`update identity.person set security_marking = 'SKYDDAD_FOLKBOKFORING' where id = ${id('Nils Bergström')}`
    const write = async (persona: string, ...numbers: string[]) =>
      (await act(persona, { personId: alva, phoneNumbers: numbers.map((value) => ({ value })) })).data.act.person.phoneNumbers
    const values = (numbers: { value: string }[]) => numbers.map(({ value }) => value)
    expect(values(await write('guardian-other-parent', '070-174 06 51'))).toEqual(['+46701740651'])
    expect(values(await write('guardian', '070-174 06 52'))).toEqual(['+46701740652'])
    expect(values((await see('guardian-other-parent')).phoneNumbers)).toEqual(['+46701740651'])
    expect((await see('mentor')).phoneNumbers).toEqual([])
    const all = values((await see('principal')).phoneNumbers)
    expect(all).toEqual(expect.arrayContaining(['+46701740651', '+46701740652']))
    expect(values(await write('guardian-other-parent', '070-174 06 52', '070-174 06 53'))).toHaveLength(2)
    const now = values((await see('principal')).phoneNumbers)
    expect(now.filter((value) => value === '+46701740652')).toHaveLength(1)
    expect(now).not.toContain('+46701740651')
    // Whoever is no longer let to write does not see what they wrote either.
    await world.sql`update identity.responsible set is_blocked = true where person_id = ${id('Marcus Öberg')}`
    expect(await see('guardian-other-parent')).toBeNull()
    await world.sql`update identity.responsible set is_blocked = false where person_id = ${id('Marcus Öberg')}`
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${id('Nils Bergström')}`
    await world.sql`delete from identity.person_phone_number where written_by_id in (${id('Jenny Bergström')}, ${id('Marcus Öberg')})`
  })

  it('are not overwritten by who has not seen the latest change', async () => {
    const { contactVersion: expectedVersion } = await see('guardian')
    expect(codes(await act('guardian', { personId: alva, emails: [], expectedVersion }))).toEqual([])
    for (const stale of [expectedVersion, 0])
      expect((await act('pupil', { personId: alva, emails: [], expectedVersion: stale })).errors).toMatchObject([
        { extensions: { code: 'CONFLICT' } },
      ])
  })

  it.each(['mentor', 'principal', 'school-admin', 'authority-admin', 'teacher', 'protected-pupil'])(
    'are not for the %s to change',
    async (persona) => {
      expect((await act(persona, { personId: alva, emails: [] })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      await expect(as(persona, (tx) => takeVersion(tx, alva!, null, new Date()))).rejects.toThrow('row-level security')
      await as(persona, (tx) =>
        replacePhoneNumbers(tx, alva!, [], { newId: () => alva as never, viewer: { id: alva! } as never }),
      )
      const emails = as(persona, (tx) => replaceEmails(tx, alva!, ['x@example.org'], () => alva as never))
      await expect(emails).rejects.toThrow('row-level security')
      expect((await see('principal')).phoneNumbers).toHaveLength(2)
    },
  )

  it("are an adult's own, whoever they let see", async () => {
    await world.sql`update identity.account set person_id = ${id('Ivana Kovač')} where subject = 'unit-observer'`
    const elias = id('Elias Kovač')
    expect(await see('unit-observer', elias, 'displayName')).toEqual({ displayName: 'Elias Kovač' })
    expect((await act('unit-observer', { personId: elias, emails: [] })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
    await expect(as('unit-observer', (tx) => takeVersion(tx, elias, null, new Date()))).rejects.toThrow('row-level security')
    expect(codes(await act('adult-pupil', { personId: amina, emails: ['amina@example.org'] }))).toEqual([])
    await world.sql`update identity.account set person_id = ${id('Birgitta Högberg')} where subject = 'unit-observer'`
  })

  it('of whom one does not see are of nobody', async () => {
    for (const of of [elin, 'nobody', undefined])
      expect(codes(await act('guardian', { personId: of ?? '00000000-0000-4000-8000-000000000000', emails: [] }))).toEqual([
        'NOT_FOUND',
      ])
  })

  it('have reached another system once it says so, until the next change', async () => {
    // The demo's client has no token with the scope.
    const say = (input: object): Promise<any> =>
      direct.ask('account-sync', acknowledgement, { input: { personId: alva, sourceSystemCode: 'extens', ...input } })
    const { contactVersion } = await see('account-sync', alva, 'contactVersion')
    expect((await see('guardian', alva, propagations)).contactPropagations).toEqual([])
    expect((await say({ contactVersion })).data.act).toEqual({ person: { id: alva }, userErrors: [] })
    const taken = { sourceSystem: { displayName: 'Extens' }, propagatedAt: '2026-11-22T11:00:00.000Z', isCurrent: true }
    for (const persona of ['guardian', 'pupil', 'mentor', 'principal', 'account-sync'])
      expect((await see(persona, alva, propagations)).contactPropagations).toEqual([taken])
    await act('guardian', { personId: alva, emails: ['ny@example.org'] })
    expect((await see('guardian', alva, propagations)).contactPropagations).toEqual([{ ...taken, isCurrent: false }])
    await say({ contactVersion: contactVersion + 1 })
    // An older message that comes late takes nothing back.
    await say({ contactVersion })
    expect((await see('guardian', alva, propagations)).contactPropagations).toMatchObject([{ isCurrent: true }])
    expect(codes(await say({ contactVersion: contactVersion + 2 }))).toEqual(['VERSION_UNKNOWN'])
    expect(codes(await say({ contactVersion: -1 }))).toEqual(['VERSION_UNKNOWN'])
    expect(codes(await say({ contactVersion, sourceSystemCode: 'excel' }))).toEqual(['SOURCE_SYSTEM_NOT_FOUND'])
    expect(codes(await say({ contactVersion: 0, personId: elin }))).toEqual(['NOT_FOUND'])
  })

  it('are acknowledged by clients with the scope alone, at the units granted to them', async () => {
    const input = { personId: alva, sourceSystemCode: 'extens', contactVersion: 1 }
    for (const persona of ['principal', 'guardian', 'integrator'])
      expect((await world.ask(persona, acknowledgement, { variables: { input } })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ])
    const nils = { personId: id('Nils Bergström'), code: 'extens', version: 0, now: new Date() }
    for (const [persona, of] of [
      ['account-sync', nils],
      ['integrator', { ...nils, personId: alva! }],
      ['principal', { ...nils, personId: alva! }],
    ] as const)
      await expect(as(persona, (tx) => acknowledge(tx, of))).rejects.toThrow('row-level security')
    await world.sql`update identity.client_application set scopes = '{}' where display_name = 'Ekhamra kontosynk'`
    expect((await world.ask('account-sync', acknowledgement, { variables: { input } })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
    await expect(as('account-sync', (tx) => acknowledge(tx, { ...nils, personId: alva! }))).rejects.toThrow('row-level security')
  })

  it('have an address that comes from the population register, and says so', async () => {
    const addresses = 'addresses { streetAddress source syncedAt }'
    const none = { streetAddress: 'Lindvägen 12', source: null, syncedAt: null }
    expect(await see('guardian', alva, addresses)).toEqual({ addresses: [none] })
    for (const change of [
      `insert into identity.person_address select * from identity.person_address`,
      `delete from identity.person_address`,
    ])
      for (const persona of ['guardian', 'principal', 'authority-admin'])
        await expect(as(persona, (tx) => tx.unsafe(change))).rejects.toThrow('permission denied')
    await world.sql`update identity.person_address set imported_at = '2026-11-21T02:00:00Z',
      source_system_id = (select id from identity.source_system where code = 'folkbokforingen') where person_id = ${alva!}`
    expect(await see('guardian', alva, addresses)).toEqual({
      addresses: [{ ...none, source: 'folkbokforingen', syncedAt: '2026-11-21T02:00:00.000Z' }],
    })
  })
})
