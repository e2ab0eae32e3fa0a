import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { personas } from '../demo/personas.ts'
import { authorityId, unitId } from '../demo/units.rows.ts'
import { asViewer } from '../rows.testing.ts'

const ekhamra = unitId('ekhamraskolan')
const policy = 'accessPolicy { isClassListShown isContactListShown isAbsenceReasonShown qualityWorkVisibleTo version }'
const defaults = {
  isClassListShown: false,
  isContactListShown: false,
  isAbsenceReasonShown: true,
  qualityWorkVisibleTo: 'STAFF',
  version: 0,
}

describe("A unit's access policy", () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const policyOf = async (id: string, persona = 'guardian') => {
    const { data, errors } = await world.ask(persona, `{ organisation(id: "${id}") { ${policy} } }`)
    expect(errors).toEqual([])
    return data.organisation.accessPolicy
  }
  const set = (persona: string, input: object) =>
    world.ask(
      persona,
      `mutation ($input: SetUnitAccessPolicyInput!) { setUnitAccessPolicy(input: $input) {
        organisation { ${policy} } userErrors { code field } } }`,
      { variables: { input: { organisationId: ekhamra, ...input } } },
    )
  const decide = async (persona: string, input: object) => {
    const { data, errors } = await set(persona, { expectedVersion: (await policyOf(ekhamra)).version, ...input })
    expect([data.setUnitAccessPolicy?.userErrors, errors]).toEqual([[], []])
    return data.setUnitAccessPolicy.organisation.accessPolicy
  }
  const codes = ({ errors }: Awaited<ReturnType<typeof set>>) => errors.map(({ extensions }) => extensions.code)

  it('is there for everyone, with defaults until something is decided, and for school units alone', async () => {
    expect(await policyOf(authorityId)).toBeNull()
    await world.sql`delete from identity.unit_policy where organisation_id = ${unitId('sjoviken')}`
    for (const persona of ['guardian', 'analyst', 'authority-admin']) {
      expect(await policyOf(unitId('sjoviken'), persona)).toEqual(defaults)
    }
  })

  it('without class lists hides classmates from the next request on', async () => {
    const hugo = async () =>
      (await world.ask('pupil', `{ person(id: "${personId(slug('Hugo Persson'))}") { displayName } }`)).data.person
    expect(await hugo()).toEqual({ displayName: 'Hugo Persson' })
    expect(await decide('principal', { isClassListShown: false })).toEqual({ ...defaults, version: 2 })
    expect(await hugo()).toBeNull()
    expect(await decide('authority-admin', { isClassListShown: true })).toMatchObject({ isClassListShown: true, version: 3 })
    expect(await hugo()).toEqual({ displayName: 'Hugo Persson' })
  })

  it('keeps unpublished quality work to the leadership, or shows it to the staff', async () => {
    await world.sql`update governance.kpi_value set is_published = false where place_id = ${ekhamra}`
    const seen = async (persona: string): Promise<number> =>
      (await world.ask(persona, `{ organisation(id: "${ekhamra}") { kpiValues(filter: { period: "2024/25" }) { period } } }`))
        .data.organisation.kpiValues.length
    expect(await seen('teacher')).toBeGreaterThan(0)
    await decide('principal', { qualityWorkVisibleTo: 'LEADERSHIP' })
    expect(await seen('teacher')).toBe(0)
    expect(await seen('principal')).toBeGreaterThan(0)
    expect(await seen('principal-other-school')).toBe(0)
    await decide('principal', { qualityWorkVisibleTo: 'STAFF' })
    expect(await seen('teacher')).toBeGreaterThan(0)
  })

  it('leaves what is not said as it is, and makes the row of a unit that has none', async () => {
    await world.sql`delete from identity.unit_policy where organisation_id = ${ekhamra}`
    const first = await set('principal', { expectedVersion: 0, isContactListShown: true, idempotencyKey: 'first' })
    expect(first.data.setUnitAccessPolicy.organisation.accessPolicy).toEqual({
      ...defaults,
      isContactListShown: true,
      version: 1,
    })
    expect(await decide('principal', { isAbsenceReasonShown: false, isContactListShown: null })).toEqual({
      ...defaults,
      isContactListShown: true,
      isAbsenceReasonShown: false,
      version: 2,
    })
    // A replay tells what is, not what was.
    const again = await set('principal', { expectedVersion: 0, isContactListShown: true, idempotencyKey: 'first' })
    expect(again.data.setUnitAccessPolicy.organisation.accessPolicy.version).toBe(2)
    await decide('principal', { isClassListShown: true })
  })

  it('is decided once for a version', async () => {
    const { version } = await policyOf(ekhamra)
    for (const expectedVersion of [0, version - 1, version + 1])
      expect(codes(await set('principal', { expectedVersion, isClassListShown: false }))).toEqual(['CONFLICT'])
    await world.sql`delete from identity.unit_policy where organisation_id = ${unitId('sjoviken')}`
    const both = await Promise.all(
      ['LEADERSHIP', 'STAFF'].map((qualityWorkVisibleTo) =>
        set('authority-admin', { organisationId: unitId('sjoviken'), expectedVersion: 0, qualityWorkVisibleTo }),
      ),
    )
    expect(both.flatMap(codes)).toEqual(['CONFLICT'])
    const audits = await world.sql`select changed from identity.audit where act = 'setUnitAccessPolicy' order by id desc limit 1`
    expect([...audits]).toEqual([{ changed: [{ entity: 'UnitAccessPolicy', id: unitId('sjoviken'), kind: 'UPSERT' }] }])
  })

  it.each([
    ['principal', unitId('bjorkskolan'), 'NOT_FOUND'],
    ['principal-other-school', ekhamra, 'NOT_FOUND'],
    ['authority-admin', '00000000-0000-4000-8000-000000000000', 'NOT_FOUND'],
    ['authority-admin', 'Ekhamra', 'NOT_FOUND'],
    ['authority-admin', authorityId, 'NOT_A_SCHOOL_UNIT'],
  ])('the %s decides nothing for %s', async (persona, organisationId, code) => {
    const { data, errors } = await set(persona, { organisationId, expectedVersion: 0, isClassListShown: true })
    expect([data.setUnitAccessPolicy, errors]).toEqual([
      { organisation: null, userErrors: [{ code, field: ['organisationId'] }] },
      [],
    ])
  })

  it('everybody may do to an organisation what permittedActions says, and nothing else', async () => {
    const may: Record<string, string[]> = {}
    for (const { persona } of personas)
      for (const [name, id] of [['unit', ekhamra], ['authority', authorityId]] as const) {
        const [row] = await world.sql`select version, display_name from identity.organisation where id = ${id}`
        const [decided] = await world.sql`select version from identity.unit_policy where organisation_id = ${id}`
        const { data } = await world.ask(persona, `{ organisation(id: "${id}") { permittedActions } }`)
        const acts = ['CORRECT_ORGANISATION_NAME', 'SET_UNIT_ACCESS_POLICY']
        const permitted = acts.filter((act) => data?.organisation?.permittedActions?.includes(act))
        const outcome = await world.ask(
          persona,
          `mutation ($name: String!) {
            CORRECT_ORGANISATION_NAME: correctOrganisationName(input: { organisationId: "${id}", displayName: $name,
              expectedVersion: ${row!['version']} }) { userErrors { code } }
            SET_UNIT_ACCESS_POLICY: setUnitAccessPolicy(input: { organisationId: "${id}",
              expectedVersion: ${decided?.['version'] ?? 0} }) { userErrors { code } } }`,
          { variables: { name: row!['displayName'] } },
        )
        const done = Object.entries<any>(outcome.data ?? {}).filter(([, payload]) => payload?.userErrors.length === 0)
        expect(done.map(([act]) => act), `${persona} ${name}`).toEqual(permitted)
        if (permitted.length > 0) may[`${persona} ${name}`] = permitted
      } // prettier-ignore
    expect(may).toEqual({
      'authority-admin unit': ['CORRECT_ORGANISATION_NAME', 'SET_UNIT_ACCESS_POLICY'],
      'authority-admin authority': ['CORRECT_ORGANISATION_NAME'],
      'principal unit': ['SET_UNIT_ACCESS_POLICY'],
    })
  })

  it('the rows alone let nobody else decide', async () => {
    const hide = `update identity.unit_policy set shows_class_lists = false where organisation_id = '${ekhamra}'`
    expect(await asViewer(world, 'Anders Hellström', hide)).toBe(1)
    for (const name of ['Monica Berglund', 'Lena Forsberg', 'Johan Lindqvist', 'Alva Bergström'])
      expect(await asViewer(world, name, hide)).toBe(0)
  })
})
