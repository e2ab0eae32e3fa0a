import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { clientId, demoId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'

const [anders, monica, elin, hugo, birgitta] = ['anders-hellstrom', 'monica-berglund', 'elin-strand', 'hugo-persson',
  'birgitta-hogberg'].map(personId) // prettier-ignore
const ekhamraskolan = unitId('ekhamraskolan')

describe('Nobody gives themself a reach that outlasts their own', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const act = async (persona: string, mutation: string) => {
    const { data, errors } = await world.ask(persona, `mutation { act: ${mutation} { userErrors { code } } }`)
    return errors[0]?.extensions.code ?? data.act.userErrors[0]?.code ?? 'DONE'
  }

  it('a principal does not name themself on a case', async () => {
    const naming = (id: string) => `namePersonOnCase(input: { personId: "${elin}", namedPersonId: "${id}", reason: "Samordnar" })`
    expect(await act('principal', naming(anders!))).toBe('NAMED_PERSON_NOT_FOUND')
    expect(await act('principal', naming(monica!))).toBe('DONE')
  })

  it('a school administrator does not make herself a foster home', async () => {
    const [own] = await world.sql`select civic_no from identity.person where id = ${monica!}`
    const delegation = `delegateActs(input: { pupilId: "${hugo}", delegateCivicNo: "${own!['civicNo']}", delegateName: "Monica Berglund",
      kind: FOSTER_HOME, acts: [UPDATE_CONTACT_DETAILS], startDate: "2026-11-22", endDate: "2027-06-01", reason: "Placerad" })`
    expect(await act('school-admin', delegation)).toBe('DELEGATE_IS_GIVER')
  })

  it('an end is brought forward and never put off', async () => {
    await world.sql`delete from identity.master_system`
    const duty = demoId('Duty', 'monica teaches')
    await world.sql`insert into identity.duty (id, person_id, organisation_id, duty_role, start_date, end_date)
      values (${duty}, ${monica!}, ${ekhamraskolan}, 'LARARE', '2026-08-01', '2026-11-25')`
    const ending = (day: string) => `endDuty(input: { dutyId: "${duty}", endDate: "${day}" })`
    expect(await act('school-admin', ending('2099-01-01'))).toBe('DATE_INVALID')
    expect(await act('school-admin', ending('2026-11-24'))).toBe('DONE')
  })

  it('who administers a part of the authority makes no keys to the whole of it', async () => {
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
      values (gen_random_uuid(), ${birgitta!}, 'AUTHORITY_ADMIN', ${unitId('sjoviken')}, '2026-01-01')`
    const { data } = await world.ask('unit-observer', '{ clientApplications { edges { node { displayName } } } }')
    expect(data.clientApplications?.edges ?? []).toEqual([])
    const key = `issueClientKey(input: { clientApplicationId: "${clientId('ekhamra-kontosynk')}", expiresAt: "2027-01-01T00:00:00Z" })`
    expect(await act('unit-observer', key)).toBe('NOT_FOUND')
  })

  it('a client application filters by nothing that it may not read', async () => {
    const ask = async (query: string) => (await world.ask('account-sync', query)).errors[0]?.extensions['reason']
    const pupils = (filter: string) => `{ organisation(id: "${ekhamraskolan}") { pupils(${filter}) { edges { cursor } } } }`
    expect(await ask(pupils('first: 1'))).toBeUndefined()
    expect(await ask(pupils('filter: { schoolTypes: ["VUXGR"] }'))).toBe('NO_GRANT')
    expect(await ask(pupils('filter: { schoolYears: [7] }'))).toBe('NO_GRANT')
    expect(await ask('{ persons(filter: { externalIdentifier: { context: "urn:x", value: "7" } }) { edges { cursor } } }')).toBe(
      'NO_GRANT',
    )
    expect(await ask(`{ persons(filter: { name: "alva", organisationId: "${ekhamraskolan}" }) { edges { cursor } } }`)).toBe(
      'NO_GRANT',
    )
  })
})
