import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../scripts/testing.ts'
import { authorityId } from '../identity/demo/units.rows.ts'
import { personId } from '../identity/demo/keys.ts'
import { organisationNow, rename, renameFields, unit, written } from './act.testing.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const unknown = '00000000-0000-4000-8000-00000000dead'
const elsewhere = '00000000-0000-4000-8000-00000000e15e'
const admin = 'authority-admin'

describe.each(shapes)('An act, %s', (shape) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ shape })
    await world.sql`insert into identity.organisation (id, display_name, organisation_type) values (${elsewhere}, 'Grannskolan', 'SKOLENHET')`
  })
  afterAll(() => world.stop())

  const nextRename = async (displayName: string, organisationId: string = unit.bjorkskolan) => ({
    organisationId,
    displayName,
    expectedVersion: (await organisationNow(world, organisationId)).version,
  })
  const codes = (answer: Awaited<ReturnType<typeof rename>>) => answer.errors.map(({ extensions }) => extensions.code)

  it('has its effect, and is in the audit and the change feed, once', async () => {
    const input = await nextRename('  Björkskolan F-6 ')
    const before = await written(world)
    const { data, errors } = await rename(world, admin, input, { assurance: 'SUBSTANTIAL' })
    expect(errors).toEqual([])
    const organisation = { id: unit.bjorkskolan, displayName: 'Björkskolan F-6', version: input.expectedVersion + 1 }
    expect(data.correctOrganisationName).toEqual({ organisation, userErrors: [] })
    const changed = [{ entity: 'Organisation', id: unit.bjorkskolan, kind: 'UPSERT' }]
    const audits = await world.sql`select act, viewer_id, viewer_kind, assurance, request_id, changed from identity.audit
      where id > ${before!['identityAudit']}`
    const who = { viewerId: personId('maria-soderberg'), viewerKind: 'PERSON', assurance: 'SUBSTANTIAL' }
    expect(audits).toEqual([{ act: 'correctOrganisationName', ...who, requestId: expect.stringMatching(uuid), changed }])
    const changes = await world.sql`select entity, entity_id as id, kind from identity.change offset ${before!['identityChange']}`
    expect([...changes]).toEqual(changed)
  })

  it.each(['principal', 'teacher', 'guardian', 'school-admin', 'analyst', 'integrator'])(
    'is refused to the %s',
    async (persona) => {
      const before = await written(world)
      const answer = await rename(world, persona, await nextRename('Fel namn'), {
        headers: { 'idempotency-key': `by-${persona}` },
      })
      expect(answer.data).toEqual({ correctOrganisationName: null })
      expect(codes(answer)).toEqual(['FORBIDDEN'])
      expect(answer.errors[0]!.extensions['needs']).toEqual({ role: ['AUTHORITY_ADMIN'] })
      expect(await written(world)).toEqual(before)
    },
  )

  it('on an organisation of another authority is answered exactly as on an unknown one', async () => {
    const before = await written(world)
    const answers = []
    for (const organisationId of [elsewhere, unknown, 'no-uuid']) {
      const { status, data, errors } = await rename(world, admin, { organisationId, displayName: 'Vår', expectedVersion: 1 })
      answers.push(JSON.stringify({ status, data, errors }))
    }
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0]!)).toMatchObject({
      status: 200,
      data: { correctOrganisationName: { organisation: null, userErrors: [{ code: 'NOT_FOUND', field: ['organisationId'] }] } },
    })
    expect(await written(world)).toEqual(before)
  })

  it.each(['', '   ', 'x'.repeat(201)])('with the name %j changes nothing', async (displayName) => {
    const before = await written(world)
    const { data, errors } = await rename(world, admin, await nextRename(displayName))
    expect(errors).toEqual([])
    expect(data.correctOrganisationName).toMatchObject({ organisation: null, userErrors: [{ code: 'NAME_INVALID' }] })
    expect(await written(world)).toEqual(before)
  })

  it('with NUL in the name is the caller’s mistake, not ours', async () => {
    const before = await written(world)
    const { data, errors } = await rename(world, admin, await nextRename('Björk\u0000skolan'))
    const said = [...errors.map(({ extensions }) => extensions.code), ...(data.correctOrganisationName?.userErrors ?? [])]
    expect(said).toHaveLength(1)
    expect(said).not.toContain('INTERNAL_SERVER_ERROR')
    expect(await written(world)).toEqual(before)
  })

  it('at a stale version is a conflict, keeps no key, and can be sent again', async () => {
    const right = await nextRename('Björkskolan igen')
    const stale = { ...right, expectedVersion: right.expectedVersion - 1, idempotencyKey: 'stale' }
    const before = await written(world)
    for (const _ of [1, 2]) {
      const answer = await rename(world, admin, stale)
      expect(codes(answer)).toEqual(['CONFLICT'])
      expect(answer.data.correctOrganisationName).toBeNull()
    }
    expect(await written(world)).toEqual(before)
    // The refused act left its key free: it may carry the act that is sent instead, and from then on that one only.
    const done = await rename(world, admin, { ...right, idempotencyKey: 'stale' })
    expect(done.data.correctOrganisationName.organisation.version).toBe(right.expectedVersion + 1)
    expect(codes(await rename(world, admin, stale))).toEqual(['BAD_USER_INPUT'])
    const renewed = await rename(world, admin, { ...(await nextRename('Björkskolan åter')), idempotencyKey: 'fresh' })
    expect(renewed.errors).toEqual([])
  })

  it.each(['audit', 'change'])('that fails at its %s row leaves no trace', async (table) => {
    const input = await nextRename('Namnet som aldrig blev')
    const before = await written(world)
    await world.sql
      .unsafe(`create function public.fail() returns trigger language plpgsql as $$ begin raise exception 'secret'; end $$;
      create trigger fail before insert on identity.${table} for each row execute function public.fail()`)
    const answer = await rename(world, admin, { ...input, idempotencyKey: `fails-${table}` })
    await world.sql.unsafe(`drop function public.fail cascade`)
    expect(codes(answer)).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(await written(world)).toEqual(before)
    const again = await rename(world, admin, { ...input, idempotencyKey: `fails-${table}` })
    expect(again.data.correctOrganisationName.organisation.displayName).toBe('Namnet som aldrig blev')
  })

  it('is seen by what the same request reads after it, and so is the next', async () => {
    const first = await nextRename('Första namnet')
    const second = { ...first, displayName: 'Andra namnet', expectedVersion: first.expectedVersion + 1 }
    const stale = { ...first, displayName: 'Tredje namnet' }
    const { data, errors } = await world.ask(
      admin,
      `mutation ($a: CorrectOrganisationNameInput!, $b: CorrectOrganisationNameInput!, $c: CorrectOrganisationNameInput!) {
        a: correctOrganisationName(input: $a) ${renameFields}
        b: correctOrganisationName(input: $b) ${renameFields}
        c: correctOrganisationName(input: $c) ${renameFields} }`,
      { variables: { a: first, b: second, c: stale } },
    )
    expect([data.a.organisation.displayName, data.b.organisation.displayName, data.c]).toEqual([
      'Första namnet',
      'Andra namnet',
      null,
    ])
    expect(errors.map(({ path }) => path)).toEqual([['c']])
    const [{ requests }] = (await world.sql`select count(distinct request_id)::int as requests from
      (select request_id from identity.audit order by id desc limit 2) last`) as unknown as [{ requests: number }]
    expect(requests).toBe(1)
  })

  it('on the authority itself is open to its administrator', async () => {
    const { data } = await rename(world, admin, await nextRename('Ekhamra kommun, utbildning', authorityId))
    expect(data.correctOrganisationName.organisation.displayName).toBe('Ekhamra kommun, utbildning')
  })

  it('of two at the same version is done once, and is a conflict to the other', async () => {
    const input = await nextRename('')
    const before = await written(world)
    const names = ['Ena namnet', 'Andra namnet', 'Tredje namnet', 'Fjärde namnet']
    const answers = await Promise.all(names.map((displayName) => rename(world, admin, { ...input, displayName })))
    expect(answers.flatMap(codes)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT'])
    const won = answers.find(({ errors }) => errors.length === 0)!.data.correctOrganisationName.organisation
    expect(await organisationNow(world, unit.bjorkskolan)).toEqual({ displayName: won.displayName, version: won.version })
    expect((await written(world))!['identityChange']).toBe(before!['identityChange'] + 1)
  })
})
