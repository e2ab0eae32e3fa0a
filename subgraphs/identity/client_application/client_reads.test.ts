import { getNamedType, type GraphQLField, type GraphQLObjectType, isLeafType, isRequiredArgument } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { manyOf } from '../../../gateway/access/harvest.ts'
import { askDirectly, type Direct, entitiesOf, fieldsAlone, representationsOf, rowsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { clientId, demoId, personId, slug } from '../demo/keys.ts'
import { unitId } from '../demo/units.rows.ts'
import { holds, type RuleContext } from '../../shared/policy.ts'
import { identity } from '../identity.ts'

const unit = unitId('ekhamraskolan')
const sync = clientId('ekhamra-kontosynk')
const person = (name: string) => personId(slug(name))
const alva = person('Alva Bergström')
const granted = ['id', 'givenName', 'familyName', 'displayName', 'civicNo', 'groupMemberships']

/** Whom account-sync may reach, worked out here by itself: unmarked and unrestricted, at Ekhamraskolan today. */
const reachable = ({ sql }: World) => sql<{ id: string }[]>`
  with open as (select id from identity.person p where security_marking = 'INGEN' and not exists (
      select from identity.processing_restriction r where r.person_id = p.id and r.end_date is null)),
    pupil as (select e.pupil_id as id from identity.enrolment e join open on open.id = e.pupil_id
      where e.organisation_id = ${unit} and not e.is_cancelled and '2026-11-22' between e.start_date and coalesce(e.end_date, 'infinity'))
  select id from pupil
  union
  select r.person_id from identity.responsible r join pupil on pupil.id = r.pupil_id join open on open.id = r.person_id
    join identity.person c on c.id = r.pupil_id
  where not r.is_blocked and '2026-11-22' between r.start_date and coalesce(r.end_date, 'infinity')
    and (r.relation_type <> 'VARDNADSHAVARE' or r.adult_consent or c.birth_date + interval '18 years' > '2026-11-22')
  union
  select d.person_id from identity.duty d join open on open.id = d.person_id
  where d.organisation_id = ${unit} and '2026-11-22' between d.start_date and coalesce(d.end_date, 'infinity')`

async function restrict({ sql }: World, names: readonly string[]): Promise<void> {
  for (const name of names)
    await sql`insert into identity.processing_restriction (id, person_id, reason, start_date, decided_by_id, decided_at)
      values (gen_random_uuid(), ${person(name)}, 'Contested', '2026-11-01', ${person('Anders Hellström')}, now())`
}

describe('A client application with an agreement', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())
  afterEach(async () => {
    world.travel()
    await world.sql`delete from identity.processing_restriction`
  })

  const read = async (fields = 'displayName', id = alva, persona = 'account-sync') => {
    const { data, errors } = await world.ask(persona, `{ person(id: "${id}") { ${fields} } }`)
    return { person: data?.person, codes: errors.map(({ extensions }) => extensions.code), errors }
  }
  const administer = async (field: string, input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`
    const { data, errors } = await world.ask(
      'authority-admin',
      `mutation ($input: ${type}) { act: ${field}(input: $input) { userErrors { code } } }`,
      { variables: { input } },
    )
    expect([data.act?.userErrors, errors]).toEqual([[], []])
  }

  it('reads names, numbers and classes, also when nobody has signed in strongly', async () => {
    const fields = 'displayName civicNo groupMemberships { group { displayName groupType } }'
    const { data, errors } = await world.ask('account-sync', `{ person(id: "${alva}") { ${fields} } }`, { assurance: 'LOW' })
    expect(errors).toEqual([])
    expect(data.person.displayName).toBe('Alva Bergström')
    expect(data.person.civicNo).toMatch(/^\d{12}$/)
    expect(data.person.groupMemberships).toContainEqual({ group: { displayName: '7A', groupType: 'KLASS' } })
  })

  it('and no other field of a person, or of what hangs on one: each is refused by its name', async () => {
    const type = identity.schema().getType('Person') as GraphQLObjectType
    const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument))
    const below = (field: GraphQLField<unknown, unknown>) =>
      isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename }`
    const { person: found, errors } = await read(fields.map(below).join(' '))
    for (const { name } of fields) {
      const error = errors.find(({ path }) => path?.[1] === name)
      if (granted.includes(name)) expect([name, error, found[name] === null]).toEqual([name, undefined, false])
      else {
        expect([name, found[name]]).toEqual([name, null])
        const isPublic = identity.fieldClasses.get(`Person.${name}`) === 'PUBLIC'
        const why = isPublic ? {} : { reason: 'NO_GRANT', needs: { grant: [`Person.${name}`] } }
        expect(error?.extensions).toMatchObject({ code: 'FORBIDDEN', ...why })
      }
    }
    const staff = await world.ask(
      'account-sync',
      `{ organisation(id: "${unit}") { displayName duties { edges { node { id dutyRole } } } } }`,
    )
    expect(staff.data.organisation.displayName).toBe('Ekhamraskolan')
    const refusals = new Set(staff.errors.map(({ extensions }) => (extensions as any).needs.grant.join()))
    expect([...refusals].every((one) => ['Organisation.duties', 'Duty.id', 'Duty.dutyRole'].includes(one))).toBe(true)
    expect(refusals.size).toBeGreaterThan(0)
  })

  it('lists and finds persons where it is granted what cursors and searches tell, and nowhere else', async () => {
    const lists = {
      persons: '{ persons(filter: { name: "Alva" }) { edges { cursor node { displayName } } } }',
      pupils: `{ organisation(id: "${unit}") { pupils(first: 1) { edges { cursor node { displayName } } } } }`,
      groups: '{ groups(first: 1) { edges { cursor } } }',
    }
    for (const [field, told] of Object.entries({
      persons: 'Person.civicNo',
      pupils: 'Person.familyName',
      groups: 'Group.displayName',
    })) {
      const query = lists[field as keyof typeof lists]
      expect((await world.ask('account-sync', query)).errors, field).toEqual([])
      await world.sql`update identity.field_grant set revoked_at = now() where field = ${told}`
      const { data, errors } = await world.ask('account-sync', query)
      expect(JSON.stringify(data), field).not.toContain('cursor')
      expect(errors, field).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'NO_GRANT', needs: { grant: expect.arrayContaining([told]) } } },
      ])
      await restore()
    }
  })

  it.each(['Nils Bergström', 'Stina Persson', 'Elin Strand', 'Katarina Strand', 'Eva Lundin', 'Wilma Dahlgren'])(
    'finds no %s: of another school, protected, or gone',
    async (name) => expect(await read('displayName', person(name))).toMatchObject({ person: null, codes: [] }),
  )

  it('finds nobody whose data must not be processed now', async () => {
    for (const name of ['Johan Lindqvist', 'Kristina Persson', 'Hugo Persson']) {
      expect((await read('displayName', person(name))).person).toEqual({ displayName: name })
      await restrict(world, [name])
      expect((await read('displayName', person(name))).person).toBeNull()
    }
    const { data } = await world.ask('principal', `{ person(id: "${person('Hugo Persson')}") { displayName } }`)
    expect(data.person).toEqual({ displayName: 'Hugo Persson' })
  })

  it('is noted when it reads what is sensitive', async () => {
    await read('civicNo displayName')
    const [noted] = await world.sql`select field, viewer_kind, viewer_id, relations from identity.read_event
      where viewer_kind = 'CLIENT' and subject_id = ${alva} order by at desc limit 1`
    expect(noted).toEqual({ field: 'Person.civicNo', viewerKind: 'CLIENT', viewerId: sync, relations: ['CLIENT'] })
  })

  const agreement = demoId('ProcessorAgreement', 'ekhamra-kontosynk')
  const raise = () =>
    world.sql`update identity.processor_agreement set ended_at = null, end_date = null, max_information_class = 'PEDAGOGICAL_ADMINISTRATION'`
  const restore = async () => {
    await raise()
    await world.sql`update identity.field_grant set revoked_at = null`
    await world.sql`update identity.role_grant set revoked_at = null, revoked_by_id = null`
    await world.sql`update identity.client_application set is_active = true`
    await world.sql`delete from identity.processor_agreement where id <> ${agreement}`
  }

  it.each<[string, string | null, () => Promise<unknown>]>([
    [
      'a field is taken back',
      'FORBIDDEN',
      () => administer('revokeFieldGrants', { processorAgreementId: agreement, fields: ['Person.displayName'] }),
    ],
    [
      'the class is lowered',
      'FORBIDDEN',
      () => world.sql`update identity.processor_agreement set max_information_class = 'PEDAGOGY'`,
    ],
    ['the unit is taken back', null, () => administer('revokeUnitGrant', { unitGrantId: demoId('RoleGrant', 'account-sync') })],
    ['the agreement is ended', null, () => administer('endProcessorAgreement', { processorAgreementId: agreement })],
    ['a new agreement has begun', 'FORBIDDEN', () => administer('signProcessorAgreement', renewal)],
    ['the agreement has run out', null, () => world.sql`update identity.processor_agreement set end_date = '2026-11-21'`],
  ])('reads nothing from the next request on, when %s', async (_, code, change) => {
    expect((await read()).person).toEqual({ displayName: 'Alva Bergström' })
    await change()
    const { person: found, codes } = await read()
    expect([found?.displayName ?? null, codes]).toEqual([null, code === null ? [] : [code]])
    await restore()
    expect((await read()).codes).toEqual([])
  })
  const renewal = {
    ...{ clientApplicationId: sync, purpose: 'Accounts', storageCountry: 'FI', retentionMonths: 1 },
    ...{ maxInformationClass: 'PEDAGOGY', startDate: '2026-11-22' },
  }

  it('reads on its last day, and not the day after', async () => {
    await world.sql`update identity.processor_agreement set end_date = '2026-11-30'`
    world.travel('2026-11-30')
    expect((await read()).person).toEqual({ displayName: 'Alva Bergström' })
    world.travel('2026-12-01')
    expect((await read()).person).toBeNull()
    await restore()
  })

  it('is let in no more when it is stopped', async () => {
    await administer('stopClientApplication', { clientApplicationId: sync })
    const { status, errors } = await world.ask('account-sync', '{ viewer { id } }')
    expect([status, errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    await administer('resumeClientApplication', { clientApplicationId: sync })
    expect((await read()).person).toEqual({ displayName: 'Alva Bergström' })
  })

  it('does nothing to anybody, whatever the act', async () => {
    const informationClasses = ['PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY']
    const acts = Object.entries(identity.clientPolicy['Mutation']!)
    const grants = { fields: acts.map(([name]) => `Mutation.${name}`), informationClasses }
    const viewer = {
      kind: 'CLIENT',
      id: sync,
      roles: [{ role: 'CLIENT', organisationId: unit }],
      assurance: 'HIGH',
      scopes: [],
      grants,
    }
    const context = { call: { viewer }, verdicts: new Map() } as unknown as RuleContext
    expect(acts.length).toBeGreaterThan(20)
    // It is told that only persons have settings.
    expect(acts.filter(([, rule]) => holds(rule, {}, context)).map(([name]) => name)).toEqual(['setLocale'])
    const ask = `requestAccess(input: { role: UNIT_OBSERVER, organisationId: "${unit}", startDate: "2026-11-22", reason: "x" })`
    const { errors } = await world.ask('account-sync', `mutation { ${ask} { userErrors { code } } }`)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('without an agreement reads nobody, though the whole authority is granted to it', async () => {
    expect(await read('displayName', alva, 'integrator')).toMatchObject({ person: null, codes: [] })
    const { data } = await world.ask(
      'integrator',
      '{ myGrants { displayName processorAgreement { id } unitGrants { organisation { displayName } } } }',
    )
    expect(data.myGrants).toEqual({
      ...{ displayName: 'Ekhamra integration', processorAgreement: null },
      unitGrants: [{ organisation: { displayName: 'Ekhamra kommun' } }],
    })
  })

  it('sees what it was granted, for what and how long', async () => {
    const query = `{ myGrants { displayName supplier scopes isActive issuer permittedActions
      unitGrants { organisation { displayName } isCurrent permittedActions }
      processorAgreement { purpose storageCountry retentionMonths maxInformationClass startDate endDate isCurrent permittedActions
        fieldGrants { field informationClass } } } }`
    const { data, errors } = await world.ask('account-sync', query)
    expect(errors).toEqual([])
    expect(data.myGrants).toMatchObject({
      ...{ displayName: 'Ekhamra kontosynk', supplier: 'Kontosynk AB', scopes: [], isActive: true, permittedActions: [] },
      unitGrants: [{ organisation: { displayName: 'Ekhamraskolan' }, isCurrent: true, permittedActions: [] }],
      processorAgreement: {
        storageCountry: 'SE',
        retentionMonths: 6,
        maxInformationClass: 'PEDAGOGICAL_ADMINISTRATION',
        permittedActions: [],
      },
    })
    const fields = data.myGrants.processorAgreement.fieldGrants
    expect(fields).toContainEqual({ field: 'GroupMembership.*', informationClass: 'PEDAGOGICAL_ADMINISTRATION' })
    expect(fields.map(({ field }: any) => field)).toEqual(expect.arrayContaining(granted.map((field) => `Person.${field}`)))
    const keys = await world.ask('account-sync', '{ myGrants { keys { id } } }')
    expect(keys.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await world.ask('teacher', '{ myGrants { id } }')).data).toEqual({ myGrants: null })
  })
})

// One wall at a time: with every field rule open, and past every row policy.
describe('A client application, with one wall alone', () => {
  let world: World
  let rows: Direct
  let fields: Direct
  beforeAll(async () => {
    world = await openWorld()
    rows = await askDirectly(world, rowsAlone(identity))
    fields = await askDirectly(world, fieldsAlone(identity), { asSuperuser: true })
    await restrict(world, ['Hugo Persson', 'Johan Lindqvist', 'Marcus Öberg'])
  })
  afterAll(async () => {
    await rows?.stop()
    await fields?.stop()
    await world?.stop()
  })

  const everyone = async () => (await world.sql<{ id: string }[]>`select id from identity.person order by id`).map(({ id }) => id)

  it.each(['through person(id)', 'through _entities'])(
    'of rows reaches the open persons of its unit and nobody else, %s',
    async (way) => {
      const ids = await everyone()
      const query = way.includes('_entities') ? entitiesOf('Person', 'id') : manyOf('person', 'Person', ids, 'id')
      const { data } = await rows.ask(
        'account-sync',
        query,
        way.includes('_entities') ? representationsOf('Person', ids) : undefined,
      )
      const found = (way.includes('_entities') ? (data!['_entities'] as any[]) : Object.values(data!))
        .filter(Boolean)
        .map(({ id }) => id)
      const expected = (await reachable(world)).map(({ id }) => id)
      expect(expected.length).toBeGreaterThan(100)
      expect(found.toSorted()).toEqual(expected.toSorted())
      const none = await rows.ask('integrator', entitiesOf('Person', 'id'), representationsOf('Person', ids))
      expect(new Set(none.data!['_entities'] as unknown[])).toEqual(new Set([null]))
    },
  )

  // By hand: every table in which a client finds rows at all.
  const openToClients = [
    ...['organisation', 'unit_policy', 'source_system', 'master_system', 'external_identifier'],
    ...['person', 'person_email', 'person_phone_number', 'person_address', 'responsible', 'enrolment', 'duty', 'assignment_role'],
    ...['group', 'group_membership', 'activity', 'activity_group', 'activity_teacher', 'contact_propagation'],
    ...['client_application', 'processor_agreement', 'field_grant', 'role_grant'],
  ]

  it('of rows finds them in no table but those meant for it, and of persons only in reach', async () => {
    const names = identity.tables.map((table) => (table as any)[Symbol.for('drizzle:Name')] as string)
    const persons = (await reachable(world)).map(({ id }) => id)
    const about: Record<string, string> = { person: 'id', responsible: 'person_id', enrolment: 'pupil_id', duty: 'person_id',
      group_membership: 'person_id', person_email: 'person_id', person_phone_number: 'person_id', person_address: 'person_id' } // prettier-ignore
    await world.sql`insert into identity.read_event (at, request_id, subject_id, field, viewer_id, viewer_kind, assurance, relations)
      values ('2026-11-22', 'r', ${alva}, 'Person.civicNo', ${sync}, 'CLIENT', 'LOW', '{CLIENT}')`
    await world.sql.begin(async (tx) => {
      await tx`select set_config('role', 'skolgraf_identity_authority', true), set_config('skolgraf.viewer_id', ${sync}, true),
        set_config('skolgraf.viewer_kind', 'CLIENT', true), set_config('skolgraf.today', '2026-11-22', true)`
      for (const name of names) {
        const [may] = await tx`select has_any_column_privilege(${`identity."${name}"`}, 'select') as may`
        if (!may!['may']) continue
        const found = await tx.unsafe(`select ${about[name] ?? 'null'} as person from identity."${name}"`)
        if (!openToClients.includes(name)) expect([name, found.length]).toEqual([name, 0])
        if (about[name])
          expect([name, [...new Set(found.map(({ person }) => person))].filter((id) => !persons.includes(id))]).toEqual([
            name,
            [],
          ])
      }
    })
  })

  it('of fields reads nothing of a person out of its reach, and of others what it was granted', async () => {
    const expected = new Set((await reachable(world)).map(({ id }) => id))
    const ids = await everyone()
    const { data } = await fields.ask(
      'account-sync',
      entitiesOf('Person', 'id displayName civicNo birthDate'),
      representationsOf('Person', ids),
    )
    const found = (data!['_entities'] as any[]).map((one, n) => ({ one, id: ids[n]! }))
    for (const { one, id } of found) {
      if (expected.has(id)) expect(one).toMatchObject({ id, birthDate: null })
      // Restrictions are the rows' matter; a relation is the fields' as well.
      else if (one) expect([id, one.displayName, one.civicNo]).toEqual([id, null, null])
    }
    expect(found.filter(({ one }) => one?.displayName).length).toBeGreaterThan(100)
  })
})
