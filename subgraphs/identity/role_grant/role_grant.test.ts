import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { demoId, personId, slug } from '../demo/keys.ts'
import { authorityId, unitId } from '../demo/units.rows.ts'

const unit = unitId('ekhamraskolan')
const person = (name: string) => personId(slug(name))
const grantOf = (persona: string) => demoId('RoleGrant', persona)

describe('Roles granted by name', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const grant = async (persona: string, given: object = {}) => {
    const query = `mutation ($input: GrantRoleInput!) { grantRole(input: $input) {
      roleGrant { id role isCurrent person { displayName } holderName givenBy { displayName } reason startDate }
      userErrors { code } } }`
    const input = {
      ...{ personId: person('Johan Lindqvist'), role: 'UNIT_OBSERVER', organisationId: unit },
      ...{ startDate: '2026-11-22', reason: 'Quality work', ...given },
    }
    const { data, errors } = await world.ask(persona, query, { variables: { input } })
    return data?.grantRole ?? errors[0]!.extensions
  }
  const revoke = async (persona: string, id: string) => {
    const query = `mutation ($id: ID!) { revokeRoleGrant(input: { roleGrantId: $id }) { roleGrant { id } userErrors { code } } }`
    const { data, errors } = await world.ask(persona, query, { variables: { id } })
    return data?.revokeRoleGrant ? (data.revokeRoleGrant.userErrors[0]?.code ?? 'DONE') : errors[0]!.extensions.code
  }
  const revokeAll = async (persona: string, ids: readonly string[]): Promise<string[]> => {
    const acts = ids.map((id, n) => `_${n}: revokeRoleGrant(input: { roleGrantId: "${id}" }) { userErrors { code } }`)
    const { data, errors } = await world.ask(persona, `mutation { ${acts.join(' ')} }`)
    const codeOf = (n: number) => errors.find(({ path }) => path?.[0] === `_${n}`)!.extensions.code
    return ids.map((_, n) => (data[`_${n}`] ? (data[`_${n}`].userErrors[0]?.code ?? 'DONE') : codeOf(n)))
  }
  const listed = async (persona: string, organisationId: string, fields = 'id', filter = '') => {
    const query = `{ organisation(id: "${organisationId}") { roleGrants${filter} { edges { node { ${fields} } } } } }`
    const { data } = await world.ask(persona, query)
    return (data?.organisation?.roleGrants?.edges ?? []).map(({ node }: any) => node)
  }
  const restore = (id: string) =>
    world.sql`update identity.role_grant set revoked_at = null, revoked_by_id = null where id = ${id}`
  const forget = () => world.sql`delete from identity.role_grant where given_by_id is not null`

  it('are shown to their holders, to those who give them, and to nobody else', async () => {
    const readers: Record<string, string[]> = {}
    for (const persona of personaNames) {
      const found = [...(await listed(persona, authorityId, 'role')), ...(await listed(persona, unit, 'role'))]
      if (found.length > 0) readers[persona] = found.map(({ role }: any) => role).toSorted()
    }
    expect(readers).toEqual({
      'authority-admin': ['AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'CLIENT', 'CLIENT', 'FEE_OFFICE', 'UNIT_OBSERVER'],
      analyst: ['AUTHORITY_ANALYST'],
      'fee-officer': ['FEE_OFFICE'],
      'unit-observer': ['UNIT_OBSERVER'],
      principal: ['UNIT_OBSERVER'],
    })
    const [observer] = await listed('principal', unit, 'person { displayName } holderName clientApplication { id } isCurrent')
    // She has no duty: nobody has a relation to her, and still it must be known whose the role is.
    expect(observer).toEqual({ person: null, holderName: 'Birgitta Högberg', clientApplication: null, isCurrent: true })
    const clients = await listed(
      'authority-admin',
      unit,
      'holderName clientApplication { displayName }',
      '(filter: { roles: [CLIENT] })',
    )
    expect(clients).toEqual([{ holderName: 'Ekhamra kontosynk', clientApplication: { displayName: 'Ekhamra kontosynk' } }])
  })

  it('hide the name of a protected person from those who may not see it', async () => {
    const eva = person('Eva Lundin')
    const { roleGrant } = await grant('principal', { personId: eva })
    expect(roleGrant.person).toEqual({ displayName: 'Eva Lundin' })
    const all = await listed('authority-admin', unit, 'id person { id } holderName')
    expect(all).toContainEqual({ id: roleGrant.id, person: null, holderName: null })
    await forget()
  })

  it('are given with a name and a reason, hold at once, and end at once', async () => {
    const { roleGrant, userErrors } = await grant('authority-admin', { role: 'AUTHORITY_ANALYST', organisationId: authorityId })
    expect(userErrors).toEqual([])
    expect(roleGrant).toMatchObject({ isCurrent: true, holderName: 'Johan Lindqvist', reason: 'Quality work' })
    const roles = async () =>
      (await world.ask('teacher', '{ viewer { roles { role } } }')).data.viewer.roles.map(({ role }: any) => role).toSorted()
    expect(await roles()).toEqual(['AUTHORITY_ANALYST', 'STAFF'])
    expect(await revoke('authority-admin', roleGrant.id)).toBe('DONE')
    expect(await roles()).toEqual(['STAFF'])
    expect(await revoke('authority-admin', roleGrant.id)).toBe('ENDED')
    await forget()
  })

  it.each([
    ['principal', {}, []],
    ['principal', { organisationId: unitId('bjorkskolan') }, 'FORBIDDEN'],
    ['principal', { role: 'AUTHORITY_ANALYST', organisationId: authorityId }, 'FORBIDDEN'],
    ['principal', { personId: person('Anders Hellström') }, ['OWN_GRANT']],
    ['principal', { personId: person('Anders Hellström').toUpperCase() }, ['OWN_GRANT']],
    ['principal', { personId: person('Leo Fransson') }, ['PERSON_UNKNOWN']],
    ['principal', { organisationId: 'Ekhamra' }, ['NOT_FOUND']],
    ['authority-admin', { role: 'AUTHORITY_ADMIN' }, ['ROLE_MISFIT']],
    ['principal', { role: 'FEE_OFFICE' }, 'FORBIDDEN'],
    ['authority-admin', { role: 'FEE_OFFICE' }, ['ROLE_MISFIT']],
    ['authority-admin', { role: 'FEE_OFFICE', organisationId: authorityId }, []],
    ['authority-admin', { startDate: '2026-11-21' }, ['DATES_INVALID']],
    ['authority-admin', { startDate: '2026-12-02', endDate: '2026-12-01' }, ['DATES_INVALID']],
    ['authority-admin', { reason: 'x'.repeat(501) }, ['REASON_INVALID']],
    ['school-admin', {}, 'FORBIDDEN'],
    ['teacher', {}, 'FORBIDDEN'],
    ['account-sync', {}, 'FORBIDDEN'],
  ])('given by the %s with %j come to %j', async (persona, given, outcome) => {
    const { code, userErrors } = await grant(persona, given)
    expect(code ?? userErrors.map((error: any) => error.code)).toEqual(outcome)
    if (userErrors?.length === 0) expect((await grant(persona, given)).userErrors).toMatchObject([{ code: 'ALREADY_HELD' }])
    await forget()
  })

  it('leave an authority with an administrator who stays as long, also when two revoke each other at once', async () => {
    const [maria, johan] = [grantOf('authority-admin'), person('Johan Lindqvist')]
    expect(await revoke('authority-admin', maria)).toBe('LAST_ADMINISTRATOR')
    const given = { role: 'AUTHORITY_ADMIN', organisationId: authorityId, personId: johan }
    const short = (await grant('authority-admin', { ...given, endDate: '2027-01-31' })).roleGrant.id
    expect(await revoke('teacher', maria)).toBe('LAST_ADMINISTRATOR')
    expect(await revoke('authority-admin', short)).toBe('DONE')
    const { id } = (await grant('authority-admin', given)).roleGrant
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all([revoke('authority-admin', id), revoke('teacher', maria)])
      // The slower of the two may have lost the role before it asked.
      expect(outcomes.filter((one) => one === 'DONE')).toHaveLength(1)
      const [left] = await world.sql`select count(*)::int from identity.role_grant
        where role = 'AUTHORITY_ADMIN' and revoked_at is null`
      expect(left!['count']).toBe(1)
      await restore(maria)
      await restore(id)
    }
    await forget()
  })

  it('say what each persona may do with them, and that is what the act then answers', { timeout: 60_000 }, async () => {
    const future = (await grant('authority-admin', { startDate: '2027-01-01' })).roleGrant.id
    const ended = (await grant('authority-admin', { personId: person('Sara Holmgren') })).roleGrant.id
    await revoke('authority-admin', ended)
    const grants = [...['authority-admin', 'analyst', 'unit-observer', 'integrator', 'account-sync'].map(grantOf), future, ended]
    const done: string[] = []
    for (const persona of personaNames) {
      const seen = [
        ...(await listed(persona, authorityId, 'id permittedActions')),
        ...(await listed(persona, unit, 'id permittedActions')),
      ]
      const answers = await revokeAll(persona, grants)
      for (const [n, id] of grants.entries()) {
        const says = seen.find((one) => one.id === id)?.permittedActions ?? []
        expect(answers[n] === 'DONE', `${persona} on ${n}: ${answers[n]}`).toBe(says.includes('REVOKE_ROLE_GRANT'))
        if (answers[n] !== 'DONE') continue
        done.push(`${persona} ${n}`)
        await restore(id)
      }
    }
    expect(done).toEqual([...[1, 2, 3, 4, 5].map((n) => `authority-admin ${n}`), 'principal 2', 'principal 5'])
    await forget()
  })

  it('take as many statements for many as for few', async () => {
    const query = `{ organisations(first: 20) { edges { node { roleGrants { edges { node {
      holderName person { displayName } organisation { displayName } permittedActions } } } } } } }`
    const statements = async () => {
      world.takeStatements()
      expect((await world.ask('authority-admin', query)).errors).toEqual([])
      return world.takeStatements().length
    }
    await statements()
    const few = await statements()
    await world.sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date, given_by_id)
      select gen_random_uuid(), ${person('Johan Lindqvist')}, 'UNIT_OBSERVER', id, '2026-01-01'::date + n, ${person('Maria Söderberg')}
      from identity.organisation, generate_series(1, 20) n`
    expect([few, await statements()]).toEqual([few, few])
    expect(few).toBeLessThanOrEqual(6)
    await forget()
  })
})
