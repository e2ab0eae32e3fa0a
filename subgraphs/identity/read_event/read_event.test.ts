import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../../scripts/testing.ts'
import { openPool } from '../../shared/database.ts'
import { noteSystemReads } from '../../shared/read-log.ts'
import { rolesOf } from '../../shared/rows.ts'
import { clientId, groupId, personId, slug } from '../demo/keys.ts'

const id = (name: string) => personId(slug(name))
const [alva, elin, anders, eva] = [id('Alva Bergström'), id('Elin Strand'), id('Anders Hellström'), id('Eva Lundin')]
const class7A = groupId('ekhamraskolan/7A')
const swedish = { 'accept-language': 'sv' }
const events = `edges { cursor node { readAt fields description reader { id name kind relations purpose } } }
  pageInfo { hasNextPage endCursor }`
const logOf = (of: string, args = '') => `{ person(id: "${of}") { readEvents${args} { ${events} } } }`

describe.each(shapes)('Who has seen my data, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())
  beforeEach(() => world.sql`truncate identity.read_event`)

  const read = (persona: string, of: string, fields: string) => world.ask(persona, `{ person(id: "${of}") { ${fields} } }`)
  const log = async (persona: string, of: string, args = '', headers = {}) => {
    const { data, errors } = await world.ask(persona, logOf(of, args), { headers })
    expect(errors).toEqual([])
    return data.person.readEvents.edges.map(({ node }: any) => node)
  }
  const noted = () =>
    world.sql<
      { field: string; relations: string[]; subjectId: string; viewerKind: string }[]
    >`select field, relations, subject_id,
      viewer_kind from identity.read_event order by at, field, subject_id`
  const fieldsNoted = async () => (await noted()).map(({ field }) => field)

  it('the principal reads where Alva lives: her mother reads so, in Swedish and in English', async () => {
    await read('principal', alva, 'displayName civicNo addresses { streetAddress }')
    const [entry, ...others] = await log('guardian', alva, '', swedish)
    expect(others).toEqual([])
    expect(entry).toEqual({
      readAt: '2026-11-22T11:00:00.000Z',
      fields: ['Person.civicNo', 'Person.addresses'],
      description: 'Rektor Anders Hellström läste personnummer och adresser',
      reader: { id: anders, name: 'Anders Hellström', kind: 'PERSON', relations: ['rektor'], purpose: null },
    })
    const [english] = await log('pupil', alva)
    expect(english.description).toBe('Principal Anders Hellström read personal identity number and addresses')
    expect(english.reader.relations).toEqual(['principal'])
  })

  it('of a protected person everything is noted, of others what is sensitive', async () => {
    const fields = 'givenName birthDate enrolments { startDate } groupMemberships { startDate } responsibles { startDate }'
    await read('mentor', alva, fields)
    expect(await fieldsNoted()).toEqual([])
    await read('mentor', elin, `id ${fields}`)
    expect(await fieldsNoted()).toEqual(
      ['birthDate', 'enrolments', 'givenName', 'groupMemberships', 'responsibles'].map((field) => `Person.${field}`),
    )
    const [entry] = await log('protected-guardian', elin, '', swedish)
    expect(entry.description).toBe(
      'Mentor Sara Holmgren läste namn, födelsedatum, inskrivningar, grupper och vårdnadshavare och andra ansvariga',
    )
    await read('principal', eva, 'displayName duties { id }')
    expect(await fieldsNoted()).toEqual(expect.arrayContaining(['Person.displayName', 'Person.duties']))
  })

  it('what I have read myself is noted too, and shown when I ask for it', async () => {
    await read('pupil', alva, 'phoneNumbers { value }')
    expect(await noted()).toMatchObject([{ field: 'Person.phoneNumbers', relations: ['SELF'] }])
    expect(await log('pupil', alva)).toEqual([])
    expect(await log('pupil', alva, '(filter: { isOwnExcluded: false })', swedish)).toMatchObject([
      { description: 'Du läste telefonnummer', reader: { relations: ['personen själv'] } },
    ])
    expect(await log('guardian', alva, '', swedish)).toMatchObject([{ description: 'Alva Bergström själv läste telefonnummer' }])
  })

  it('a program stands there by its name and what it reads for', async () => {
    const { errors } = await world.ask(
      'account-sync',
      `{ group(id: "${class7A}") { memberships { person { displayName civicNo } } } }`,
    )
    expect(errors).toEqual([])
    const [entry] = await log('guardian', alva, '', swedish)
    expect(entry).toMatchObject({
      description: 'Programmet Ekhamra kontosynk (ändamål: Accounts and classes in the learning platform) läste personnummer',
      reader: { id: clientId('ekhamra-kontosynk'), kind: 'CLIENT', purpose: 'Accounts and classes in the learning platform' },
    })
  })

  it('so does an export, noted with what it writes or not at all', async () => {
    const pool = openPool(world.database.url, { max: 1, role: rolesOf('identity').system })
    const [system] = await world.sql`select id, display_name from identity.source_system order by code limit 1`
    const run = { systemId: system!['id'], now: new Date('2026-11-20T02:00:00Z'), requestId: randomUUID() }
    const extract = [{ subjectId: alva, field: 'Person.civicNo' }]
    await pool.begin((tx) => noteSystemReads(tx, run, extract))
    await pool.begin((tx) => noteSystemReads(tx, run, extract))
    await pool.begin((tx) => noteSystemReads(tx, { ...run, systemId: null, requestId: randomUUID() }, extract))
    await pool.end()
    const entries = await log('guardian', alva, '', swedish)
    expect(entries.map(({ description }: any) => description).toSorted()).toEqual([
      'Ett system läste personnummer',
      `Systemet ${system!['displayName']} läste personnummer`,
    ])
  })

  it('staff with protected identity are not named, described or found; nor is a guardian', async () => {
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${anders}`
    await read('principal', alva, 'civicNo')
    const entries = await log('guardian', alva, '', swedish)
    expect(entries).toMatchObject([{ description: 'En person med behörighet läste personnummer' }])
    expect(entries[0].reader).toEqual({ id: null, name: null, kind: 'PERSON', relations: null, purpose: null })
    expect(await log('guardian', alva, `(filter: { readerId: "${anders}" })`)).toEqual([])
    expect((await log('authority-admin', alva))[0].reader.name).toBeNull()
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${anders}`
    expect(await log('guardian', alva, `(filter: { readerId: "${anders}" })`)).toHaveLength(1)
    await read('protected-guardian', elin, 'givenName')
    expect((await log('protected-pupil', elin))[0].description).toBe('An authorised person read name')
  })

  it('somebody who has left is still named', async () => {
    await read('school-admin', alva, 'civicNo')
    await world.sql`update identity.duty set end_date = '2026-11-23' where person_id = ${id('Monica Berglund')}`
    world.travel('2026-12-24')
    expect(await log('guardian', alva)).toMatchObject([
      { description: 'School administrator Monica Berglund read personal identity number' },
    ])
    world.travel()
    await world.sql`update identity.duty set end_date = null where person_id = ${id('Monica Berglund')}`
  })

  it('it is open to oneself, guardians and the authority, and to nobody else', async () => {
    await read('principal', alva, 'civicNo')
    await read('principal', elin, 'givenName')
    for (const persona of ['pupil', 'guardian', 'guardian-other-parent', 'authority-admin'])
      expect(await log(persona, alva)).toHaveLength(1)
    expect(await log('protected-guardian', elin)).toHaveLength(1)
    for (const persona of ['teacher', 'mentor', 'principal', 'school-admin', 'special-educator', 'step-parent']) {
      const { data, errors } = await world.ask(persona, logOf(alva))
      expect(data.person).toEqual({ readEvents: null })
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    for (const [persona, of] of [
      ['blocked-guardian', elin],
      ['authority-admin', elin],
      ['guardian-other-school', alva],
      ['analyst', alva],
    ] as const)
      expect((await world.ask(persona, logOf(of))).data).toEqual({ person: null })
  })

  it("a guardian's look ends on the day the child is 18", async () => {
    await read('principal', alva, 'civicNo')
    const [row] = await world.sql`select (birth_date + interval '18 years')::date as day from identity.person where id = ${alva}`
    world.travel(row!['day'])
    expect((await world.ask('guardian', logOf(alva))).data).toEqual({ person: null })
    expect(await log('pupil', alva)).toHaveLength(1)
    world.travel()
  })

  it('it comes in pages, the latest first, narrowed to a school year, to days or to a reader', async () => {
    for (const day of ['2026-06-30', '2026-07-01', '2026-11-02', '2026-11-21']) {
      world.travel(day)
      await read('principal', alva, 'civicNo emails { value }')
    }
    world.travel()
    await read('school-admin', alva, 'civicNo')
    await read('mentor', alva, 'emails { value }')
    const days = async (args = '') => (await log('guardian', alva, args)).map(({ readAt }: any) => readAt.slice(0, 10))
    const all = ['2026-11-22', '2026-11-22', '2026-11-21', '2026-11-02', '2026-07-01', '2026-06-30']
    expect(await days()).toEqual(all)
    expect(await days('(filter: { schoolYear: "2026/27" })')).toEqual(all.slice(0, 5))
    expect(await days('(filter: { schoolYear: "2025/26" })')).toEqual(all.slice(5))
    expect(await days('(filter: { startDate: "2026-07-01", endDate: "2026-11-21" })')).toEqual(all.slice(2, 5))
    expect(await days(`(filter: { readerId: "${anders}" })`)).toEqual(all.slice(2))
    for (const first of [1, 2, 4, 6]) {
      const walked = []
      for (let after: string | null = null, more = true; more;) {
        const { data }: any = await world.ask('guardian', logOf(alva, `(first: ${first}, after: ${JSON.stringify(after)})`))
        walked.push(...data.person.readEvents.edges)
        ;({ endCursor: after, hasNextPage: more } = data.person.readEvents.pageInfo)
      }
      expect(walked.map(({ node }: any) => node.readAt.slice(0, 10))).toEqual(all)
      expect(new Set(walked.map(({ cursor }: any) => cursor)).size).toBe(all.length)
    }
  })

  it.each([
    ['filter: { schoolYear: "2026" }', 'filter.schoolYear'],
    ['filter: { schoolYear: "2026/28" }', 'filter.schoolYear'],
    ['filter: { schoolYear: "2026/27", endDate: "2026-12-01" }', 'filter'],
    ['filter: { readerId: "Anders" }', 'filter.readerId'],
    [`after: "${Buffer.from(JSON.stringify(['yesterday', 'x'])).toString('base64url')}"`, 'after'],
  ])('%s is refused', async (args, part) => {
    const { errors } = await world.ask('guardian', logOf(alva, `(${args})`))
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]!.message).toContain(`\`${part}\``)
  })
})
