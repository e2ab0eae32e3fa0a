import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { demoId, personId } from '../../subgraphs/identity/demo/keys.ts'
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
})
