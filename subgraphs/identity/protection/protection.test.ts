import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AskOptions, openWorld, type World } from '../../../scripts/testing.ts'
import type { Write } from '../../shared/database.ts'
import { groupId, personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { pastRules } from '../person/person.testing.ts'
import { insertNaming, removeNamed, setMarking } from './protection.queries.ts'

const id = (name: string) => personId(slug(name))
const [alva, elin, jenny, johan, karin] = [
  'Alva Bergström',
  'Elin Strand',
  'Jenny Bergström',
  'Johan Lindqvist',
  'Karin Nyström',
].map(id)
const answers = '{ person { displayName securityMarking } userErrors { code field } }'
const acts = {
  mark: `mutation ($input: MarkProtectedInput!) { act: markProtected(input: $input) ${answers} }`,
  lift: `mutation ($input: LiftProtectionInput!) { act: liftProtection(input: $input) ${answers} }`,
  name: `mutation ($input: NamePersonOnCaseInput!) { act: namePersonOnCase(input: $input) ${answers} }`,
  remove: `mutation ($input: RemoveNamedPersonInput!) { act: removeNamedPerson(input: $input) ${answers} }`,
}
const names = 'edges { node { displayName } }'
/** Every list and search that Alva is in. */
const lists = `{
  persons(filter: { name: "Alva" }) { ${names} }
  organisation(id: "${unitId('ekhamraskolan')}") { pupils(first: 100) { ${names} } }
  group(id: "${groupId('ekhamraskolan/7A')}") { memberships { person { displayName } } }
  groups(first: 100) { edges { node { memberships { person { displayName } } } } }
  person(id: "${alva}") { displayName }
}`

describe('Protection', () => {
  let world: World
  let before: Record<string, unknown>[]
  beforeAll(async () => {
    world = await openWorld()
    before = await world.sql`select * from identity.named_person`
  })
  afterAll(() => world.stop())
  afterEach(async () => {
    world.travel()
    await world.sql`update identity.person set security_marking = 'INGEN' where id in ${world.sql([alva!, jenny!, johan!])}`
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${elin!}`
    await world.sql`delete from identity.named_person where id not in ${world.sql(before.map((row) => row['id'] as string))}`
    await world.sql`update identity.named_person set removed_at = null`
  })

  const act = (persona: string, name: keyof typeof acts, input: object, options: AskOptions = {}) =>
    world.ask(persona, acts[name], { ...options, variables: { input } })
  const mark = { personId: alva, securityMarking: 'SEKRETESSMARKERING', reason: 'Hot mot familjen' }
  const codes = ({ data }: { data: any }) => data.act.userErrors.map(({ code }: any) => code)
  const nameTo = async (persona: string, of: string) =>
    (await world.ask(persona, `{ person(id: "${of}") { displayName } }`)).data.person?.displayName
  const finds = async (persona: string) => JSON.stringify((await world.ask(persona, lists)).data).includes('Alva Bergström')
  const as = <Result>(persona: string, run: (tx: Write) => Promise<Result>) => pastRules(world, persona, run)

  it('hides Alva from the next request on, from all who are not close to her', async () => {
    const [strangers, close] = [
      ['school-admin', 'authority-admin', 'special-educator', 'protected-pupil', 'step-parent'],
      ['teacher', 'mentor', 'principal', 'guardian', 'pupil'],
    ]
    for (const persona of [...strangers, ...close]) expect([persona, await finds(persona)]).toEqual([persona, true])
    const { data, errors } = await act('school-admin', 'mark', mark)
    expect([data.act, errors]).toEqual([{ person: null, userErrors: [] }, []])
    for (const persona of strangers) expect([persona, await finds(persona)]).toEqual([persona, false])
    for (const persona of close) expect([persona, await finds(persona)]).toEqual([persona, true])
    expect(
      (await world.ask('principal', '{ persons(filter: { name: "Alva" }) { edges { cursor } } }')).data.persons.edges,
    ).toEqual([])
  })

  it('is answered the same when it is sent again, and is not news the second time', async () => {
    const input = { ...mark, idempotencyKey: 'mark-alva' }
    for (let n = 0; n < 2; n += 1)
      expect((await act('school-admin', 'mark', input)).data.act).toEqual({ person: null, userErrors: [] })
    expect(codes(await act('school-admin', 'mark', mark))).toEqual(['NOT_FOUND'])
    expect(codes(await act('principal', 'mark', mark))).toEqual(['ALREADY_MARKED'])
    const [row] = await world.sql`select count(*)::int as count, max(changed->0->>'reason') as reason from identity.audit
      where act = 'markProtected' and changed->0->>'id' = ${alva!}`
    expect(row).toMatchObject({ reason: 'Hot mot familjen' })
    const changes = await world.sql`select from identity.change where entity = 'Person' and entity_id = ${alva!}`
    expect(changes).toHaveLength(row!['count'])
  })

  it('comes to guardians and staff as to pupils', async () => {
    expect((await act('authority-admin', 'mark', { ...mark, personId: jenny })).data.act).toEqual({
      person: null,
      userErrors: [],
    })
    expect(await nameTo('school-admin', jenny!)).toBeUndefined()
    expect(await nameTo('authority-admin', johan!)).toBe('Johan Lindqvist')
    expect((await act('authority-admin', 'mark', { ...mark, personId: johan })).data.act).toEqual({
      person: null,
      userErrors: [],
    })
    for (const persona of ['authority-admin', 'guardian', 'mentor']) expect(await nameTo(persona, johan!)).toBeUndefined()
    for (const who of [jenny, johan])
      expect((await act('principal', 'lift', { personId: who, reason: 'Slut' })).data.act.userErrors).toEqual([])
    expect(await nameTo('school-admin', jenny!)).toBe('Jenny Bergström')
  })

  it('is lifted by the principal alone, with a reason and a good sign-in, and the others see her again', async () => {
    await act('principal', 'mark', mark)
    const lift = { personId: alva, reason: 'Beslutet har upphört' }
    for (const persona of ['teacher', 'mentor', 'guardian', 'pupil'])
      expect((await act(persona, 'lift', lift)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    for (const persona of ['school-admin', 'authority-admin'])
      expect(codes(await act(persona, 'lift', lift))).toEqual(['NOT_FOUND'])
    expect((await act('principal', 'lift', lift, { assurance: 'LOW' })).errors).toMatchObject([
      { extensions: { code: 'STEP_UP_REQUIRED' } },
    ])
    expect(codes(await act('principal', 'lift', { ...lift, reason: ' ' }))).toEqual(['REASON_INVALID'])
    const { data } = await world.ask('principal', `{ person(id: "${alva}") { version } }`)
    const expectedVersion = data.person.version
    expect((await act('principal', 'lift', { ...lift, expectedVersion: expectedVersion - 1 })).errors).toMatchObject([
      { extensions: { code: 'CONFLICT' } },
    ])
    const lifted = await act('principal', 'lift', { ...lift, expectedVersion })
    expect(lifted.data.act).toEqual({ person: { displayName: 'Alva Bergström', securityMarking: 'INGEN' }, userErrors: [] })
    expect(await finds('school-admin')).toBe(true)
    expect(codes(await act('principal', 'lift', lift))).toEqual(['NOT_PROTECTED'])
  })

  it('lets whoever is named on the case see the pupil, until they are removed, the last day has passed or the pupil has left', async () => {
    const naming = { personId: elin, namedPersonId: karin, reason: 'Utredning', endDate: '2026-11-30' }
    const see = async () =>
      (await world.ask('special-educator', `{ person(id: "${elin}") { addresses { streetAddress } } }`)).data.person
    expect(await see()).toBeNull()
    expect((await act('principal', 'name', naming)).data.act.userErrors).toEqual([])
    expect(await see()).toEqual({ addresses: [{ streetAddress: 'Granstigen 4' }] })
    expect(codes(await act('principal', 'name', naming))).toEqual(['ALREADY_NAMED'])
    world.travel('2026-12-01')
    expect(await see()).toBeNull()
    world.travel()
    const move = (to: string) => world.sql`update identity.enrolment set organisation_id = ${to} where pupil_id = ${elin!}`
    await move(unitId('bjorkskolan'))
    expect(await see()).toBeNull()
    await move(unitId('ekhamraskolan'))
    expect(await see()).not.toBeNull()
    expect((await act('principal', 'remove', naming)).errors).toHaveLength(1)
    expect((await act('principal', 'remove', { personId: elin, namedPersonId: karin })).data.act.userErrors).toEqual([])
    expect(await see()).toBeNull()
  })

  it('shows the principal everybody who is named, the named themself, and nobody else any', async () => {
    await act('principal', 'name', { personId: elin, namedPersonId: karin, reason: 'Utredning' })
    const query = `{ person(id: "${elin}") { namedPersons { namedPerson { displayName } reason startDate endDate } } }`
    const namedTo = async (persona: string) =>
      (await world.ask(persona, query)).data.person.namedPersons?.map((one: any) => one.namedPerson.displayName)
    expect((await namedTo('principal')).toSorted()).toEqual(['Karin Nyström', 'Petra Sandström'])
    expect(await namedTo('special-educator')).toEqual(['Karin Nyström'])
    expect(await namedTo('counsellor')).toEqual(['Petra Sandström'])
    for (const persona of ['mentor', 'protected-pupil', 'protected-guardian']) expect(await namedTo(persona)).toEqual([])
    await act('principal', 'lift', { personId: elin, reason: 'Slut' })
    expect(await namedTo('principal')).toEqual([])
  })

  it.each([
    [{ namedPersonId: id('Peter Nobody') }, 'NAMED_PERSON_NOT_FOUND'],
    [{ namedPersonId: 'nobody' }, 'NAMED_PERSON_NOT_FOUND'],
    [{ namedPersonId: elin!.toUpperCase() }, 'NAMED_PERSON_NOT_FOUND'],
    [{ endDate: '2026-11-21' }, 'END_DATE_INVALID'],
    [{ reason: '' }, 'REASON_INVALID'],
    [{ personId: alva }, 'NOT_PROTECTED'],
    [{ personId: id('Leo Fransson') }, 'NOT_FOUND'],
    [{ personId: 'nobody' }, 'NOT_FOUND'],
  ])('names nobody with %j: %s', async (part, code) => {
    const input = { personId: elin, namedPersonId: karin, reason: 'Utredning', ...part }
    expect(codes(await act('principal', 'name', input))).toEqual([code])
  })

  it.each(['teacher', 'mentor', 'guardian', 'pupil', 'counsellor', 'account-sync', 'principal-other-school'])(
    'is refused to the %s by the row policies alone',
    async (persona) => {
      for (const of of [alva!, elin!])
        expect(await as(persona, (tx) => setMarking(tx, of, 'SKYDDAD_FOLKBOKFORING', null, new Date()))).toBe('NOT_FOUND')
      expect(await as(persona, (tx) => removeNamed(tx, elin!, null, new Date()))).toBe(0)
      const naming = {
        id: elin!,
        personId: elin!,
        namedPersonId: karin!,
        reason: 'x',
        endDate: null,
        namedById: alva!,
        now: new Date(),
      }
      expect(await as(persona, (tx) => insertNaming(tx, naming))).toBe(false)
      const insert = `insert into identity.named_person (id, person_id, named_person_id, reason, start_date, named_by_id, named_at)
        values (gen_random_uuid(), '${elin}', '${karin}', 'x', '2026-11-01', access.viewer_id(), now())`
      await expect(as(persona, (tx) => tx.unsafe(insert))).rejects.toThrow('row-level security')
    },
  )
})
