import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fieldsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { administration } from '../../administration/administration.ts'
import { pedagogy } from '../../pedagogy/pedagogy.ts'
import { governance } from '../../governance/governance.ts'
import type { Write } from '../../shared/database.ts'
import { groupId, personId, slug } from '../demo/keys.ts'
import { personas } from '../demo/personas.ts'
import { identity } from '../identity.ts'
import { pastRules } from '../person/person.testing.ts'
import { replaceConsents } from './contact_list.queries.ts'
import { arrangeLists, readLists } from './contact_list.testing.ts'

const id = (name: string) => personId(slug(name))
const [alva, jenny, kristina, elin] = ['Alva Bergström', 'Jenny Bergström', 'Kristina Persson', 'Elin Strand'].map(id)
const shown = 'displayName emails { value } phoneNumbers { value } addresses { streetAddress }'
const all = `{ groups(first: 100, filter: { groupTypes: [KLASS, AVDELNING] }) { edges { node { id } } } }`
// As many as the gateway takes at a time.
const listOf = (group: string, n: number) => `_${n}: group(id: "${group}") { displayName contactList(first: 40) {
  edges { node { pupil { ...shown } guardians { ...shown } } } } }`

/** The lists that Ekhamraskolan and Smultronet show, to each persona; to all others none. */
const classes = ['4A', '5A', '6A', '7A', '7B', '8A', '9A']
const seenBy: Readonly<Record<string, readonly string[]>> = {
  principal: classes,
  'school-admin': classes,
  'special-educator': classes,
  counsellor: classes,
  teacher: ['7A', '7B', '8A'],
  mentor: ['7A', '8A', '9A'],
  'former-teacher': ['8A', '9A'],
  'care-staff': ['Blåsippan'],
  guardian: ['7A'],
  'guardian-other-parent': ['7A'],
  'protected-guardian': ['7A'],
  pupil: ['7A'],
  'protected-pupil': ['7A'],
  'adult-pupil': ['9A'],
}

