import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../scripts/testing.database.ts'
import { openWorld, type World } from '../../scripts/testing.ts'
import { administration } from '../../subgraphs/administration/administration.ts'
import { governance } from '../../subgraphs/governance/governance.ts'
import { identity } from '../../subgraphs/identity/identity.ts'
import { pedagogy } from '../../subgraphs/pedagogy/pedagogy.ts'
import { kpiOpenTo, selections } from './matrix.expectations.ts'
import { manyOf } from './harvest.ts'
import { fieldVerdict, openedBy } from './oracle.fields.ts'
import { type Asker, isSheltered, relationsTo, standingOf, todayIn } from './oracle.ts'
import { readSchool, type School } from './oracle.rows.ts'
import {
  askDirectly,
  askerOf,
  type Direct,
  entitiesOf,
  fieldsAlone,
  personaNames,
  representationsOf,
  withoutStacks,
} from './walls.ts'

// Field rules alone: PostgreSQL is asked as its superuser, whom no row policy binds, so that every id is found. At the
// subgraph and in one process: 900 people by 21 personas through the gateway's limits would take minutes and test those.
const guarded = Object.keys(openedBy)
// What a client application reads follows from its grants: see client-policy.test.ts.
const people = personaNames.filter((persona) => askerOf(persona).kind !== 'CLIENT')
const selection = `id ${guarded.map((field) => `${field}${selections[field] ?? ''}`).join(' ')}`

interface Answered {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: { code?: string }
  }[]
}

/** `<place> <field>` → code, for every refusal of a guarded field of a person found at the place. */
function refusalsOf({ errors = [] }: Answered, depth: number): Map<string, string> {
  const own = errors.filter(({ path = [] }) => path.length === depth + 1)
  return new Map(own.map(({ path = [], extensions }) => [`${path[depth - 1]} ${path[depth]}`, String(extensions?.code)]))
}

describe('With row security bypassed', () => {
  let world: World
  let school: School
  let direct: Direct
  let restore: () => void
  beforeAll(async () => {
    restore = withoutStacks()
    world = await openWorld({
      asSuperuser: true,
      subgraphs: [fieldsAlone(identity), fieldsAlone(governance), fieldsAlone(administration), fieldsAlone(pedagogy)],
    })
    school = await readSchool(world.sql)
    direct = await askDirectly(world, fieldsAlone(identity), { asSuperuser: true })
  })
  afterAll(async () => {
    restore?.()
    await direct?.stop()
    await world?.stop()
  })

  /** The places, fields and verdicts that differ from what the oracle says. */
  function differences(
    asker: Asker,
    answer: Answered,
    persons: School['person'],
    places: readonly unknown[],
    depth: number,
  ): string[] {
    const days = todayIn(school, today)
    const my = standingOf(days, asker)
    const refusals = refusalsOf(answer, depth)
    return persons.flatMap((person, n) => {
      const { id } = person
      const found = places[n] as Record<string, unknown> | null
      if (found?.['id'] !== id) return [`${id} is not there: is row security on?`]
      const relations = relationsTo(days, my, id)
      return guarded.flatMap((field) => {
        const expected = fieldVerdict(field, relations, isSheltered(days, my, person), 'HIGH')
        const told = refusals.get(`${depth === 1 ? `_${n}` : n} ${field}`) ?? 'VALUE'
        const isEmpty = Array.isArray(found[field]) && found[field].length === 0
        const verdict = told === 'VALUE' && expected === 'EMPTY' && isEmpty ? 'EMPTY' : told
        const leaks = told !== 'VALUE' && found[field] !== null
        return verdict === expected && !leaks ? [] : [`${id} ${field}: ${verdict}, expected ${expected} (${relations.join()})`]
      })
    })
  }
  // Through person(id) one in twenty: the same loader answers, and refusals by the ten thousand take their time.
  it.each(people)('%s reads of a person what they may, through person(id)', { timeout: 60_000 }, async (persona) => {
    const some = school.person.filter((_, n) => n % 20 === 0)
    const ids = some.map(({ id }) => id)
    const answer = await direct.ask(persona, manyOf('person', 'Person', ids, selection))
    expect(
      differences(
        askerOf(persona),
        answer,
        some,
        ids.map((_, n) => answer.data![`_${n}`]),
        1,
      ),
    ).toEqual([])
  })

  it.each(people)('%s reads of every person what they may, through _entities', { timeout: 60_000 }, async (persona) => {
    const ids = school.person.map(({ id }) => id)
    const answer = await direct.ask(persona, entitiesOf('Person', selection), representationsOf('Person', ids))
    expect(differences(askerOf(persona), answer, school.person, answer.data!['_entities'] as unknown[], 2)).toEqual([])
  })

  it('somebody without a relation is an id and nothing else, also through the gateway', async () => {
    const elin = askerOf('protected-pupil').id
    for (const persona of ['pupil', 'principal-other-school', 'shared-preschool']) {
      const { data } = await world.ask(persona, `{ person(id: "${elin}") { ${selection} } }`)
      expect(data.person).toEqual({ id: elin, ...Object.fromEntries(guarded.map((field) => [field, null])) })
    }
  })

  it('key figures come out for those alone who may read them', async () => {
    const [unit] = await world.sql`select id from identity.organisation where school_unit_code = '99990002'`
    const query = `{ organisation(id: "${unit!['id']}") { kpiValues(filter: { period: "2024/25" }) { period } } }`
    for (const persona of personaNames) {
      const { data, errors } = await world.ask(persona, query)
      const mayRead = kpiOpenTo.includes(persona)
      expect(data.organisation.kpiValues === null, `as ${persona}`).toBe(!mayRead)
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(mayRead ? [] : ['FORBIDDEN'])
    }
  })
})
