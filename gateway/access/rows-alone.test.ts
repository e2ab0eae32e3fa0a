import type { GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../scripts/testing.database.ts'
import { openWorld, shapes, type World } from '../../scripts/testing.ts'
import { administration } from '../../subgraphs/administration/administration.ts'
import { governance } from '../../subgraphs/governance/governance.ts'
import { identity } from '../../subgraphs/identity/identity.ts'
import { pedagogy } from '../../subgraphs/pedagogy/pedagogy.ts'
import { everythingOf, harvest, harvestable, listsOf, manyOf } from './harvest.ts'
import { type Visible, visibleRows } from './oracle.fields.ts'
import { todayIn } from './oracle.ts'
import { readSchool, type School } from './oracle.rows.ts'
import { askDirectly, askerOf, type Direct, entitiesOf, personaNames, representationsOf, rowsAlone } from './walls.ts'

// Row security alone: every field rule allows. What comes out is compared with what the oracle says of the same rows.
const open = rowsAlone(identity)
const schema: GraphQLSchema = open.schema()

const outside = (found: ReadonlySet<string>, expected: ReadonlySet<string>) => [...found].filter((one) => !expected.has(one))
const rowsIn = (school: School) => {
  const days = todayIn(school, today)
  const known = new Map<string, Visible>()
  return (persona: string): Visible => {
    if (!known.has(persona)) known.set(persona, visibleRows(days, askerOf(persona)))
    return known.get(persona)!
  }
}

describe.each(shapes)('With every field rule open, through the gateway, %s', (shape) => {
  let world: World
  let school: School
  let rowsOf: ReturnType<typeof rowsIn>
  beforeAll(async () => {
    world = await openWorld({ shape, subgraphs: [open, rowsAlone(governance), rowsAlone(administration), rowsAlone(pedagogy)] })
    school = await readSchool(world.sql)
    rowsOf = rowsIn(school)
  })
  afterAll(() => world.stop())

  it.each(personaNames)('%s finds nothing outside their relations in any list', async (persona) => {
    const who = '__typename person { __typename id }'
    const query = `{
      viewer { person { ${everythingOf(schema.getType('Person'), 1)} } }
      groups(first: 5) { edges { node { __typename id memberships { __typename id person { __typename id } } } } }
      organisations(first: 20) { edges { node {
        duties(first: 20) { edges { node { id ${who} } } } groups(first: 20) { edges { node { __typename id } } } } } }
    }`
    const { data, errors } = await world.ask(persona, query)
    expect(errors).toEqual([])
    const found = harvest(data)
    expect(outside(found, harvestable(school, rowsOf(persona)))).toEqual([])
  })
})

// The gateway limits how much one request may ask for; a subgraph does not, and knows `_entities`. In one process only:
// the other shape would ask the same PostgreSQL the same.
describe('With every field rule open, straight at the subgraph', () => {
  let world: World
  let school: School
  let rowsOf: ReturnType<typeof rowsIn>
  let direct: Direct
  beforeAll(async () => {
    world = await openWorld({ subgraphs: [open, rowsAlone(governance), rowsAlone(administration), rowsAlone(pedagogy)] })
    school = await readSchool(world.sql)
    rowsOf = rowsIn(school)
    direct = await askDirectly(world, open)
  })
  afterAll(async () => {
    await direct?.stop()
    await world?.stop()
  })

  async function take(persona: string, query: string, variables?: Record<string, unknown>): Promise<Set<string>> {
    const { data, errors } = await direct.ask(persona, query, variables)
    expect(errors ?? []).toEqual([])
    return harvest(data)
  }
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

  it.each(personaNames)('%s reaches exactly their own rows by id', { timeout: 120_000 }, async (persona) => {
    const visible = rowsOf(persona)
    const expected = harvestable(school, visible)
    const found = new Set<string>()
    const take_ = async (query: string, variables?: Record<string, unknown>) => {
      for (const one of await take(persona, query, variables)) found.add(one)
    }
    await take_(listsOf(schema, 3))
    await take_(manyOf('person', 'Person', idsOf(school.person), everythingOf(schema.getType('Person'), 0)))
    await take_(manyOf('group', 'Group', idsOf(school.group), everythingOf(schema.getType('Group'), 0)))
    for (const [type, rows] of Object.entries({
      Person: school.person,
      Group: school.group,
      Duty: school.duty,
      Activity: school.activity,
    }))
      await take_(entitiesOf(type, everythingOf(schema.getType(type), 1)), representationsOf(type, idsOf(rows)))
    expect(outside(found, expected)).toEqual([])
    // Not only nothing more, but nothing less: a wall that hides everything would pass the line above.
    const kinds = ['Person', 'Group', 'Duty', 'Activity', 'Enrolment', 'Responsible', 'Email', 'PhoneNumber', 'Address']
    expect(outside(expected, found).filter((one) => kinds.includes(one.split(' ')[0]!))).toEqual([])
  })

  it('a row that cannot be seen is null, however it is asked for', async () => {
    for (const persona of personaNames) {
      const { person, group } = rowsOf(persona)
      const hidden = {
        Person: idsOf(school.person).filter((id) => !person.has(id)),
        Group: idsOf(school.group).filter((id) => !group.has(id)),
      }
      for (const [type, ids] of Object.entries(hidden)) {
        const { data } = await direct.ask(persona, entitiesOf(type, 'id'), representationsOf(type, ids))
        expect(new Set(data!['_entities'] as unknown[])).toEqual(new Set(ids.length > 0 ? [null] : []))
      }
    }
  })
})
