import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { demoId, personId, slug } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'

describe('Roundabout ways to a protected child', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const elin = personId('elin-strand')

  // access.md: a guardian's contact details are open as the pupil's, and those of a protected pupil to the principal alone.
  it("a protected pupil's home is not to be read off her guardian, who is not marked", async () => {
    const katarina = personId('katarina-strand')
    await world.sql`update identity.person set security_marking = 'INGEN' where id = ${katarina}`
    const home = 'addresses { streetAddress }'
    const query = `{ person(id: "${katarina}") { ${home} } child: person(id: "${elin}") { ${home} } }`
    const { data } = await world.ask('mentor', query)
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${katarina}`
    expect(data.child.addresses).toEqual([])
    expect(data.person.addresses).toEqual([])
  })

  it('a blocked guardian does not reach the child as staff', async () => {
    const duty = demoId('Duty', 'peter-lund at ekhamraskolan')
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      values (${duty}, ${personId('peter-lund')}, ${unitId('ekhamraskolan')}, 'REKTOR', '2026-01-01')`
    const { data } = await world.ask('blocked-guardian', `{ person(id: "${elin}") { addresses { streetAddress } } }`)
    await world.sql`delete from identity.duty where id = ${duty}`
    expect(data.person).toBeNull()
  })

  const marked = async (name: string, run: () => Promise<void>) => {
    const id = personId(slug(name))
    await world.sql`update identity.person set security_marking = 'SEKRETESSMARKERING' where id = ${id}`
    try {
      await run()
    } finally {
      await world.sql`update identity.person set security_marking = 'INGEN' where id = ${id}`
    }
  }
  const home = 'addresses { streetAddress } phoneNumbers { value }'
  const alva = personId('alva-bergstrom')

  it("a protected mother's home is not to be read off her child, and nothing says so", () =>
    marked('Jenny Bergström', async () => {
      for (const persona of ['guardian-other-parent', 'school-admin', 'mentor', 'authority-admin']) {
        const { data, errors } = await world.ask(persona, `{ person(id: "${alva}") { ${home} } }`)
        expect([persona, data.person, errors]).toEqual([persona, { addresses: [], phoneNumbers: [] }, []])
      }
      const { data } = await world.ask('principal', `{ person(id: "${alva}") { ${home} } }`)
      expect(data.person.addresses).toHaveLength(1)
    }))

  it("a protected child's home is not to be read off a sibling at another school, or off the parents", () =>
    marked('Nils Bergström', async () => {
      const query = `{ person(id: "${alva}") { ${home} responsibles { person { ${home} } } } }`
      const { data, errors } = await world.ask('school-admin', query)
      const nothing = { addresses: [], phoneNumbers: [] }
      expect(data.person).toEqual({ ...nothing, responsibles: [{ person: nothing }, { person: nothing }] })
      expect(errors).toEqual([])
    }))

  it('a protected pupil who has moved is gone for the staff of the old school, closed memberships or not', async () => {
    await world.sql`update identity.enrolment set end_date = '2026-11-20' where pupil_id = ${elin}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      values (${demoId('Enrolment', 'elin moves')}, ${elin}, ${unitId('bjorkskolan')}, 'GR', 7, '2026-11-21')`
    for (const persona of ['teacher', 'mentor', 'principal']) {
      const { data } = await world.ask(persona, `{ person(id: "${elin}") { displayName } }`)
      expect([persona, data.person]).toEqual([persona, null])
    }
    const { data } = await world.ask(
      'principal-other-school',
      `{ person(id: "${elin}") { displayName enrolments { startDate } } }`,
    )
    expect(data.person).toEqual({ displayName: 'Elin Strand', enrolments: [{ startDate: '2026-11-21' }] })
    await world.sql`delete from identity.enrolment where id = ${demoId('Enrolment', 'elin moves')}`
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${elin}`
  })

  it('a pupil who has left sees nothing more of the class', async () => {
    await world.sql`update identity.enrolment set end_date = '2026-11-20' where pupil_id = ${alva}`
    await world.sql`insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date)
      values (${demoId('Enrolment', 'alva moves')}, ${alva}, ${unitId('bjorkskolan')}, 'GR', 7, '2026-11-21')`
    const { data } = await world.ask('pupil', '{ groups { edges { node { displayName } } } }')
    await world.sql`delete from identity.enrolment where id = ${demoId('Enrolment', 'alva moves')}`
    await world.sql`update identity.enrolment set end_date = null where pupil_id = ${alva}`
    expect(data.groups.edges).toEqual([])
  })

  it('a block outlasts custody', async () => {
    const peter = personId('peter-lund')
    await world.sql`update identity.responsible set end_date = '2026-11-01' where person_id = ${peter}`
    const duty = demoId('Duty', 'peter-lund at ekhamraskolan')
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date)
      values (${duty}, ${peter}, ${unitId('ekhamraskolan')}, 'REKTOR', '2026-01-01')`
    const { data } = await world.ask('blocked-guardian', `{ person(id: "${elin}") { displayName } }`)
    await world.sql`delete from identity.duty where id = ${duty}`
    await world.sql`update identity.responsible set end_date = null where person_id = ${peter}`
    expect(data.person).toBeNull()
  })

  it('who must not reach a child is named as such to the principal', async () => {
    const { data } = await world.ask(
      'principal',
      `{ person(id: "${elin}") { responsibles { isBlocked person { displayName } } } }`,
    )
    expect(data.person.responsibles).toEqual(
      expect.arrayContaining([
        { isBlocked: true, person: { displayName: 'Peter Lund' } },
        { isBlocked: false, person: { displayName: 'Katarina Strand' } },
      ]),
    )
  })

  it('a class that leads back to itself is refused before it fills the memory', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'id' : `id memberships { group { ${nested(depth - 1)} } }`)
    const { data, errors } = await world.ask('pupil', `{ groups(first: 1) { edges { node { ${nested(4)} } } } }`)
    expect(data).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', limit: 'cost' } }])
  })
})
