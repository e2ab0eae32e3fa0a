import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personaNames } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { authorityId, unitId } from '../demo/units.rows.ts'

const unit = unitId('ekhamraskolan')
const johan = personId(slug('Johan Lindqvist'))
const actions = {
  APPROVE_ACCESS_REQUEST: 'approveAccessRequest(input: { accessRequestId: $id })',
  REFUSE_ACCESS_REQUEST: 'refuseAccessRequest(input: { accessRequestId: $id, reason: "No" })',
  WITHDRAW_ACCESS_REQUEST: 'withdrawAccessRequest(input: { accessRequestId: $id })',
} as const
type ActionName = keyof typeof actions

describe('Asking for access', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  const wish = (given: object = {}) => ({
    role: 'UNIT_OBSERVER',
    organisationId: unit,
    startDate: '2026-11-22',
    reason: 'Follows the quality work',
    ...given,
  })
  const ask = async (persona: string, given?: object) => {
    const query = `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) {
      accessRequest { id state person { displayName } requestedBy { displayName } permittedActions } userErrors { code field } } }`
    const { data, errors } = await world.ask(persona, query, { variables: { input: wish(given) } })
    return data.requestAccess ?? errors[0]!.extensions
  }
  const asked = async (persona: string, given?: object): Promise<string> => (await ask(persona, given)).accessRequest.id
  const act = async (persona: string, action: ActionName, id: string) => {
    const query = `mutation ($id: ID!) { act: ${actions[action]} { accessRequest { id state } userErrors { code } } }`
    const { data, errors } = await world.ask(persona, query, { variables: { id } })
    return data.act ? (data.act.userErrors[0]?.code ?? data.act.accessRequest.state) : errors[0]!.extensions.code
  }
  /** Each of several requests in one go, by its name. */
  const actOnAll = async (
    persona: string,
    action: ActionName,
    requests: Record<string, string>,
  ): Promise<Record<string, string>> => {
    const acts = Object.entries(requests).map(
      ([name, id]) =>
        `${name}: ${actions[action].replace('$id', JSON.stringify(id))} { accessRequest { state } userErrors { code } }`,
    )
    const { data, errors } = await world.ask(persona, `mutation { ${acts.join(' ')} }`)
    const codeOf = (name: string) => errors.find(({ path }) => path?.[0] === name)!.extensions.code
    return Object.fromEntries(
      Object.keys(requests).map((name) => {
        const answer = data[name]
        return [name, answer ? (answer.userErrors[0]?.code ?? answer.accessRequest.state) : codeOf(name)]
      }),
    )
  }
  const seen = async (persona: string, fields = 'id') => {
    const { data } = await world.ask(persona, `{ accessRequests { edges { node { ${fields} } } } }`)
    return (data?.accessRequests?.edges ?? []).map(({ node }: any) => node)
  }
  const rolesOf = async (persona: string) =>
    (await world.ask(persona, '{ viewer { roles { role } } }')).data.viewer.roles.map(({ role }: any) => role)
  const clear = () =>
    world.sql`with gone as (delete from identity.access_request returning role_grant_id)
      delete from identity.role_grant where id in (select role_grant_id from gone)`

  it('goes from the school administrator to the principal, who approves; it is granted, used and revoked', async () => {
    const { accessRequest, userErrors } = await ask('school-admin', { personId: johan, endDate: '2027-06-30' })
    expect(userErrors).toEqual([])
    expect(accessRequest).toMatchObject({ state: 'REQUESTED', person: { displayName: 'Johan Lindqvist' } })
    expect(accessRequest.permittedActions).toEqual(['WITHDRAW_ACCESS_REQUEST'])
    expect(await rolesOf('teacher')).toEqual(['STAFF'])

    expect(await act('principal', 'APPROVE_ACCESS_REQUEST', accessRequest.id)).toBe('APPROVED')
    expect(await rolesOf('teacher')).toContain('UNIT_OBSERVER')
    const [request] = await seen(
      'teacher',
      `state decidedBy { displayName } decidedAt requestedBy { displayName } permittedActions
      roleGrant { id role isCurrent endDate reason givenBy { displayName } givenAt permittedActions }`,
    )
    expect(request).toMatchObject({ state: 'APPROVED', decidedBy: { displayName: 'Anders Hellström' }, permittedActions: [] })
    expect(request.roleGrant).toMatchObject({
      ...{ role: 'UNIT_OBSERVER', isCurrent: true, endDate: '2027-06-30', reason: 'Follows the quality work' },
      ...{ givenBy: { displayName: 'Anders Hellström' }, permittedActions: [] },
    })

    const revoke = `mutation ($id: ID!) { revokeRoleGrant(input: { roleGrantId: $id }) { roleGrant { isCurrent } userErrors { code } } }`
    const { data } = await world.ask('principal', revoke, { variables: { id: request.roleGrant.id } })
    expect(data.revokeRoleGrant).toEqual({ roleGrant: { isCurrent: false }, userErrors: [] })
    expect(await rolesOf('teacher')).toEqual(['STAFF'])
    const changes =
      await world.sql`select entity, kind from identity.change where entity_id = ${request.roleGrant.id} order by position`
    expect([...changes]).toEqual([1, 2].map(() => ({ entity: 'RoleGrant', kind: 'UPSERT' })))
    await clear()
  })

  it('is seen by whom it is for, who asked and who may decide, and by nobody else', async () => {
    const id = await asked('school-admin', { personId: johan })
    const readers = []
    for (const persona of personaNames) if ((await seen(persona)).length > 0) readers.push(persona)
    expect(readers.toSorted()).toEqual(['authority-admin', 'principal', 'school-admin', 'teacher'])
    const lists = `{ organisation(id: "${unit}") { accessRequests(filter: { states: [REQUESTED] }) { edges { node { id } } } }
      viewer { accessRequests { edges { node { id } } } } }`
    const there = { edges: [{ node: { id } }] }
    for (const [persona, own] of Object.entries({ principal: { edges: [] }, 'school-admin': there, teacher: there })) {
      const { data, errors } = await world.ask(persona, lists)
      expect(errors).toEqual([])
      expect(data, persona).toEqual({ organisation: { accessRequests: there }, viewer: { accessRequests: own } })
    }
    await clear()
  })

  it.each([
    ['teacher', {}, []],
    ['teacher', { personId: personId(slug('Sara Holmgren')) }, 'FORBIDDEN'],
    ['guardian', {}, 'FORBIDDEN'],
    ['analyst', {}, 'FORBIDDEN'],
    ['account-sync', {}, 'FORBIDDEN'],
    ['principal', { personId: '00000000-0000-4000-8000-000000000000' }, ['PERSON_UNKNOWN']],
    // A protected pupil at another school, and somebody who is nobody, are the same.
    ['principal-other-school', { personId: personId(slug('Elin Strand')) }, ['PERSON_UNKNOWN']],
    ['teacher', { organisationId: johan }, ['NOT_FOUND']],
    ['teacher', { role: 'AUTHORITY_ANALYST' }, ['ROLE_MISFIT']],
    ['teacher', { organisationId: authorityId }, ['ROLE_MISFIT']],
    ['teacher', { startDate: '2026-11-21' }, ['DATES_INVALID']],
    ['teacher', { endDate: '2026-11-21' }, ['DATES_INVALID']],
    ['teacher', { reason: '  ' }, ['REASON_INVALID']],
  ])('by the %s with %j comes to %j', async (persona, given, outcome) => {
    const { code, userErrors } = await ask(persona, given)
    expect(code ?? userErrors.map((error: any) => error.code)).toEqual(outcome)
    await clear()
  })

  it('twice for the same is once', async () => {
    await ask('teacher')
    expect((await ask('teacher')).userErrors).toMatchObject([{ code: 'ALREADY_ASKED' }])
    await clear()
  })

  it(
    'says of each request what each persona may do with it, and that is what the act then answers',
    { timeout: 120_000 },
    async () => {
      const requests = {
        forTeacher: await asked('school-admin', { personId: johan }),
        ofPrincipal: await asked('principal'),
        byPrincipal: await asked('principal', { personId: personId(slug('Sara Holmgren')) }),
        ofAnalyst: await asked('mentor', { role: 'AUTHORITY_ANALYST', organisationId: authorityId }),
        refused: await asked('special-educator'),
        over: await asked('counsellor', { endDate: '2026-11-23' }),
      }
      await act('principal', 'REFUSE_ACCESS_REQUEST', requests.refused)
      await world.sql`update identity.access_request set start_date = '2026-11-01', end_date = '2026-11-02' where id = ${requests.over}`
      const rows = await world.sql`select * from identity.access_request`
      const done: string[] = []
      for (const persona of personaNames) {
        const permitted = new Map((await seen(persona, 'id permittedActions')).map((one: any) => [one.id, one.permittedActions]))
        for (const action of Object.keys(actions) as ActionName[]) {
          const answers = await actOnAll(persona, action, requests)
          for (const [name, id] of Object.entries(requests)) {
            const isDone = /^(APPROVED|REFUSED|WITHDRAWN)$/.test(answers[name]!)
            const says = (permitted.get(id) as string[] | undefined) ?? []
            expect(isDone, `${persona} ${action} ${name}: ${answers[name]}`).toBe(says.includes(action))
            if (isDone) done.push(`${persona} ${action.split('_')[0]} ${name}`)
          }
          if (!done.at(-1)?.startsWith(persona)) continue
          await clear()
          await world.sql`insert into identity.access_request ${world.sql(rows.map(snake))}`
        }
      }
      // By hand: who may do what at all, so that silence on both sides does not pass.
      expect(done.toSorted()).toEqual(
        [
          ...['forTeacher', 'ofPrincipal', 'byPrincipal', 'ofAnalyst'].flatMap((one) => [
            `authority-admin APPROVE ${one}`,
            `authority-admin REFUSE ${one}`,
          ]),
          ...['authority-admin REFUSE over', 'principal REFUSE over', 'counsellor WITHDRAW over'],
          ...['principal APPROVE forTeacher', 'principal REFUSE forTeacher'],
          ...['school-admin WITHDRAW forTeacher', 'teacher WITHDRAW forTeacher'],
          ...['principal WITHDRAW ofPrincipal', 'principal WITHDRAW byPrincipal', 'mentor WITHDRAW byPrincipal'],
          'mentor WITHDRAW ofAnalyst',
        ].toSorted(),
      )
      await clear()
    },
  )

  const snake = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, '_$&').toLowerCase(), value]))

  it('is kept by the database as well: nobody forges, decides their own, or decides in the name of another', async () => {
    const id = await asked('school-admin', { personId: johan })
    const monica = personId(slug('Monica Berglund'))
    const as = (viewer: string, statement: string) =>
      world.sql
        .begin(async (tx) => {
          await tx`select set_config('role', 'skolgraf_identity_viewer', true), set_config('skolgraf.viewer_id', ${viewer}, true),
            set_config('skolgraf.viewer_kind', 'PERSON', true), set_config('skolgraf.today', '2026-11-22', true)`
          const { count } = await tx.unsafe(statement)
          throw new Error(`changed ${count}`)
        })
        .catch((error: Error) => error.message)
    const approve = (by: string) =>
      `update identity.access_request set state = 'APPROVED', decided_by_id = '${by}', decided_at = now() where id = '${id}'`
    const anders = personId(slug('Anders Hellström'))
    const refused = /row-level security/
    expect(await as(anders, approve(anders))).toBe('changed 1')
    expect(await as(anders, approve(personId(slug('Maria Söderberg'))))).toMatch(refused)
    for (const asker of [monica, johan]) expect(await as(asker, approve(anders))).toMatch(refused)
    expect(await as(personId(slug('Lena Forsberg')), approve(personId(slug('Lena Forsberg'))))).toBe('changed 0')
    const request = (person: string, by: string) => `insert into identity.access_request
      (id, person_id, role, organisation_id, start_date, reason, requested_by_id, requested_at)
      values (gen_random_uuid(), '${person}', 'UNIT_OBSERVER', '${unit}', '2026-11-22', 'x', '${by}', now())`
    expect(await as(johan, request(johan, johan))).toBe('changed 1')
    expect(await as(monica, request(johan, monica))).toBe('changed 1')
    expect(await as(johan, request(monica, johan))).toMatch(refused)
    expect(await as(johan, request(johan, monica))).toMatch(refused)
    const jenny = personId(slug('Jenny Bergström'))
    expect(await as(jenny, request(jenny, jenny))).toMatch(refused)
    const give = (person: string, by: string, role = 'UNIT_OBSERVER', where = unit) => `insert into identity.role_grant
      (id, person_id, role, organisation_id, start_date, given_by_id) values
      (gen_random_uuid(), '${person}', '${role}', '${where}', '2026-11-22', '${by}')`
    expect(await as(anders, give(johan, anders))).toBe('changed 1')
    expect(await as(anders, give(johan, monica))).toMatch(refused)
    expect(await as(anders, give(johan, anders, 'AUTHORITY_ANALYST', authorityId))).toMatch(refused)
    expect(await as(anders, give(johan, anders, 'UNIT_OBSERVER', unitId('bjorkskolan')))).toMatch(refused)
    expect(await as(anders, give(anders, anders))).toMatch(/role_grant_self_check/)
    expect(await as(johan, give(monica, johan))).toMatch(refused)
    await clear()
  })

  it('comes in pages, and a forged cursor is a mistake of the caller', async () => {
    for (const persona of ['teacher', 'mentor', 'special-educator']) await ask(persona)
    const query = `query ($after: String) { accessRequests(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`
    const page = async (after?: string) => (await world.ask('principal', query, { variables: { after } })).data.accessRequests
    const first = await page()
    const second = await page(first.pageInfo.endCursor)
    expect([first.edges.length, first.pageInfo.hasNextPage, second.edges.length]).toEqual([2, true, 1])
    expect(new Set([...first.edges, ...second.edges].map(({ node }: any) => node.id)).size).toBe(3)
    for (const forged of ['yesterday', '2026-02-31T00:00:00.000Z', '\u0000']) {
      const after = Buffer.from(JSON.stringify([forged, unit])).toString('base64url')
      const { errors } = await world.ask('principal', query, { variables: { after } })
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    }
    await clear()
  })
})
