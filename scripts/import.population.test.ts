import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { civicNumbers } from '../subgraphs/identity/demo/civic-numbers.ts'
import { groupId } from '../subgraphs/identity/demo/keys.ts'
import { required } from '../subgraphs/identity/population_register/population_register.columns.ts'
import { fileOf, homeless, lineOf, someone } from '../subgraphs/identity/population_register/population_register.testing.ts'
import { sayPopulation } from './import.population.ts'
import { idOf, nightsOf } from './import.population.testing.ts'
import { newFolder, start, stopAll } from './testing.process.ts'
import { openWorld, type World } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })

const alva = idOf('Alva Bergström')
const moved = { adress: 'Nya Torget 4', postnummer: '09910', postort: 'Ekhamra' }
const number = /\d{6,8}[-+ ]?\d{4}/

describe('The population register', () => {
  let world: World
  let nights: Awaited<ReturnType<typeof nightsOf>>
  beforeAll(async () => {
    world = await openWorld()
    nights = await nightsOf(world)
  })
  afterAll(async () => {
    await world?.stop()
    await stopAll()
  })

  const see = async (persona: string, of: string, fields: string) =>
    (await world.ask(persona, `query ($id: ID!) { person(id: $id) { ${fields} } }`, { variables: { id: of } })).data.person
  const addressesOf = async (of: string) =>
    (await world.sql`select address_type || ' ' || street_address as line from identity.person_address where person_id = ${of}
      order by 1`).map(({ line }) => line as string) // prettier-ignore
  const versionOf = async (of: string) =>
    (await world.sql`select version from identity.person where id = ${of}`)[0]!['version'] as number

  it('that says what is known already changes nothing and says so, but everybody in it has been seen', async () => {
    const { load, nightly, register, seen, written } = nights
    const before = await written()
    const imported = await load(nightly())
    expect(imported).toMatchObject({ persons: register.size, known: register.size, changed: 0 })
    expect(sayPopulation(imported)).toMatch(/ 0 unknown and left out: all there already, nothing changed$/)
    expect(await written()).toEqual(before)
    const [first, ...others] = await seen()
    expect([first!.night, others]).toEqual([0, []])
    expect(first!.count).toBeGreaterThan(register.size)
    await load(nightly())
    expect(await written()).toEqual(before)
    expect(await seen()).toEqual([{ night: 1, count: first!.count }])
  })

  it('overwrites at night what somebody typed, and leaves alone what it does not know', async () => {
    const { load, nightly, written } = nights
    await world.sql`update identity.person_address set street_address = 'Påhittsgatan 1' where person_id = ${alva}`
    await world.sql`insert into identity.person_address (id, person_id, address_type, street_address, postal_code, locality)
      values (gen_random_uuid(), ${alva}, 'TILLFALLIG_ADRESS', 'Sommarvägen 2', '099 20', 'Sjövik')`
    const before = await written()
    const version = await versionOf(alva)
    const imported = await load(nightly({ [alva]: { ...moved, mellannamn: 'Öberg' } }))
    expect(imported).toMatchObject({ changed: 1, names: 1, statuses: 0, markings: 0, addresses: 1 })
    expect(sayPopulation(imported)).toMatch(/: 1 changed \(names of 1, status of 0, marking of 0, addresses of 1\)$/)
    expect(await see('guardian', alva, 'middleName addresses { streetAddress postalCode }')).toEqual({
      middleName: 'Öberg',
      addresses: [
        { streetAddress: 'Nya Torget 4', postalCode: '099 10' },
        { streetAddress: 'Sommarvägen 2', postalCode: '099 20' },
      ],
    })
    const after = await written()
    expect([after['emails'], after['phones']]).toEqual([before['emails'], before['phones']])
    expect(await versionOf(alva)).toBe(version + 1)
    expect((after['persons'] as any[]).filter((one, at) => one.version !== before['persons'][at].version)).toHaveLength(1)
    const { viewer_kind, act, changed } = (after['audit'] as any[]).at(-1)
    expect([viewer_kind, act, changed]).toMatchObject(['SYSTEM', 'import population-register', { changed: 1, addresses: 1 }])
    const changes = (after['changes'] as any[]).slice(before['changes'].length)
    expect(changes).toMatchObject([{ entity: 'Person', entity_id: alva, kind: 'UPSERT' }])
  })

  it('sets a marking that holds at once, wherever she was found before, and takes it away', async () => {
    const { load, nightly } = nights
    const lists = `query ($id: ID!) { group(id: $id) { memberships { person { displayName } } } }`
    const inClass = async (persona: string) => {
      const { data } = await world.ask(persona, lists, { variables: { id: groupId('ekhamraskolan/7A') } })
      return data.group.memberships.some(({ person }: any) => person?.displayName === 'Alva Bergström')
    }
    const strangers = ['school-admin', 'special-educator', 'authority-admin']
    const fellows = ['protected-pupil', 'special-educator', 'school-admin']
    const openTo = async () => ({
      persons: await Promise.all(strangers.map(async (one) => (await see(one, alva, 'displayName')) !== null)),
      lists: await Promise.all(fellows.map(inClass)),
      mentor: (await see('mentor', alva, 'addresses { streetAddress }')).addresses.length > 0,
    })
    const all = { persons: [true, true, true], lists: [true, true, true], mentor: true }
    const none = { persons: [false, false, false], lists: [false, false, false], mentor: false }
    expect(await openTo()).toEqual(all)
    const marked = { sekretessmarkering: 'SEKRETESSMARKERING', ...homeless }
    expect(await load(nightly({ [alva]: marked }))).toMatchObject({ changed: 1, markings: 1, addresses: 1 })
    expect(await openTo()).toEqual(none)
    expect(await addressesOf(alva)).toEqual(['TILLFALLIG_ADRESS Sommarvägen 2'])
    for (const persona of ['teacher', 'mentor']) expect(await see(persona, alva, 'displayName')).not.toBeNull()
    await load(nightly())
    expect(await openTo()).toEqual(all)
  })

  it('lifts no marking that was set here by an act, until it has taken it over itself', async () => {
    const { load, nightly } = nights
    const act = `mutation { markProtected(input: { personId: "${alva}", securityMarking: SEKRETESSMARKERING, reason: "Hot" }) { userErrors { code } } }`
    expect((await world.ask('principal', act)).data.markProtected.userErrors).toEqual([])
    const marking = async () =>
      (await world.sql`select security_marking from identity.person where id = ${alva}`)[0]!['securityMarking'] as string
    expect(await load(nightly({ [alva]: { sekretessmarkering: 'INGEN' } }))).toMatchObject({ markings: 0 })
    expect(await marking()).toBe('SEKRETESSMARKERING')
    await load(nightly({ [alva]: { sekretessmarkering: 'SKYDDAD_FOLKBOKFORING', ...homeless } }))
    expect(await marking()).toBe('SKYDDAD_FOLKBOKFORING')
    await load(nightly({ [alva]: { sekretessmarkering: 'INGEN' } }))
    expect(await marking()).toBe('INGEN')
  })

  it('removes a special postal address it no longer has, unless the file tells of none', async () => {
    const { load, nightly } = nights
    const leo = idOf('Leo Fransson')
    const none = { sarskild_adress: '', sarskild_postnummer: '', sarskild_postort: '' }
    const without = nightly({ [leo]: none }, required)
    expect(await load(without)).toMatchObject({ changed: 0 })
    expect(await addressesOf(leo)).toEqual(['SARSKILD_POSTADRESS Box 99'])
    expect(await load(nightly({ [leo]: none }))).toMatchObject({ changed: 1, addresses: 1 })
    expect(await addressesOf(leo)).toEqual([])
    await load(nightly())
  })

  it('tried first says what would change, names nobody, and changes nothing', async () => {
    const { load, nightly, seen, written } = nights
    const before = [await written(), await seen()]
    const changes = { [alva]: moved, [idOf('Elin Strand')]: { efternamn: 'Ny', status: 'UTVANDRAD' } }
    const would = await load(nightly(changes), { isDryRun: true })
    expect([await written(), await seen()]).toEqual(before)
    expect(sayPopulation(would)).toMatch(/: 2 would change \(names of 1, status of 1, .*addresses of 1\); nothing was changed$/)
    expect(JSON.stringify(would)).not.toMatch(/Elin|Ny|Torget|\d{6}/)
    expect(await load(nightly(changes))).toEqual({ ...would, isDryRun: false })
  })

  it('makes nobody of whom it knows and we do not', async () => {
    const { load, nightly, register } = nights
    const used = new Set([...register.values()].map(({ personnummer }) => personnummer))
    const strangers = civicNumbers.filter((one) => !used.has(one)).slice(0, 50)
    expect(strangers).toHaveLength(50)
    const [before] = await world.sql`select count(*)::int as count from identity.person`
    const lines = strangers.map((one) => lineOf(someone(one)))
    const imported = await load(`${nightly()}${lines.join('\n')}`)
    expect(imported).toMatchObject({ persons: register.size + 50, known: register.size })
    expect(sayPopulation(imported)).toContain(' 50 unknown and left out')
    expect(await world.sql`select count(*)::int as count from identity.person`).toEqual([before])
  })

  it('is refused with all its faults at once, or when it breaks off under way, and is not there by half', async () => {
    const { nightly, refusalOf, register, seen, written } = nights
    const before = [await written(), await seen()]
    const faulty = Object.fromEntries([...register.keys()].slice(0, 25).map((of) => [of, { status: 'BORTA' }]))
    const faults = await refusalOf(nightly(faulty))
    expect(faults).toMatch(/^The file was refused and nothing was imported\. Mend these .*:\n {2}line 2, status: must be one of/)
    expect(faults.split('\n')).toHaveLength(22)
    expect(faults).toMatch(/\n {2}and 5 more$/)
    const last = [...register.keys()].at(-1)!
    const rows = [...register.keys()].slice(0, 10).map((of) => [of, moved] as const)
    await world.sql`alter table identity.person add constraint stops check (family_name <> 'Stopp') not valid`
    const broken = await refusalOf(nightly({ ...Object.fromEntries(rows), [last]: { efternamn: 'Stopp' } }))
    await world.sql`alter table identity.person drop constraint stops`
    expect(broken).toMatch(/^The database stopped the import, and nothing was imported: .*"stops" \(23514\)\.$/)
    for (const said of [faults, broken]) expect(said).not.toMatch(number)
    expect([await written(), await seen()]).toEqual(before)
  })

  it('that has shrunk to less than half is refused, unless it is said to be whole', async () => {
    const { load, nightly, refusalOf, register, seen, written } = nights
    const half = Math.ceil(register.size / 2)
    const cut = (count: number) => nightly().split('\n').slice(0, count + 1).join('\n') // prettier-ignore
    const before = [await written(), await seen()]
    for (const isDryRun of [true, false])
      expect(await refusalOf(cut(half - 1), { isDryRun })).toMatch(/^The file was refused .* covers .* --allow-shrinking\.$/)
    expect(await refusalOf(fileOf([]))).toMatch(/no person follows the header$/)
    expect([await written(), await seen()]).toEqual(before)
    expect(await load(cut(half))).toMatchObject({ persons: half })
    await load(nightly())
    expect(await load(cut(3), { allowShrinking: true })).toMatchObject({ persons: 3, changed: 0 })
    // Whoever is not in a file stays as they are, and the next file is compared with this one.
    expect(await load(cut(2))).toMatchObject({ persons: 2, changed: 0 })
  })

  it('is imported by a command, which is silent in a pipe and explains itself', async () => {
    const { url: DATABASE_URL, adminUrl: MIGRATION_DATABASE_URL } = world.database
    const folder = await newFolder()
    const file = join(folder, 'natt.csv')
    await writeFile(file, nights.nightly({ [alva]: { fornamn: 'Alvina' } }))
    const run = (...args: string[]) =>
      start({ DATABASE_URL, MIGRATION_DATABASE_URL }, 'import.ts', 'population-register', ...args)
    const [tried, wrong] = [run(file, '--dry-run'), run(file, '--force')]
    expect([await tried.ended, tried.err()]).toEqual([0, ''])
    expect(tried.out()).toMatch(/1 would change \(names of 1, .*; nothing was changed$/m)
    expect(tried.out()).not.toMatch(/\r|█|░|rows,/)
    expect(await wrong.ended).toBe(1)
    expect(wrong.err()).toMatch(/'--force'[^]*population-register FILE \[--dry-run\] \[--allow-shrinking\]\n$/)
    expect(await see('teacher', alva, 'givenName')).toEqual({ givenName: 'Alva' })
    await rm(folder, { recursive: true })
  })
})
