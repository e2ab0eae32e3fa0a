import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { id } from '../../identity/keeping/keeping.testing.ts'
import { rolesOf } from '../../shared/rows.ts'
import { isSensitive } from '../../shared/sensitive.ts'
import { subgraphs } from '../../subgraphs.ts'
import { actionProgrammePolicy } from '../action_programme/action_programme.policy.ts'
import { concernReportPolicy } from '../concern_report/concern_report.policy.ts'
import { disclosureRequestPolicy } from '../disclosure_request/disclosure_request.policy.ts'
import { supportInvestigationPolicy } from '../support_investigation/support_investigation.policy.ts'
import { supportNeedPolicy } from '../support_need/support_need.policy.ts'
import { alva, asGuardian, noSupport, opened } from '../support/support.testing.ts'
import { supportCasePolicy } from './support_case.policy.ts'

const secretPolicies = [
  concernReportPolicy,
  disclosureRequestPolicy,
  supportNeedPolicy,
  supportCasePolicy,
  supportInvestigationPolicy,
  actionProgrammePolicy,
]
const notedIn = (policy: object) =>
  Object.entries(policy).flatMap(([type, fields]) =>
    Object.entries(fields as Record<string, never>).flatMap(([field, rule]) => (isSensitive(rule) ? [`${type}.${field}`] : [])),
  )

