import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, rowsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { identity } from '../identity.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const part = '{ masked note concepts { concept name legalBasis retention rows } }'
const query = `query ($id: ID!) { person(id: $id) { identityRegister ${part} governanceRegister ${part} identityPortable ${part} } }`

interface Concept {
  readonly concept: string
  readonly rows: readonly Record<string, unknown>[]
}
const register = async (persona: string, of: string, options = {}) => {
  const { data, errors } = await world.ask(persona, query, { variables: { id: personId(of) }, ...options })
  const person = data.person as Record<string, { note: string | null; concepts: Concept[] }> | null
  const concepts = new Map(person?.['identityRegister']?.concepts.map(({ concept, rows }) => [concept, rows]))
  return { person, concepts, text: JSON.stringify(person), codes: errors.map(({ extensions }) => extensions.code) }
}
const civicNo = async (key: string) => {
  const [row] = await world.sql<{ civicNo: string }[]>`select civic_no from identity.person where id = ${personId(key)}`
  return row!.civicNo
}

describe('A register extract', () => {
  it('tells Jenny all about Alva, and nothing of anybody else but who acted in office', async () => {
    await world.sql`insert into identity.read_event values
      (now(), 'r1', ${personId('alva-bergstrom')}, 'Person.civicNo', ${personId('johan-lindqvist')}, 'PERSON', 'HIGH', '{TEACHER}'),
      (now(), 'r2', ${personId('alva-bergstrom')}, 'Person.civicNo', ${personId('marcus-oberg')}, 'PERSON', 'HIGH', '{GUARDIAN}')`
    const { concepts, text, person } = await register('guardian', 'alva-bergstrom')
    const [alva] = concepts.get('Person')!
    expect(alva).toMatchObject({ givenName: 'Alva', familyName: 'Bergström', civicNo: await civicNo('alva-bergstrom') })
    expect(concepts.get('Address')).toMatchObject([{ streetAddress: 'Lindvägen 12' }])
    expect(concepts.get('Enrolment')).toMatchObject([{ organisation: 'Ekhamraskolan' }])
    expect(concepts.get('Responsible')).toMatchObject([{ personId: '***' }, { personId: '***' }])
    expect(concepts.get('Delegation')).toMatchObject([
      { delegateName: '***', delegateCivicNo: '***', givenBy: 'Jenny Bergström' },
    ])
    const readers = concepts.get('ReadEvent')!.map(({ viewer }) => viewer)
    expect(readers).toEqual(expect.arrayContaining(['Johan Lindqvist', '***']))
    for (const other of ['marcus-oberg', 'david-nyberg', 'johan-lindqvist', 'nils-bergstrom']) {
      expect(text).not.toContain(await civicNo(other))
      expect(text).not.toContain(personId(other))
    }
    for (const said of ['Marcus', 'Hamngatan', 'David', 'Nils']) expect(text).not.toContain(said)
    expect(person!['governanceRegister']).toMatchObject({ concepts: [], note: expect.stringContaining('nothing') })
  })

  it('says why and for how long, in the language of the caller', async () => {
    const { person } = await register('guardian', 'alva-bergstrom', { headers: { 'accept-language': 'sv' } })
    expect(person!['identityRegister']!.concepts.find(({ concept }) => concept === 'Email')).toMatchObject({
      name: 'E-postadress',
      legalBasis: expect.stringContaining('skollagen (2010:800)'),
      retention: 'Gallras 12 månader efter att personens sista anknytning har upphört.',
    })
  })

  it('holds no hash, key or search word', async () => {
    const { text } = await register('pupil', 'alva-bergstrom')
    for (const secret of ['tokenHash', 'sessionKey', 'requestHash', 'nameSearch', 'securityMarking'])
      expect(text).not.toContain(secret)
  })

  it('has apart what can be taken along: what the person gave themself', async () => {
    const { person } = await register('guardian', 'alva-bergstrom')
    expect(person!['identityPortable']!.concepts.map(({ concept }) => concept)).toEqual(['ContactListConsent', 'PhoneNumber'])
  })

  it('is written down, as a read of hers and as an act', async () => {
    await register('guardian-other-parent', 'alva-bergstrom')
    const reads = await world.sql`select field from identity.read_event
      where subject_id = ${personId('alva-bergstrom')} and viewer_id = ${personId('marcus-oberg')} and request_id <> 'r2'`
    expect(reads.map(({ field }) => field as string)).toEqual(
      expect.arrayContaining(['Person.identityRegister', 'Person.governanceRegister', 'Person.identityPortable']),
    )
    const acts =
      await world.sql`select act, changed from identity.audit where viewer_id = ${personId('marcus-oberg')} order by act`
    expect(acts).toMatchObject([{ act: 'readPortable' }, { act: 'readRegister', changed: [{ id: personId('alva-bergstrom') }] }])
  })
})

