import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId } from '../demo/keys.ts'
import { authorityId } from '../demo/units.rows.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.stop())

const ask = async (persona: string, of: string, kind: string, rest: object = {}) => {
  const { data, errors } = await world.ask(
    persona,
    `mutation ($input: RequestDataSubjectRightInput!) { asked: requestDataSubjectRight(input: $input) {
      dataSubjectRequest { id } userErrors { code } } }`,
    { variables: { input: { personId: personId(of), kind, ...rest } } },
  )
  expect(errors).toEqual([])
  return { codes: data.asked.userErrors.map((one: any) => one.code), request: data.asked.dataSubjectRequest }
}
const read = (persona: string, of: string, fields: string) =>
  world.ask(persona, `{ person(id: "${personId(of)}") { ${fields} } }`)
const log = async (persona: string, of: string, args = '') => {
  const { data, errors } = await read(
    persona,
    of,
    `readEvents${args} { edges { node { description reader { id name kind relations purpose } } } }`,
  )
  expect(errors).toEqual([])
  return data.person.readEvents.edges.map(({ node }: any) => node)
}

describe('A guardian who is kept from a child', () => {
  it('does not learn who reads them at its school', async () => {
    const [peter, jenny, anders] = ['peter-lund', 'jenny-bergstrom', personId('anders-hellstrom')] as const
    await read('principal', peter, 'phoneNumbers { value }')
    const noted = await world.sql`select relations from identity.read_event where subject_id = ${personId(peter)}`
    expect(noted).toEqual([{ relations: ['CHILD:PRINCIPAL'] }])
    const entries = await log('blocked-guardian', peter)
    expect(entries).toMatchObject([{ description: 'An authorised person read telephone numbers' }])
    expect(entries[0].reader).toEqual({ id: null, name: null, kind: 'PERSON', relations: null, purpose: null })
    expect(await log('blocked-guardian', peter, `(filter: { readerId: "${anders}" })`)).toEqual([])
    await read('principal', jenny, 'phoneNumbers { value }')
    expect(await log('guardian', jenny)).toMatchObject([{ reader: { name: 'Anders Hellström' } }])
  })

  it('does not learn which authority the child is in', async () => {
    const { codes } = await ask('blocked-guardian', 'peter-lund', 'EXTRACT', { organisationId: authorityId })
    expect(codes).toEqual(['AUTHORITY_INVALID'])
  })
})

describe('A request', () => {
  it('shows what one guardian wrote to them and the authority alone', async () => {
    const { request } = await ask('guardian', 'alva-bergstrom', 'RESTRICTION', { text: 'Om Marcus.' })
    const reading = async (persona: string) => {
      const { data, errors } = await world.ask(persona, `{ dataSubjectRequest(id: "${request.id}") { kind text } }`)
      return errors[0]?.extensions.code ?? data.dataSubjectRequest?.text
    }
    for (const persona of ['guardian', 'pupil', 'authority-admin', 'principal']) expect(await reading(persona)).toBe('Om Marcus.')
    expect(await reading('guardian-other-parent')).toBe('FORBIDDEN')
    const { data } = await world.ask(
      'guardian-other-parent',
      `{ person(id: "${personId('alva-bergstrom')}") { identityRegister { concepts { rows } } } }`,
    )
    expect(JSON.stringify(data)).not.toContain('Om Marcus.')
    await world.sql`delete from identity.data_subject_request where id = ${request.id}`
  })

  it('is written down as asked, and not as decided', async () => {
    const insert = (decider: string | null) =>
      world.sql.begin(async (tx) => {
        const jenny = personId('jenny-bergstrom')
        await tx`select set_config('role', 'skolgraf_identity_viewer', true), set_config('skolgraf.viewer_id', ${jenny}, true),
          set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('skolgraf.today', '2026-11-22', true)`
        await tx`insert into identity.data_subject_request (id, person_id, organisation_id, kind, state, is_protected, requested_by_id,
            requested_at, received_on, due_on, decided_by_id, ground)
          values (gen_random_uuid(), ${jenny}, ${authorityId}, 'ERASURE', ${decider ? 'GRANTED' : 'RECEIVED'}, false, ${jenny}, now(),
            '2026-11-22', '2026-12-22', ${decider}, 'x')`
      })
    await expect(insert(personId('maria-soderberg'))).rejects.toThrow('row-level security')
    await expect(insert(null)).resolves.toBeUndefined()
  })
})
