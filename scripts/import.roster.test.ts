import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sourceSystemId } from '../subgraphs/identity/demo/sources.rows.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { sayRoster } from './import.roster.ts'
import { class7A, empty, enrolled, find, idOf, openRosters, someone, written } from './import.roster.testing.ts'
import { newFolder, start, stopAll } from './testing.process.ts'

vi.setConfig({ testTimeout: 60_000 })

const context = 'https://extens.example.se/elev'

describe('A roster', () => {
  const veraId: string = randomId()
  let { world, whole, free, see, with7A, load, refusalOf } = {} as Awaited<ReturnType<typeof openRosters>>
  beforeAll(async () => void ({ world, whole, free, see, with7A, load, refusalOf } = await openRosters()))
  afterAll(async () => {
    await world?.stop()
    await stopAll()
  })

  const changesSince = async (position: number) =>
    (await world.sql`select entity, entity_id from identity.change where position > ${position} order by entity`).map(
      ({ entity }) => entity as string,
    )
  const lastChange = async () => (await world.sql`select coalesce(max(position), 0)::int as at from identity.change`)[0]!['at']

  it('that says what is known already changes nothing, and says so, but all of it has been seen', async () => {
    const before = await written(world)
    const imported = await load(whole)
    expect(imported).toMatchObject({ added: 0, changed: 0, ended: 0, told: { persons: whole.persons.length } })
    expect(sayRoster(imported, false)).toMatch(/^\d+ persons, .*: all there already, nothing changed$/)
    await load(whole, { isComplete: true })
    expect(await written(world)).toEqual(before)
    expect((await see('principal', idOf('Alva Bergström'), 'importedFrom { sourceSystem { code } }')).importedFrom).toEqual({
      sourceSystem: { code: 'extens' },
    })
  })

  it("'s new pupil is there for the mentor, the class and the guardian at once, as the file has them", async () => {
    const at = await lastChange()
    const mother = someone({ givenName: 'Ylva', emails: [{ value: 'ylva@example.org', type: 'Privat' }] })
    const vera = someone({
      id: veraId,
      civicNo: { value: free[0], nationality: 'SE' },
      emails: [{ value: 'vera.oman@elev.ekhamra.example', type: 'Skola elev' }],
      externalIdentifiers: [{ context, value: 'E-1', globallyUnique: false }],
      enrolments: [enrolled],
      responsibles: [{ person: { id: mother.id }, relationType: 'Vårdnadshavare' }],
    })
    const file = { ...with7A({ person: { id: vera.id }, startDate: '2026-11-01' }), persons: [vera, mother] }
    expect(await load(file)).toMatchObject({ added: 5, ended: 0 })
    const fields = `displayName emails { value } enrolments { schoolYear startDate } responsibles { person { displayName } }`
    expect(await see('mentor', vera.id, fields)).toEqual({
      displayName: 'Vera Öman',
      emails: [{ value: 'vera.oman@elev.ekhamra.example' }],
      enrolments: [{ schoolYear: 7, startDate: '2026-11-01' }],
      responsibles: [{ person: { displayName: 'Ylva Öman' } }],
    })
    expect(await see('principal', vera.id, 'civicNo birthDate externalIdentifiers { context value }')).toEqual({
      civicNo: free[0],
      birthDate: `${free[0]!.slice(0, 4)}-${free[0]!.slice(4, 6)}-${free[0]!.slice(6, 8)}`,
      externalIdentifiers: [{ context, value: 'E-1' }],
    })
    expect(await see('principal-other-school', vera.id, 'displayName')).toBeNull()
    const entities = ['Enrolment', 'GroupMembership', 'Person', 'Person', 'Responsible']
    expect(await changesSince(at)).toEqual(entities)
    const [audit] = await world.sql`select act, viewer_kind, changed from identity.audit order by id desc limit 1`
    expect(audit).toMatchObject({ act: 'import roster', viewerKind: 'SYSTEM', changed: { source: 'extens', added: 5 } })
    await load(file)
    expect(await changesSince(at)).toEqual(entities)
  })

  it('finds persons by id, by identifier and by number, and keeps to what its own ids are', async () => {
    const alva = find(whole, idOf('Alva Bergström'))
    const [byIdentifier, byNumber] = [randomId() as string, randomId() as string]
    const first = { ...alva, externalIdentifiers: [{ context, value: 'E-2' }], middleName: 'Ett' }
    await load({ ...empty, persons: [first] })
    const middleName = async () => (await see('principal', alva.id, 'middleName')).middleName
    expect(await middleName()).toBe('Ett')
    await load({ ...empty, persons: [{ ...first, id: byIdentifier, civicNo: null, middleName: 'Två' }] })
    expect(await middleName()).toBe('Två')
    await load({ ...empty, persons: [{ ...alva, id: byNumber, externalIdentifiers: null, middleName: 'Tre' }] })
    expect(await middleName()).toBe('Tre')
    expect(await world.sql`select from identity.person where id in (${byIdentifier}, ${byNumber})`).toHaveLength(0)
    // Known by the source's own id, in a file that says no more of her.
    const before = await written(world)
    expect(await load(with7A({ person: { id: byNumber } }))).toMatchObject({ added: 0, changed: 0 })
    expect(await written(world)).toEqual(before)
    await load({ ...empty, persons: [{ ...alva, id: byNumber }] })
    expect(await middleName()).toBeNull()
  })

  it('tried first says what would change, and changes nothing', async () => {
    const before = await written(world)
    const file = structuredClone(whole)
    file.persons.push(someone({ enrolments: [enrolled] }))
    find(file, class7A).displayName = '7 A'
    const would = await load(file, { isDryRun: true, isComplete: true })
    expect(await written(world)).toEqual(before)
    // Vera, her mother and what was said of them are not in the file.
    expect(would).toMatchObject({ added: 2, changed: 1, ended: 3 })
    expect(sayRoster(would, true)).toMatch(/: 2 rows added, 1 changed, 3 ended if it were imported; nothing was changed$/)
    expect(JSON.stringify(would)).not.toMatch(/Vera|Öman|\d{6}/)
  })

  it('raises a marking, which holds at once, and never takes one away', async () => {
    const ebba = find(whole, idOf('Ebba Wiklund'))
    const told = (securityMarking?: string) => load({ ...empty, persons: [{ ...ebba, securityMarking }] })
    expect(await see('school-admin', ebba.id, 'displayName')).not.toBeNull()
    await told('Sekretessmarkering')
    expect(await see('school-admin', ebba.id, 'displayName')).toBeNull()
    expect(await see('mentor', ebba.id, 'displayName')).not.toBeNull()
    for (const weaker of ['Ingen', undefined]) expect(await told(weaker)).toMatchObject({ changed: 0 })
    expect(await see('school-admin', ebba.id, 'displayName')).toBeNull()
    expect(await told('Skyddad folkbokföring')).toMatchObject({ changed: 1 })
    expect(await told('Sekretessmarkering')).toMatchObject({ changed: 0 })
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${ebba.id}`
  })

  it('leaves contact details alone that somebody has entered here, and addresses and the names of the register', async () => {
    const wanted = { id: veraId, givenName: 'Vera', familyName: 'Öman', enrolments: [enrolled] }
    const phones = (...values: string[]) => values.map((value) => ({ value, type: 'Hem', mobile: true }))
    const told = (more: object) => load({ ...empty, persons: [{ ...wanted, ...more }] })
    const contacts = () => see('principal', veraId, 'emails { value } phoneNumbers { value } addresses { streetAddress }')
    await told({ phoneNumbers: phones('070-174 06 05'), addresses: [{ type: 'Folkbokföring', streetAddress: 'Storgatan 1' }] })
    await told({ phoneNumbers: phones('070-174 06 06') })
    const school = [{ value: 'vera.oman@elev.ekhamra.example' }]
    expect(await contacts()).toEqual({ emails: school, phoneNumbers: [{ value: '070-174 06 06' }], addresses: [] })
    await world.sql`update identity.person_phone_number set value = '070-174 06 07', source_system_id = null
      where person_id = ${veraId}`
    expect(await told({ phoneNumbers: phones('070-174 06 05', '070-174 06 06'), emails: [] })).toMatchObject({ changed: 1 })
    expect(await contacts()).toEqual({ emails: [], phoneNumbers: [{ value: '070-174 06 07' }], addresses: [] })
    const register = sourceSystemId('folkbokforingen')
    await world.sql`update identity.person set source_system_id = ${register}, family_name = 'Öhman' where id = ${veraId}`
    expect(await told({})).toMatchObject({ changed: 0 })
    expect(await see('principal', veraId, 'familyName importedFrom { sourceSystem { code } }')).toEqual({
      familyName: 'Öhman',
      importedFrom: { sourceSystem: { code: 'folkbokforingen' } },
    })
  })

  it('brings organisations, below what is there, and keeps a name that somebody has corrected', async () => {
    const [area, unit] = [randomId() as string, randomId() as string]
    const above = { id: area, displayName: 'Norra', organisationType: 'Rektorsområde', organisationCode: 'N' }
    const school = {
      id: unit,
      displayName: 'Nya skolan',
      organisationType: 'Skolenhet',
      schoolUnitCode: '99990009',
      schoolTypes: ['GR', 'GRS'],
    }
    const authority = {
      id: (await world.sql`select id from identity.organisation where organisation_type = 'HUVUDMAN'`)[0]!['id'],
    }
    const file = (name: string) => ({
      ...empty,
      organisations: [
        { ...school, displayName: name, parentOrganisation: { id: area } },
        { ...above, parentOrganisation: authority },
      ],
    })
    await load(file('Nya skolan'))
    const { data } = await world.ask('pupil', `{ organisation(id: "${unit}") { displayName schoolTypes
      parentOrganisation { displayName externalIdentifiers { value } parentOrganisation { displayName } } } }`) // prettier-ignore
    expect(data.organisation).toEqual({
      displayName: 'Nya skolan',
      schoolTypes: ['GR', 'GRAN'],
      parentOrganisation: {
        displayName: 'Norra',
        externalIdentifiers: [{ value: 'N' }],
        parentOrganisation: { displayName: 'Ekhamra kommun' },
      },
    })
    await world.sql`update identity.organisation set display_name = 'Nya Skolan' where id = ${unit}`
    await load(file('NYA SKOLAN'))
    const name = async () => (await world.ask('pupil', `{ organisation(id: "${unit}") { displayName } }`)).data.organisation
    expect(await name()).toEqual({ displayName: 'Nya Skolan' })
    const loop = { ...above, parentOrganisation: { id: unit } }
    const refusal = await refusalOf({ ...empty, organisations: [loop, { ...school, parentOrganisation: { id: area } }] })
    expect(refusal).toMatch(/parentOrganisation: is a school unit, which nothing is below$/m)
    expect(refusal).toMatch(/parentOrganisation: is below itself$/m)
  })

  it('is imported by a command, which is silent in a pipe and explains itself', async () => {
    const { url: DATABASE_URL, adminUrl: MIGRATION_DATABASE_URL } = world.database
    const folder = await newFolder()
    const file = join(folder, 'roster.json')
    await writeFile(file, JSON.stringify({ ...empty, persons: [someone({ enrolments: [enrolled] })] }))
    const run = (...args: string[]) => start({ DATABASE_URL, MIGRATION_DATABASE_URL }, 'import.ts', 'roster', file, ...args)
    const [tried, wrong] = [run('--source', 'extens', '--dry-run'), run()]
    expect([await tried.ended, tried.err()]).toEqual([0, ''])
    expect(tried.out()).toMatch(/1 persons, .*: 2 rows added, 0 changed, 0 ended if it were imported; nothing was changed$/m)
    expect(tried.out()).not.toMatch(/\r|█|░|rows,.*left/)
    expect(await wrong.ended).toBe(1)
    expect(wrong.err()).toMatch(/roster FILE --source CODE \[--complete\] \[--dry-run\] \[--allow-shrinking\]\n/)
    await rm(folder, { recursive: true })
  })
})
