import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, shapes, type World } from '../scripts/testing.ts'
import { personId } from '../subgraphs/identity/demo/keys.ts'
import { unitId } from '../subgraphs/identity/demo/units.rows.ts'
import { identity } from '../subgraphs/identity/identity.ts'
import { perform } from '../subgraphs/shared/act.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { askDirectly, callOf, entitiesOf, everythingAllowed, fieldsAlone, representationsOf } from './access/walls.ts'

const unit = unitId('smultronet')
const who =
  '{ viewer { id kind assurance scopes person { id } organisation { displayName } clientApplicationName roles { role } session { id } notices { kind } sessions { edges { node { id } } } } }'

describe.each(shapes)('An account that the staff of a preschool share, %s', (shape) => {
  let world: World
  beforeAll(async () => void (world = await openWorld({ shape })))
  afterAll(() => world.stop())
  const ask = (query: string) => world.ask('shared-preschool', query)

  it.each(['LOW', 'SUBSTANTIAL', 'HIGH'] as const)('is the unit, at assurance LOW, with a sign-in at %s', async (assurance) => {
    const { data, errors } = await world.ask('shared-preschool', who, { assurance })
    expect(errors).toEqual([])
    expect(data.viewer).toEqual({
      ...{ id: unit, kind: 'UNIT', assurance: 'LOW', scopes: [], roles: [] },
      ...{ person: null, organisation: { displayName: 'Förskolan Smultronet' }, clientApplicationName: null },
      ...{ session: null, notices: [], sessions: { edges: [] } },
    })
  })

  it('reads nothing about persons, whichever way it asks', async () => {
    const [group] = await world.sql`select id from identity."group" where organisation_id = ${unit} limit 1`
    const page = 'edges { node { id } }'
    const query = `{
      child: person(id: "${personId('stina-persson')}") { id }
      staff: person(id: "${personId('fatima-haddad')}") { id displayName }
      group(id: "${group!['id']}") { id memberships { person { id } } assignmentRoles { duty { id } } }
      groups { ${page} }
      organisation(id: "${unit}") { displayName duties { ${page} } groups { ${page} } }
    }`
    const { data, errors } = await ask(query)
    expect(errors).toEqual([])
    expect(data).toEqual({
      ...{ child: null, staff: null, group: null, groups: { edges: [] } },
      organisation: { displayName: 'Förskolan Smultronet', duties: { edges: [] }, groups: { edges: [] } },
    })
  })

  it('looks after no accounts, not even its own', async () => {
    const { data, errors } = await ask(`{ organisation(id: "${unit}") { sharedAccount { id } permittedAccountActions } }`)
    expect(data.organisation).toEqual({ sharedAccount: null, permittedAccountActions: [] })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})

describe('What a unit does', () => {
  let world: World
  beforeAll(async () => void (world = await openWorld()))
  afterAll(() => world.stop())

  it('finds no one by their ids, nor by any query, with either wall alone', async () => {
    const tables = { Person: 'person', Group: 'group', Duty: 'duty' } as const
    const direct = await askDirectly(world, { ...identity, schema: () => identity.schema(everythingAllowed(identity.policy)) })
    for (const [type, table] of Object.entries(tables)) {
      const ids = (await world.sql`select id from identity.${world.sql(table)} limit 200`).map(({ id }) => id as string)
      const { data } = await direct.ask('shared-preschool', entitiesOf(type, 'id'), representationsOf(type, ids))
      expect((data!['_entities'] as unknown[]).filter(Boolean), type).toEqual([])
    }
    await direct.stop()
    const fields = await askDirectly(world, fieldsAlone(identity), { asSuperuser: true })
    const asked =
      'id givenName displayName civicNo birthDate emails { value } account { id } duties { id } responsibles { startDate }'
    const ids = (await world.sql`select id from identity.person limit 50`).map(({ id }) => id as string)
    const { data } = await fields.ask('shared-preschool', entitiesOf('Person', asked), representationsOf('Person', ids))
    for (const { id, ...rest } of data!['_entities'] as Record<string, unknown>[])
      expect(
        Object.values(rest).filter((value) => value !== null),
        String(id),
      ).toEqual([])
    await fields.stop()
  })

  it('is audited as done by the unit', async () => {
    const { viewer } = rolesOf('identity')
    const pool = openPool(world.database.url, { role: viewer, max: 1 })
    const nothing = async () => ({ answer: { userErrors: [] }, changed: [] })
    const act = { name: 'reportAbsence', key: null, requestHash: '', run: nothing }
    await perform(pool, 'identity', viewer, await callOf(world, 'shared-preschool'), act)
    await pool.end()
    const [audited] = await world.sql`select viewer_kind, viewer_id, assurance from identity.audit where act = 'reportAbsence'`
    expect(audited).toMatchObject({ viewerKind: 'UNIT', viewerId: unit })
  })
})