describe('A contact list', () => {
  let world: World
  let unwalled: World
  let lists: Awaited<ReturnType<typeof readLists>>
  beforeAll(async () => {
    world = await openWorld()
    unwalled = await openWorld({
      subgraphs: [fieldsAlone(identity), governance, administration, pedagogy],
      asSuperuser: true,
      database: world.database,
    })
    await arrangeLists(world.sql, ['Alva Bergström', 'Jenny Bergström', 'Kristina Persson'])
    // Hugo's mother answers for Elin too, and so nobody may know where she and her family live.
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${elin!}, ${kristina!}, 'ANNAN_ANSVARIG', '2026-01-01')`
    lists = await readLists(world.sql, ['Kristina Persson', 'Mikael Persson', 'Hugo Persson', 'Stina Persson'])
  })
  afterAll(async () => {
    await unwalled.stop()
    await world.stop()
  })

  const values = (rows: any, key: string) => rows.map((row: any) => row[key])
  const told = (person: any) => [
    person.displayName, values(person.emails, 'value'), values(person.phoneNumbers, 'value'), values(person.addresses, 'streetAddress'),
  ] // prettier-ignore
  const entries = (connection: any) => connection.edges.map(({ node }: any) => [told(node.pupil), node.guardians.map(told)])
  const ordered = (rows: any[]) => rows.map(([pupil, guardians]) => [pupil, guardians.toSorted()]).toSorted()
  async function listsOf(persona: string, from = world): Promise<Record<string, any[]>> {
    const ids: string[] = (await from.ask(persona, all)).data.groups.edges.map(({ node }: any) => node.id)
    const parts = ids.map(listOf).flatMap((_, n, every) => (n % 15 === 0 ? [every.slice(n, n + 15)] : []))
    const answers = await Promise.all(
      parts.map((part) => from.ask(persona, `{ ${part.join(' ')} } fragment shown on ContactListPerson { ${shown} }`)),
    )
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    const groups = answers.flatMap(({ data }) => Object.values<any>(data)).filter((group) => group.contactList !== null)
    return Object.fromEntries(groups.map((group: any) => [group.displayName, entries(group.contactList)]))
  }
  const as = <Result>(persona: string, run: (tx: Write) => Promise<Result>) => pastRules(world, persona, run)
  const lend = (name: string) => world.sql`update identity.account set person_id = ${id(name)} where subject = 'unit-observer'`

  const persons = personas.flatMap(({ persona, clientApplicationId }) => (clientApplicationId ? [] : [persona]))
  it.each(persons)('shows the %s what was consented to, and nothing else', async (persona) => {
    const groups = seenBy[persona] ?? []
    for (const from of groups.length > 0 ? [world, unwalled] : [world]) {
      const seen = await listsOf(persona, from)
      // Without row policies every group is there, and still no list of another's.
      expect(Object.keys(seen).toSorted()).toEqual(groups.toSorted())
      for (const group of groups) expect(ordered(seen[group]!)).toEqual(ordered(lists.entries(group)))
    }
  })

  it('opens, by the row policies alone, the rows of what was consented to', async () => {
    const own = [alva!, jenny!, id('Nils Bergström')]
    const tables = { EMAIL: 'person_email', PHONE_NUMBER: 'person_phone_number', ADDRESS: 'person_address' }
    for (const [field, table] of Object.entries(tables)) {
      const where = field === 'EMAIL' ? `where email_type in ('PRIVAT', 'SKOLA_ELEV')` : ''
      const found = await as('guardian', (tx) => tx.unsafe(`select distinct person_id from identity.${table} ${where}`))
      const open = lists.withDetail('7A', field, own)
      expect(found.map((row) => row['personId']).toSorted()).toEqual(open.toSorted())
    }
  })

  it('is noted for each whose details were read, field by field', async () => {
    await world.sql`delete from identity.read_event where viewer_id = ${id('Johan Lindqvist')}`
    const list = (await listsOf('teacher'))['7A']!
    const read =
      await world.sql`select distinct field from identity.read_event where viewer_id = ${id('Johan Lindqvist')} order by 1`
    const fields = ['ContactListPerson.addresses', 'ContactListPerson.emails', 'ContactListPerson.phoneNumbers']
    expect([list.length > 0, read.map((row) => row['field'])]).toEqual([true, fields])
  })

  it('has pages that make the whole in the Swedish order, and costs as much for seven classes as for one', async () => {
    const whole = (await listsOf('principal'))['7A']!
    const names = whole.map(([[name]]) => name)
    const bySwedish = await world.sql`select given_name || ' ' || family_name as name from identity.person
      where given_name || ' ' || family_name in ${world.sql(names)} and id in (select person_id from identity.group_membership
        where group_id = ${groupId('ekhamraskolan/7A')}) order by family_name, given_name, id`
    expect(names).toEqual(bySwedish.map((row) => row['name']))
    const paged = `query ($after: String) { group(id: "${groupId('ekhamraskolan/7A')}") { contactList(first: 4, after: $after) {
      edges { node { pupil { ${shown} } guardians { ${shown} } } } pageInfo { hasNextPage endCursor } } } }`
    const found: any[] = []
    for (let after: string | null = null, more = true; more;) {
      const { data } = await world.ask('teacher', paged, { variables: { after } })
      found.push(...entries(data.group.contactList))
      ;({ endCursor: after, hasNextPage: more } = data.group.contactList.pageInfo)
    }
    expect(found).toEqual(whole)
    const bad = await world.ask('teacher', paged, { variables: { after: 'no cursor' } })
    expect(bad.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    const statementsOf = async (persona: string) => {
      world.takeStatements()
      await listsOf(persona)
      return world.takeStatements().length
    }
    expect(await statementsOf('principal')).toBe(await statementsOf('pupil'))
  })

  it('shows a fellow pupil or parent as a name, and their details nowhere else', async () => {
    const { data, errors } = await world.ask('guardian', `{ person(id: "${kristina}") { displayName emails { value } civicNo } }`)
    expect(data.person).toEqual({ displayName: 'Kristina Persson', emails: null, civicNo: null })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })

  it("leaves out a child whom the reader is blocked from, and the child's family, on whatever entry they stand", async () => {
    await lend('Mikael Persson')
    expect(JSON.stringify((await listsOf('unit-observer'))['7A'])).toContain('Alva Bergström')
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date, end_date, is_blocked)
      values (gen_random_uuid(), ${alva!}, ${id('Mikael Persson')}, 'VARDNADSHAVARE', '2020-01-01', '2024-01-01', true)`
    // Nils' mother is Alva's, and she stands on the list of his own class as well.
    await world.sql`insert into identity.responsible (id, pupil_id, person_id, relation_type, start_date)
      values (gen_random_uuid(), ${id('Ebba Wiklund')}, ${jenny!}, 'VARDNADSHAVARE', '2020-01-01')`
    await world.sql`insert into identity.contact_list_consent (person_id, field, given_at)
      values (${id('Ebba Wiklund')}, 'NAME', now()) on conflict do nothing`
    const text = JSON.stringify((await listsOf('unit-observer'))['7A'])
    for (const name of ['Alva', 'Jenny', 'Marcus', 'Ebba', 'Sofia Wiklund']) expect(text).not.toContain(name)
    expect(text).toContain('Hugo Persson')
    expect(JSON.stringify((await listsOf('guardian'))['7A'])).toContain('Jenny Bergström')
    const [phones] = await as(
      'unit-observer',
      (tx) => tx`select count(*)::int as count from identity.person_phone_number where person_id = ${jenny!}`,
    )
    expect(phones).toEqual({ count: 0 })
    await world.sql`delete from identity.responsible where is_blocked and pupil_id = ${alva!} or person_id = ${jenny!} and pupil_id = ${id('Ebba Wiklund')}`
    await lend('Birgitta Högberg')
  })

  it('loses whoever is marked, and whoever answers for them, at the next request', async () => {
    const seen = async () => JSON.stringify((await listsOf('teacher'))['7A'])
    expect(await seen()).toContain('Alva Bergström')
    expect(await seen()).toContain('Jenny Bergström')
    const mark = `mutation { markProtected(input: { personId: "${alva}", securityMarking: SEKRETESSMARKERING, reason: "Hot" }) { userErrors { code } } }`
    await world.ask('school-admin', mark)
    for (const name of ['Alva', 'Jenny', 'Marcus']) expect(await seen()).not.toContain(name)
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${alva!}`
  })

  it('is consented to field by field: by oneself, or the guardian of a child under 18, as the whole set', async () => {
    const act = `mutation ($input: SetContactListConsentInput!) { act: setContactListConsent(input: $input) {
      person { contactListConsents } userErrors { code } } }`
    const set = async (persona: string, of: string, ...fields: string[]) =>
      world.ask(persona, act, { variables: { input: { personId: of, fields } } })
    expect((await set('guardian', alva!, 'NAME', 'EMAIL', 'NAME')).data.act.person).toEqual({
      contactListConsents: ['EMAIL', 'NAME'],
    })
    const listed = (await listsOf('teacher'))['7A']!.find(([[name]]) => name === 'Alva Bergström')
    expect(listed[0].slice(2)).toEqual([[], []])
    expect((await set('pupil', alva!)).data.act.person).toEqual({ contactListConsents: [] })
    expect(JSON.stringify((await listsOf('teacher'))['7A'])).not.toContain('Alva')
    expect((await set('teacher', id('Johan Lindqvist'), 'NAME')).data.act.userErrors).toEqual([])
    await lend('Ivana Kovač')
    for (const [persona, of] of [['mentor', alva], ['principal', alva], ['step-parent', alva], ['unit-observer', id('Elias Kovač')]] as const) {
      expect((await set(persona, of!, 'NAME')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
      const given = { personId: of!, fields: ['NAME', 'ADDRESS'], givenById: of!, now: new Date() }
      await expect(as(persona, (tx) => replaceConsents(tx, given))).rejects.toThrow('row-level security')
    } // prettier-ignore
    expect((await set('guardian', elin!, 'NAME')).data.act.userErrors).toEqual([{ code: 'NOT_FOUND' }])
    await lend('Birgitta Högberg')
  })

  it('is null where the unit does not show it, to everybody and without a refusal', async () => {
    await world.sql`update identity.unit_policy set shows_contact_lists = false`
    for (const persona of ['principal', 'guardian', 'pupil', 'care-staff']) expect(await listsOf(persona)).toEqual({})
    expect((await world.ask('guardian', `{ person(id: "${kristina}") { displayName } }`)).data.person).toBeNull()
  })
})
