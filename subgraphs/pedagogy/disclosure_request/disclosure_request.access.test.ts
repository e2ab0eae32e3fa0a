import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDirectly, type Direct, entitiesOf } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { did, id } from '../../identity/keeping/keeping.testing.ts'
import { pedagogy } from '../pedagogy.ts'
import { alva, asGuardian, bjork, doing, ekhamra, noSupport, opened, past } from '../support/support.testing.ts'

const anders = id('Anders Hellström')
const rows = 'select from pedagogy.disclosure_request'
const others = ['Johan Lindqvist', 'Sara Holmgren', 'Petra Sandström', 'Karin Nyström', 'Jenny Bergström', 'Marcus Öberg', 'Alva Bergström',
  'Monica Berglund', 'Maria Söderberg', 'Göran Åkesson', 'Lena Forsberg', 'Peter Lund', 'David Nyberg', 'Nadia Rahimi'] // prettier-ignore

describe('A request for documents about support, past the rules', () => {
  let world: World
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, pedagogy)
  })
  beforeEach(async () => {
    await noSupport(world)
    await world.sql`truncate pedagogy.disclosure_request, identity.read_event`
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  const said = { requestedOn: '2026-11-20', scope: 'Hemligt omfång.', diaryReference: '2026/31' }
  const register = async (): Promise<string> => {
    const input = { studentId: alva, organisationId: ekhamra, ...said }
    return (await doing(world, 'principal', 'registerDisclosureRequest', input, 'disclosureRequest { id }')).id
  }
  const review = (disclosureRequestId: string) =>
    did(world, 'principal', 'reviewDisclosureRequest', { disclosureRequestId, expectedVersion: 1 })

  it('is read by the principal alone, at HIGH, of no child of their own', async () => {
    await opened(world, alva, 'Karin Nyström')
    await register()
    for (const name of others) {
      expect(await past(world, name, rows), name).toBe(0)
      expect(await past(world, name, 'select from access.seen_disclosures()'), name).toBe(0)
      expect(await past(world, name, 'select from access.undecided_disclosures()'), name).toBe(0)
    }
    expect([await past(world, 'Anders Hellström', rows), await past(world, 'Anders Hellström', rows, { assurance: 'SUBSTANTIAL' })]).toEqual([1, 0])
    await world.sql`update identity.enrolment set organisation_id = ${bjork} where pupil_id = ${alva}`
    for (const name of ['Anders Hellström', 'Lena Forsberg']) expect(await past(world, name, rows), name).toBe(0)
    await world.sql`update identity.enrolment set organisation_id = ${ekhamra} where pupil_id = ${alva}`
    expect(await past(world, 'Anders Hellström', rows)).toBe(1)
    await asGuardian(world, 'Anders Hellström', alva)
    expect(await past(world, 'Anders Hellström', rows)).toBe(0)
  }) // prettier-ignore

  it('is written by nobody else, in nobody else\'s name, and not changed once it is decided', async () => {
    const key = await register()
    await review(key)
    const forged = (by: string, ofCase = 'null') => `insert into pedagogy.disclosure_request (id, case_id, student_id, organisation_id, requested_on, scope, diary_reference, registered_by_id, registered_at)
      values (gen_random_uuid(), ${ofCase}, '${alva}', '${ekhamra}', '2026-11-20', 's', 'd', '${id(by)}', now())`
    expect(await past(world, 'Anders Hellström', forged('Anders Hellström'))).toBe(1)
    for (const [name, by] of [...others.map((one) => [one, one] as const), ['Anders Hellström', 'Johan Lindqvist'] as const])
      await expect(past(world, name, forged(by)), name).rejects.toThrow('row-level security')
    await expect(past(world, 'Anders Hellström', forged('Anders Hellström'), { assurance: 'SUBSTANTIAL' })).rejects.toThrow('row-level security')
    const deciding = (by: string) => `update pedagogy.disclosure_request set secrecy_review = 'DECIDED', decision = 'GRANTED', decided_by_id = '${id(by)}', decided_on = '2026-11-22'`
    for (const name of others) expect(await past(world, name, deciding(name)), name).toBe(0)
    await expect(past(world, 'Anders Hellström', deciding('Johan Lindqvist'))).rejects.toThrow('row-level security')
    expect(await past(world, 'Anders Hellström', deciding('Anders Hellström'))).toBe(1)
    expect(await did(world, 'principal', 'decideDisclosureRequest', { disclosureRequestId: key, expectedVersion: 2, decision: 'GRANTED' })).toBe('DONE')
    expect(await past(world, 'Anders Hellström', deciding('Anders Hellström'))).toBe(0)
    for (const statement of [`update pedagogy.disclosure_request set scope = 'x'`, 'delete from pedagogy.disclosure_request'])
      await expect(past(world, 'Anders Hellström', statement), statement).rejects.toThrow('permission denied')
  }) // prettier-ignore

  it('is never granted in whole where something is masked, nor refused without a reason', async () => {
    await review(await register())
    const deciding = (set: string) => `update pedagogy.disclosure_request set secrecy_review = 'DECIDED', decided_by_id = '${anders}', decided_on = '2026-11-22', ${set}`
    for (const set of [`decision = 'GRANTED', redactions = 'x'`, `decision = 'PARTLY', reason = 'r'`, `decision = 'REFUSED'`, `decision = 'REFUSED', reason = ''`])
      await expect(past(world, 'Anders Hellström', deciding(set)), set).rejects.toThrow('check constraint')
    expect(await past(world, 'Anders Hellström', deciding(`decision = 'PARTLY', reason = 'r', redactions = 'x'`))).toBe(1)
  }) // prettier-ignore

  it('is not got at by the id of a person', async () => {
    const key = await register()
    const asked = async (persona: string) => {
      const forged = { __typename: 'Person', id: alva, relations: ['PRINCIPAL'], roles: ['PRINCIPAL'], isSeen: true }
      return JSON.stringify(await direct.ask(persona, entitiesOf('Person', 'disclosureRequests { id scope }'), { representations: [forged] }))
    }
    for (const persona of ['teacher', 'special-educator', 'guardian', 'former-teacher', 'principal-other-school', 'school-admin', 'authority-admin', 'integrator'])
      expect(await asked(persona), persona).not.toContain(key)
    expect(await asked('principal')).toContain(key)
  }) // prettier-ignore

  it('tells nobody else that there is one: not by a list, a refusal, the log of reads, nor an extract', async () => {
    const read = `{ person(id: "${alva}") { disclosureRequests { requester scope redactions decision reason } } }`
    const everything = `{ person(id: "${alva}") { disclosureRequests { id } permittedSupportActions supportCases { id }
      readEvents(filter: { isOwnExcluded: false }) { edges { node { fields description } } pageInfo { hasNextPage } }
      identityRegister { concepts { concept rows } } pedagogyRegister { concepts { concept rows } } pedagogyErasure { concept erased blanked kept } } }`
    const told = async () => {
      const answers = []
      for (const persona of ['guardian', 'guardian-other-parent', 'pupil', 'authority-admin', 'teacher', 'special-educator', 'school-admin']) {
        const { data, errors } = await world.ask(persona, everything)
        // That they ask is noted and an act of their own.
        await world.sql`delete from identity.read_event where not access.is_secret_field(field)`
        const kept = JSON.parse(JSON.stringify(data), (_, value) => (Array.isArray(value) ? value.filter((one) => !['Act', 'Session'].includes(one?.concept)) : value))
        answers.push([persona, kept, errors.map(({ message, path }) => [message, path])])
      }
      return answers
    }
    const before = await told()
    await register()
    await world.ask('principal', read)
    expect((await world.sql`select from identity.read_event where field ~ '^(Person.disclosureR|DisclosureR)'`).length).toBeGreaterThan(1)
    expect(await told()).toEqual(before)
  }) // prettier-ignore
})