describe('A protected person', () => {
  it('is extracted by their guardian, without where they are and that they are protected', async () => {
    const { concepts, text } = await register('protected-guardian', 'elin-strand')
    expect(concepts.get('Person')).toMatchObject([{ givenName: 'Elin' }])
    const closed = [
      'Address',
      'PhoneNumber',
      'NamedPerson',
      'Enrolment',
      'GroupMembership',
      'ExternalIdentifier',
      'ContactVersion',
    ]
    expect([...concepts.keys()].filter((concept) => closed.includes(concept))).toEqual([])
    for (const secret of ['isProtected', 'issuer', 'Ekhamra']) expect(text).not.toContain(secret)
    for (const said of ['Granstigen', 'SEKRETESS', 'Sandström', 'Lund']) expect(text).not.toContain(said)
  })

  it('is not found by what their school keeps about them: who acted, and where', async () => {
    const asked = `{ person(id: "${personId('elin-strand')}") { administrationRegister ${part} } }`
    const { data } = await world.ask('protected-guardian', asked)
    const { concepts } = data.person.administrationRegister
    expect(concepts.map(({ concept }: Concept) => concept)).toContain('Attendance')
    const staff =
      await world.sql`select n.display_name as name from access.reader_names(array(select person_id from identity.duty)) n`
    for (const told of [unitId('ekhamraskolan'), ...staff.map(({ name }) => name)])
      expect(JSON.stringify(concepts)).not.toContain(told)
  })

  it('has their own', async () => {
    expect((await register('protected-pupil', 'elin-strand')).concepts.get('Person')).toHaveLength(1)
  })

  it('is nobody in the extract of one who is blocked from them', async () => {
    await world.sql`insert into identity.read_event values
      (now(), 'r3', ${personId('peter-lund')}, 'Person.civicNo', ${personId('anders-hellstrom')}, 'PERSON', 'HIGH', '{CHILD:PRINCIPAL}')`
    const own = await register('blocked-guardian', 'peter-lund')
    expect(own.text).not.toContain('Anders')
    expect(own.concepts.get('Person')).toHaveLength(1)
    expect(own.concepts.has('ResponsibleFor')).toBe(false)
    for (const said of ['isBlocked', 'Elin', personId('elin-strand')]) expect(own.text).not.toContain(said)
    const { data } = await world.ask(
      'blocked-guardian',
      `{ person(id: "${personId('peter-lund')}") { identityErasure { concept } } }`,
    )
    const foretold = data.person.identityErasure.map(({ concept }: Concept) => concept)
    expect(foretold).toContain('Email')
    expect(foretold).not.toContain('ResponsibleFor')
  })
})

describe('An extract is refused', () => {
  it.each([
    ['teacher', 'alva-bergstrom'],
    ['principal', 'alva-bergstrom'],
    ['school-admin', 'alva-bergstrom'],
    ['step-parent', 'alva-bergstrom'],
    ['pupil', 'jenny-bergstrom'],
    ['guardian', 'johan-lindqvist'],
  ])('to the %s of %s', async (persona, of) => {
    const { codes, person } = await register(persona, of)
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
    expect(Object.values(person!)).toEqual([null, null, null])
  })

  it.each(['blocked-guardian', 'authority-admin', 'guardian', 'analyst', 'account-sync'])(
    'to the %s, for whom Elin is nobody',
    async (persona) => expect((await register(persona, 'elin-strand')).person).toBeNull(),
  )

  it('below assurance SUBSTANTIAL', async () => {
    expect((await register('guardian', 'alva-bergstrom', { assurance: 'LOW' })).codes).toEqual(Array(3).fill('STEP_UP_REQUIRED'))
  })

  it('by the database alone, and by the rule alone', async () => {
    const direct = await askDirectly(world, rowsAlone(identity))
    const ask = (persona: string) =>
      direct.ask(
        persona,
        `{ person(id: "${personId('alva-bergstrom')}") { identityRegister { note } identityErasure { concept } } }`,
      )
    expect((await ask('teacher')).data).toEqual({ person: { identityRegister: null, identityErasure: null } })
    expect((await ask('guardian')).data).toMatchObject({
      person: { identityErasure: expect.arrayContaining([{ concept: 'Email' }]) },
    })
    await direct.stop()
    const open = 'create or replace function access.may_have_register(person uuid) returns boolean language sql return true'
    const [found] = await world.sql<{ definition: string }[]>`
      select pg_get_functiondef('access.may_have_register(uuid)'::regprocedure) as definition`
    await world.sql.unsafe(open)
    expect((await register('teacher', 'alva-bergstrom')).codes).toEqual(Array(3).fill('FORBIDDEN'))
    await world.sql.unsafe(found!.definition)
  })

  it('to whoever asks what only the system may', async () => {
    const asViewer = world.sql.begin(async (tx) => {
      await tx`set local role skolgraf_identity_viewer`
      return [await tx`select * from access.ended_persons()`, await tx`select * from access.ordered_erasures()`]
    })
    expect(await asViewer).toEqual([[], []])
  })
})
