import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askDirectly, fieldsAlone, rowsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { personId, slug } from '../demo/keys.ts'
import { sourceSystemId } from '../demo/sources.rows.ts'
import { unitId } from '../demo/units.rows.ts'
import { identity } from '../identity.ts'

const ekhamra = unitId('ekhamraskolan')
const idOf = (name: string) => personId(slug(name))
const alva = idOf('Alva Bergström')
const context = 'https://extens.example.se/elev'

describe('Where a row comes from', () => {
  let world: World
  const johan = idOf('Johan Lindqvist')
  const jenny = idOf('Jenny Bergström')
  const elin = idOf('Elin Strand')
  const importedAt = '2026-11-20T02:00:00.000Z'
  beforeAll(async () => {
    world = await openWorld()
    const extens = sourceSystemId('extens')
    for (const table of ['person', 'organisation', 'enrolment', 'responsible', 'duty', '"group"', 'group_membership', 'activity'])
      await world.sql.unsafe(`update identity.${table} set source_system_id = '${extens}', imported_at = '${importedAt}'`)
    for (const [entity, id] of [
      ['Person', alva],
      ['Person', elin],
      ['Person', johan],
      ['Person', jenny],
      ['Organisation', ekhamra],
    ])
      // prettier-ignore
      await world.sql`insert into identity.external_identifier (id, entity, entity_id, context, value, imported_at)
        values (gen_random_uuid(), ${entity!}, ${id!}, ${context}, ${`value of ${id}`}, ${importedAt})`
  })
  afterAll(() => world.stop())

  const who = 'externalIdentifiers { context value } importedFrom { importedAt sourceSystem { displayName } }'
  const from = { importedAt, sourceSystem: { displayName: 'Extens' } }
  const seenBy = async (persona: string, id: string, ask: World['ask'] = world.ask) => {
    const { data, errors } = await ask(persona, `query ($id: ID!) { person(id: $id) { ${who} } }`, { variables: { id } })
    if (data.person === null) return 'ABSENT'
    if (data.person.externalIdentifiers === null) return errors.map(({ extensions }) => extensions.code).join(' ')
    return data.person.externalIdentifiers[0]?.value === `value of ${id}` ? 'SEEN' : 'EMPTY'
  }
  const refused = 'FORBIDDEN FORBIDDEN'

  it.each([
    ['principal', 'SEEN', 'SEEN', 'SEEN', 'SEEN'],
    ['school-admin', 'SEEN', 'ABSENT', 'SEEN', 'SEEN'],
    ['authority-admin', 'SEEN', 'ABSENT', 'SEEN', 'SEEN'],
    ['principal-other-school', 'ABSENT', 'ABSENT', refused, 'SEEN'],
    ['mentor', refused, refused, refused, refused],
    ['teacher', refused, refused, refused, refused],
    ['guardian', refused, 'ABSENT', refused, refused],
    ['pupil', refused, 'ABSENT', refused, refused],
    ['account-sync', refused, 'ABSENT', refused, refused],
    ['analyst', 'ABSENT', 'ABSENT', 'ABSENT', 'ABSENT'],
  ])('the %s sees of a pupil, a protected pupil, staff and a guardian: %s, %s, %s, %s', async (persona, ...expected) => {
    const seen = []
    for (const id of [alva, elin, johan, jenny]) seen.push(await seenBy(persona, id))
    expect(seen).toEqual(expected)
  })

  it('a client application sees where its agreement grants the field, at its units', async () => {
    await world.sql`insert into identity.field_grant (id, processor_agreement_id, field, granted_at)
      select gen_random_uuid(), id, field, now() from identity.processor_agreement,
        unnest(array['Person.externalIdentifiers', 'Person.importedFrom', 'ExternalIdentifier.*']) field`
    const seen = []
    for (const id of [alva, elin, johan, jenny]) seen.push(await seenBy('account-sync', id))
    expect(seen).toEqual(['SEEN', 'ABSENT', 'SEEN', 'SEEN'])
    expect(await seenBy('account-sync', idOf('Nils Bergström'))).toBe('ABSENT')
  })

  it('each wall holds without the other', async () => {
    const names = ['mentor', 'teacher', 'guardian', 'pupil', 'school-admin', 'principal']
    const [rows, fields] = [rowsAlone(identity), fieldsAlone(identity)]
    for (const [subgraph, options] of [
      [rows, {}],
      [fields, { asSuperuser: true }],
    ] as const) {
      const alone = await askDirectly(world, subgraph, options)
      for (const persona of names) {
        const { data } = await alone.ask(persona, `{ person(id: "${alva}") { externalIdentifiers { value } } }`)
        const { length } = (data as any)?.person?.externalIdentifiers ?? []
        expect([persona, length > 0]).toEqual([persona, ['school-admin', 'principal'].includes(persona)])
      }
      await alone.stop()
    }
  })

  it('is known of every row, and of organisations to everyone', async () => {
    const query = `{ organisation(id: "${ekhamra}") { ${who} }
      person(id: "${alva}") { ${who}
        enrolments { importedFrom { importedAt } } responsibles { importedFrom { importedAt } }
        groupMemberships { importedFrom { importedAt }
          group { importedFrom { sourceSystem { code } } activities { importedFrom { importedAt } } } } }
      staff: person(id: "${johan}") { duties { importedFrom { importedAt } } } }`
    const { data, errors } = await world.ask('principal', query)
    expect(errors).toEqual([])
    const { organisation, person, staff } = data
    expect(organisation).toEqual({ externalIdentifiers: [{ context, value: `value of ${ekhamra}` }], importedFrom: from })
    expect(person).toMatchObject({ externalIdentifiers: [{ context, value: `value of ${alva}` }], importedFrom: from })
    const all = [...person.enrolments, ...person.responsibles, ...person.groupMemberships, ...staff.duties]
    const activities = person.groupMemberships.flatMap(({ group }: any) => group.activities)
    expect([...all, ...activities].filter(({ importedFrom }: any) => importedFrom?.importedAt !== importedAt)).toEqual([])
    expect([all.length > 4, activities.length > 0]).toEqual([true, true])
    expect(person.groupMemberships[0].group.importedFrom).toEqual({ sourceSystem: { code: 'extens' } })
    await world.sql`update identity.person set source_system_id = null, imported_at = null where id = ${alva}`
    const { data: entered } = await world.ask('principal', `{ person(id: "${alva}") { importedFrom { importedAt } } }`)
    expect(entered.person.importedFrom).toBeNull()
  })

  it('leads to the person, for whoever may know', async () => {
    const find = async (persona: string, id: string) => {
      const identifier = { context, value: `value of ${id}` }
      const query = 'query ($f: PersonFilter!) { persons(filter: $f) { edges { node { id } } } }'
      const { data } = await world.ask(persona, query, { variables: { f: { externalIdentifier: identifier } } })
      return data.persons.edges.map(({ node }: any) => node.id)
    }
    for (const persona of ['principal', 'school-admin', 'authority-admin']) {
      expect(await find(persona, alva)).toEqual([alva])
      expect(await find(persona, johan)).toEqual([johan])
      expect(await find(persona, elin)).toEqual([])
    }
    for (const persona of ['mentor', 'guardian', 'pupil']) expect(await find(persona, alva)).toEqual([])
  })
})