describe('That a case has been read', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  beforeEach(async () => {
    await noSupport(world)
    await world.sql`truncate identity.read_event`
  })
  afterAll(() => world.stop())

  const reads = 'edges { node { readAt fields description reader { id name relations } } } pageInfo { hasNextPage endCursor }'
  const everything = `{ person(id: "${alva}") { readEvents(filter: { isOwnExcluded: false }) { ${reads} }
    identityRegister { concepts { concept rows } } identityErasure { concept erased blanked kept } identityPortable { concepts { concept rows } }
    pedagogyRegister { concepts { concept rows } } pedagogyErasure { concept erased blanked kept } } }`
  const toldTo = async (persona: string) => {
    const { data } = await world.ask(persona, everything)
    // That they ask is noted and an act of their own: without these the answer is what was there before.
    await world.sql`delete from identity.read_event where field ~ '(Register|Portable)$'`
    return JSON.parse(JSON.stringify(data), (_, value) =>
      Array.isArray(value) ? value.filter((one) => !['Act', 'Session'].includes(one?.concept)) : value,
    )
  }
  const readCase = (persona: string) =>
    world.ask(
      persona,
      `{ person(id: "${alva}") { supportCases { state persons { reason } needs { text } } supportNeeds { text } } }`,
    )
  const audience = ['guardian', 'guardian-other-parent', 'pupil', 'authority-admin']

  it('is told to no guardian, pupil or authority: no row, no count, no extract', async () => {
    const before = []
    for (const persona of audience) before.push(await toldTo(persona))
    await opened(world, alva, 'Karin Nyström')
    for (const persona of ['principal', 'special-educator']) await readCase(persona)
    const fields = await world.sql`select distinct field from identity.read_event order by 1`
    expect(fields.map(({ field }) => field)).toEqual(['Person.supportCases', 'SupportCase.persons', 'SupportCase.state'])
    const after = []
    for (const persona of audience) after.push(await toldTo(persona))
    expect(after).toEqual(before)
  })

  it('leaves what else was read as it is', async () => {
    await opened(world, alva, 'Karin Nyström')
    await world.ask('principal', `{ person(id: "${alva}") { civicNo supportCases { state } } }`)
    const { data } = await world.ask('guardian', `{ person(id: "${alva}") { readEvents { ${reads} } } }`)
    expect(data.person.readEvents.edges.map(({ node }: any) => [node.fields, node.reader.name])).toEqual([
      [['Person.civicNo'], 'Anders Hellström'],
    ])
  })

  it('is kept from them by the rows, in every role', async () => {
    await opened(world, alva)
    await readCase('principal')
    const { viewer, authority } = rolesOf('identity')
    for (const role of [viewer, authority])
      for (const name of ['Jenny Bergström', 'Alva Bergström', 'Maria Söderberg', 'Sara Holmgren']) {
        const found = await world.sql.begin(async (tx) => {
          await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
            set_config('skolgraf.assurance', 'HIGH', true), set_config('skolgraf.today', '2026-11-22', true), set_config('role', ${role}, true)`
          return tx`select from identity.read_event where subject_id = ${alva}`
        })
        expect(found, `${name} ${role}`).toHaveLength(0)
      }
    expect((await world.sql`select from identity.read_event where subject_id = ${alva}`).length).toBeGreaterThan(0)
  })

  it('is read by the principal whose case it is, page by page, and by nobody else', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    for (const [persona, minute] of [['special-educator', '01'], ['principal', '02']] as const) {
      world.travel(new Date(`2026-11-22T11:${minute}:00Z`))
      await readCase(persona)
    }
    world.travel(new Date('2026-11-22T11:03:00Z'))
    const asked = async (persona: string, after?: string) => {
      const query = `query ($after: String) { person(id: "${alva}") { supportCases { id readEvents(first: 1, after: $after) {
        edges { node { readAt readerName reader { id } fields } } pageInfo { hasNextPage endCursor } } } } }`
      const { data, errors } = await world.ask(persona, query, { variables: { after: after ?? null } })
      return errors[0]?.extensions.code ?? data.person.supportCases[0].readEvents
    }
    const first = await asked('principal')
    expect(first.edges[0].node).toEqual({ readAt: '2026-11-22T11:02:00.000Z', readerName: 'Anders Hellström', reader: { id: id('Anders Hellström') },
      fields: ['Person.supportCases', 'SupportCase.persons', 'SupportCase.state'] })
    const second = await asked('principal', first.pageInfo.endCursor)
    expect([second.edges[0].node.readerName, first.pageInfo.hasNextPage]).toEqual(['Karin Nyström', true])
    expect(await asked('special-educator')).toBe('FORBIDDEN')
    const asking = (name: string) => world.sql.begin(async (tx) => {
      await tx`select set_config('skolgraf.viewer_id', ${id(name)}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
        set_config('skolgraf.assurance', 'HIGH', true), set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_pedagogy_viewer', true)`
      return (await tx`select from access.case_reads(${key}, null, null, 50)`).length
    })
    for (const name of ['Karin Nyström', 'Jenny Bergström', 'Maria Söderberg', 'Lena Forsberg']) expect(await asking(name), name).toBe(0)
    expect(await asking('Anders Hellström')).toBeGreaterThan(1)
    await asGuardian(world, 'Anders Hellström', alva)
    expect(await asking('Anders Hellström')).toBe(0)
    world.travel()
  }) // prettier-ignore

  it('of another unit is not told to the principal, and what home reads is, once it could', async () => {
    const key = await opened(world, alva, 'Karin Nyström')
    const reader = (name: string, field: string, minute: number) =>
      world.sql`insert into identity.read_event values (${`2026-11-22T11:0${minute}:00Z`}, ${`r${minute}`}, ${alva}, ${field}, ${id(name)}, 'PERSON', 'HIGH', '{}')`
    await reader('Lena Forsberg', 'SupportCase.state', 1)
    await reader('Lena Forsberg', 'ConcernReport.text', 2)
    await reader('Karin Nyström', 'SupportCase.state', 3)
    await reader('Jenny Bergström', 'ActionProgramme.needs', 4)
    await reader('Karin Nyström', 'TalkAgreement.text!', 5)
    const asking = () => world.sql.begin(async (tx) => {
      await tx`select set_config('skolgraf.viewer_id', ${id('Anders Hellström')}, true), set_config('skolgraf.viewer_kind', 'PERSON', true),
        set_config('skolgraf.assurance', 'HIGH', true), set_config('skolgraf.today', '2026-11-22', true), set_config('role', 'skolgraf_pedagogy_viewer', true)`
      return (await tx`select request_id from access.case_reads(${key}, null, null, 50)`).map((row) => row['requestId']).filter((one) => /^r\d$/.test(one))
    })
    expect(await asking()).toEqual(['r3'])
    await world.sql`insert into pedagogy.action_programme (id, case_id, student_id, organisation_id, number, decision, reason, decided_by_id, decided_on)
      select gen_random_uuid(), id, student_id, organisation_id, 1, 'DECLINE', 'r', opened_by_id, '2026-11-22' from pedagogy.support_case`
    expect(await asking()).toEqual(['r4', 'r3'])
  }) // prettier-ignore

  it('is secret of each noted field of special support, and of no other', async () => {
    const secret = secretPolicies.flatMap(notedIn)
    const all = subgraphs.flatMap(({ policy }) => notedIn(policy))
    expect(secret.length).toBeGreaterThan(5)
    const found = await world.sql`select f from unnest(${all}::text[]) f where access.is_secret_field(f)`
    expect(found.map(({ f }) => f).toSorted()).toEqual(secret.toSorted())
  })
})
