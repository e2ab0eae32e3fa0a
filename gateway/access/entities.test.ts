import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../../scripts/testing.ts'
import { governance } from '../../subgraphs/governance/governance.ts'
import { groupId, personId } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { identity } from '../../subgraphs/identity/identity.ts'
import { askDirectly, type Direct, entitiesOf } from './walls.ts'

const selections: Readonly<Record<string, string>> = {
  Person: 'id displayName civicNo securityMarking emails { value } addresses { streetAddress } responsibles { person { id } }',
  Group: 'id displayName organisation { id displayName } memberships { person { id } } assignmentRoles { duty { id } }',
  Duty: 'id dutyRole person { id displayName } organisation { id } activities { id }',
  Activity: 'id displayName organisation { id } groups { id } teachers { duty { id } }',
  Organisation: 'id displayName parentOrganisation { id } duties(first: 3) { edges { node { id } } }',
}

/** What a caller might add, hoping that resolvers read it from the representation. */
const forged = {
  relations: ['SELF', 'GUARDIAN', 'PRINCIPAL', 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL'],
  securityMarking: 'INGEN',
  displayName: 'Someone Else',
  civicNo: '190001010000',
  personId: personId('elin-strand'),
  pupilId: personId('elin-strand'),
  organisationId: unitId('bjorkskolan'),
  parentId: unitId('bjorkskolan'),
  groupId: groupId('ekhamraskolan/7A'),
  kind: 'VALUE',
  value: 0,
  version: -1,
  ['__proto__']: { relations: ['PRINCIPAL'] },
}

const unknown = '00000000-0000-4000-8000-000000000000'
const garbage: readonly unknown[] = [
  ...[
    unknown,
    unknown.slice(1),
    '',
    ' ',
    'null',
    'Elin',
    "' or true --",
    `${unknown}'; select 1; --`,
    `{${unknown}}`,
    '\u0000',
    '%',
  ],
  ...[0, -1, 1.5, true, null, [], [personId('alva-bergstrom')], {}, { id: personId('alva-bergstrom') }, { toString: 'x' }],
]

describe('Straight at identity, _entities', () => {
  let world: World
  let direct: Direct
  let governing: Direct
  beforeAll(async () => {
    world = await openWorld()
    direct = await askDirectly(world, identity)
    governing = await askDirectly(world, governance)
  })
  afterAll(async () => {
    await direct?.stop()
    await governing?.stop()
    await world?.stop()
  })

  const ids: Record<string, () => Promise<string[]>> = {
    Person: async () =>
      ['alva-bergstrom', 'elin-strand', 'johan-lindqvist', 'eva-lundin', 'jenny-bergstrom', 'tilde-sjogren'].map(personId),
    Group: async () => ['ekhamraskolan/7A', 'bjorkskolan/3A'].map(groupId),
    Duty: async () => (await world.sql`select id from identity.duty order by id limit 12`).map(({ id }) => String(id)),
    Activity: async () => (await world.sql`select id from identity.activity order by id limit 12`).map(({ id }) => String(id)),
    Organisation: async () => [unitId('ekhamraskolan'), unitId('bjorkskolan')],
  }

  it.each(Object.keys(selections))('takes nothing but the id of a %s from the caller', async (type) => {
    for (const persona of ['teacher', 'pupil', 'principal', 'blocked-guardian', 'integrator']) {
      const honest = (await ids[type]!()).map((id) => ({ __typename: type, id }))
      const query = entitiesOf(type, selections[type]!)
      const expected = await direct.ask(persona, query, { representations: honest })
      const representations = honest.map((one) => ({ ...forged, ...one }))
      expect(JSON.stringify(await direct.ask(persona, query, { representations })), `as ${persona}`).toBe(
        JSON.stringify(expected),
      )
    }
  })

  it('takes nothing but the id of a Kpi, and of an Organisation for its key figures', async () => {
    const [kpi] = await world.sql`select id from governance.kpi limit 1`
    const figures = 'id kpiValues(filter: { period: "2024/25" }) { isPublished source figure { __typename } }'
    for (const [type, id, selection] of [
      ['Kpi', kpi!['id'], 'id code'],
      ['Organisation', unitId('bjorkskolan'), figures],
    ] as const)
      for (const persona of ['teacher', 'pupil', 'analyst', 'integrator']) {
        const query = entitiesOf(type, selection)
        const ask = (extra: object) => governing.ask(persona, query, { representations: [{ ...extra, __typename: type, id }] })
        expect(JSON.stringify(await ask(forged))).toBe(JSON.stringify(await ask({})))
      }
  })

  it.each(['Person', 'Group', 'Duty', 'Activity', 'Organisation'])(
    'answers null alike for a %s that is none, or none of yours',
    async (type) => {
      const foreign: Record<string, string[]> = {
        Person: ['elin-strand', 'eva-lundin', 'tilde-sjogren'].map(personId),
        Group: [groupId('ekhamraskolan/7A')],
        Organisation: [],
      }
      const all = [...garbage, ...(foreign[type] ?? [])]
      const query = entitiesOf(type, 'id')
      const answers = await Promise.all(
        all.map((id) => direct.ask('guardian-other-parent', query, { representations: [{ __typename: type, id }] })),
      )
      const hidden = type === 'Group' ? answers.slice(0, -1) : answers
      // Marcus may see 7A, his daughter's class; Tilde's principal may not.
      const strangers =
        type === 'Group'
          ? [await direct.ask('care-staff', query, { representations: [{ __typename: type, id: all.at(-1) }] })]
          : []
      expect(new Set([...hidden, ...strangers].map((one) => JSON.stringify(one)))).toEqual(
        new Set(['{"data":{"_entities":[null]}}']),
      )
    },
  )

  it('gives a draft of a survey to its makers alone, and takes nothing but its id', async () => {
    const id = '00000000-0000-4000-8000-0000000005e1'
    await world.sql`insert into governance.survey (id, organisation_id, title, audience, school_types, school_years, breakdown, opens_on,
        closes_on, minimum)
      values (${id}, ${unitId('ekhamraskolan')}, 'Trivsel', 'PUPIL', '{}', '{}', 'NONE', '2026-11-22', '2026-11-30', 10)`
    const query = entitiesOf('Survey', 'id title state')
    const ask = async (persona: string) =>
      JSON.stringify(await governing.ask(persona, query, { representations: [{ ...forged, __typename: 'Survey', id }] }))
    for (const persona of ['principal', 'authority-admin']) expect(await ask(persona)).toContain('Trivsel')
    for (const persona of ['teacher', 'principal-other-school', 'analyst', 'unit-observer', 'pupil', 'guardian', 'integrator'])
      expect(await ask(persona)).toBe('{"data":{"_entities":[null]}}')
    for (const one of garbage)
      expect(
        JSON.stringify(await governing.ask('principal', query, { representations: [{ __typename: 'Survey', id: one }] })),
      ).toBe('{"data":{"_entities":[null]}}')
  })

  it('answers null for what is no Kpi, and no figures for what is no organisation', async () => {
    const kpi = (id: unknown) =>
      governing.ask('teacher', entitiesOf('Kpi', 'id'), { representations: [{ __typename: 'Kpi', id }] })
    for (const id of garbage) expect(JSON.stringify(await kpi(id))).toBe('{"data":{"_entities":[null]}}')
    const query = entitiesOf('Organisation', 'kpiValues(filter: { period: "2024/25" }) { period }')
    const { data } = await governing.ask('teacher', query, { representations: [{ __typename: 'Organisation', id: unknown }] })
    expect(data).toEqual({ _entities: [{ kpiValues: [] }] })
  })

  it('refuses the key figures of a forged organisation as it refuses those of a real one', async () => {
    const query = entitiesOf('Organisation', 'kpiValues(filter: { period: "2024/25" }) { period }')
    const ask = async (id: string) =>
      JSON.stringify(await governing.ask('pupil', query, { representations: [{ __typename: 'Organisation', id }] }))
    expect(await ask(unknown)).toBe(await ask(unitId('ekhamraskolan')))
  })

  it('knows only entities', async () => {
    for (const __typename of ['Viewer', 'Responsible', 'Email', 'Query', 'Account', '__Schema', 'constructor', '']) {
      const asked = { representations: [{ __typename, id: personId('alva-bergstrom') }] }
      const { data } = await direct.ask('principal', entitiesOf('Person', 'id'), asked).catch(() => ({ data: null }))
      expect(data).toBeNull()
    }
  })
})

describe.each(shapes)('Through the gateway, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())

  it.each([
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    '{ a: _service { sdl } }',
    'query { ...F } fragment F on Query { _service { sdl } }',
  ])('%s cannot be asked', async (query) => {
    for (const persona of ['authority-admin', 'principal', 'pupil', null]) {
      const { data, errors, status } = await world.ask(persona, query)
      expect(data).toBeNull()
      expect(errors.length).toBeGreaterThan(0)
      expect([400, 401]).toContain(status)
      expect(JSON.stringify(errors)).not.toContain('@key')
    }
  })

  it('null alike for persons and groups that are none, or none of yours', async () => {
    const asked = [unknown, personId('elin-strand'), personId('tilde-sjogren'), 'Elin', "' or true --", '\u0000']
    for (const field of ['person', 'group']) {
      const answers = await Promise.all(
        asked.map((id) =>
          world.ask('guardian-other-parent', `query ($id: ID!) { ${field}(id: $id) { id } }`, { variables: { id } }),
        ),
      )
      expect(new Set(answers.map(({ data, errors }) => JSON.stringify([data, errors])))).toEqual(
        new Set([`[{"${field}":null},[]]`]),
      )
    }
  })
})
