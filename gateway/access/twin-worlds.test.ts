import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../scripts/testing.ts'
import { groupId, personId, slug } from '../../subgraphs/identity/demo/keys.ts'
import { unitId } from '../../subgraphs/identity/demo/units.rows.ts'
import { actsOn, type Known, publishedQueries, queriesAbout, type Question, walks } from './twin-worlds.questions.ts'
import { personaNames } from './walls.ts'

const id = (name: string) => personId(slug(name))
const unit = unitId('ekhamraskolan')

const [elin, katarina, eva] = ['Elin Strand', 'Katarina Strand', 'Eva Lundin'].map(id)
const knowElin = ['principal', 'teacher', 'mentor', 'counsellor', 'protected-guardian', 'protected-pupil']
const knowEva = ['principal']

/** Takes persons out of a copy of the demo, with every row that is about them, and every row about those. */
async function erase({ sql }: World, persons: readonly string[]): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    // What they reported of others is those others': where they never were, somebody else reported it.
    for (const table of ['attendance', 'lesson_report'])
      await tx`update administration.${tx(table)} set reporter_id = ${id('Anders Hellström')} where reporter_id in ${tx(persons)}`
    const columns = await tx`select n.nspname as schema, c.relname as table, a.attname as column from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('identity', 'governance', 'administration', 'pedagogy') and a.atttypid = 'uuid'::regtype and not a.attisdropped`
    for (let gone = [...persons]; gone.length > 0;) {
      const next: string[] = []
      for (const { schema, table, column } of columns) {
        const rows =
          await tx`delete from ${tx(schema)}.${tx(table)} t where ${tx(column)} in ${tx(gone)} returning to_jsonb(t)->>'id' as id`
        next.push(...rows.map((row) => row['id'] as string))
      }
      gone = next.filter((one) => one !== null && !persons.includes(one))
    }
  })
}

async function knownOf({ sql }: World, person: string): Promise<Known> {
  const [row] = await sql<Known[]>`select given_name, family_name, civic_no from identity.person where id = ${person}`
  return { ...row!, person, others: { organisationId: unit, unitId: unit, groupId: groupId('ekhamraskolan/7A') } }
}

/** Where two answers differ, said shortly. */
function differences(some: unknown, others: unknown, path = ''): string[] {
  if (typeof some !== 'object' || typeof others !== 'object' || some === null || others === null)
    return some === others ? [] : [`${path}: ${JSON.stringify(some)} | ${JSON.stringify(others)}`.slice(0, 300)]
  return [...new Set([...Object.keys(some), ...Object.keys(others)])].flatMap((key) =>
    differences((some as any)[key], (others as any)[key], `${path}.${key}`),
  )
}

const isFault = (text: string) => /"limit"|INTERNAL_SERVER_ERROR|UNAVAILABLE|VALIDATION_FAILED/.test(text)

describe('Worlds that differ in protected persons', () => {
  let full: World
  let withoutEva: World
  let without: World
  let questions: readonly Question[]
  let acts: readonly Question[]
  beforeAll(async () => {
    const worlds = (full = await openWorld()) && [full, (withoutEva = await openWorld()), (without = await openWorld())]
    const hidden = await Promise.all([elin!, eva!].map((person) => knownOf(full, person)))
    const mother = `{ person(id: "${katarina}") { displayName responsibleFor { pupil { displayName } } } }`
    const noIds = `{ a: person(id: "${elin}x") { id } b: group(id: "Elin") { id } organisation(id: "") { id } }`
    questions = [...(await publishedQueries()), ...queriesAbout(hidden), { query: mother }, { query: noIds }]
    acts = actsOn(hidden, id('Alva Bergström'))
    // Elin's father has an account because she is enrolled somewhere; here he has one besides.
    for (const { sql } of worlds)
      await sql`insert into identity.role_grant (id, person_id, role, organisation_id, start_date)
        values (${id('Peter observes')}, ${id('Peter Lund')}, 'UNIT_OBSERVER', ${unit}, '2026-01-01')`
    await erase(withoutEva, [eva!])
    await erase(without, [elin!, katarina!, eva!])
    await Promise.all(worlds.map(({ sql }) => sql`analyze`))
  })
  afterAll(() => Promise.all([full, withoutEva, without].map((world) => world.stop())))

  const answer = async (world: World, persona: string, { query, variables }: Question): Promise<string> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await world.token(persona)}` }
    const response = await fetch(world.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
    return `${response.status} ${await response.text()}`
  }
  const inTurn = async (world: World, persona: string, asked: readonly Question[]) => {
    const found: string[] = []
    for (const question of asked) found.push(await answer(world, persona, question))
    return found
  }

  /** Every page of every list, to its end. */
  async function walk(world: World, persona: string): Promise<string[]> {
    const { first, lists } = walks(unit)
    const found = await inTurn(world, persona, first.map((query) => ({ query }))) // prettier-ignore
    const endOf = (text: string, path: readonly string[]) =>
      path.reduce((value, key) => value?.[key], JSON.parse(text.slice(4)).data)?.pageInfo ?? { hasNextPage: false }
    for (const { at, path, next } of lists)
      for (let { hasNextPage, endCursor } = endOf(found[at]!, path); hasNextPage;) {
        const page = await answer(world, persona, { query: next, variables: { after: endCursor } })
        found.push(page)
        ;({ hasNextPage, endCursor } = endOf(page, path))
      }
    return found
  }
  const seen = async (world: World, persona: string) => [
    ...(await inTurn(world, persona, questions)),
    ...(await walk(world, persona)),
  ]

  // Errors come in the order their fields were refused, which is nobody's.
  const read = (texts: readonly string[]) =>
    texts.map((text) => {
      const { errors = [], ...rest } = JSON.parse(text.slice(4))
      return { status: text.slice(0, 3), errors: errors.map((error: unknown) => JSON.stringify(error)).toSorted(), ...rest }
    })
  function expectSame(some: readonly string[], others: readonly string[]): void {
    expect(some.filter(isFault)).toEqual([])
    expect(differences(read(some), read(others))).toEqual([])
    expect(JSON.stringify(read(some)) === JSON.stringify(read(others))).toBe(true)
  }
  const says = (texts: readonly string[], ...names: (string | undefined)[]) =>
    names.map((name) => texts.some((text) => text.includes(name!)))

  it.each(personaNames.filter((persona) => !knowElin.includes(persona)))('give the %s the same bytes', async (persona) => {
    const [whole, rest] = await Promise.all([seen(full, persona), seen(without, persona)])
    expectSame(whole, rest)
    const traces = [elin, katarina, eva, 'Elin Strand', 'Katarina Strand', 'Eva Lundin']
    expect(says(whole, ...traces)).toEqual(traces.map(() => false))
  })

  it.each(knowElin)('are not the same to the %s, who knows Elin', async (persona) => {
    const [whole, some, rest] = await Promise.all([
      seen(full, persona),
      seen(withoutEva, persona),
      inTurn(without, persona, questions),
    ])
    const knowsEva = knowEva.includes(persona)
    expect(says(whole, 'Elin Strand', 'Eva Lundin')).toEqual([true, knowsEva])
    expect(says(some, 'Elin Strand', 'Eva Lundin')).toEqual([true, false])
    expect(says(rest, 'Elin Strand', 'Eva Lundin')).toEqual([false, false])
    if (knowsEva) expect(whole).not.toEqual(some)
    else expectSame(whole, some)
  })

  // Last, for some are done; by strangers only, or they would be done in one world and not in the other.
  it.each(['school-admin', 'principal-other-school', 'authority-admin', 'special-educator', 'guardian'])(
    'let the %s do to them what can be done to nobody',
    async (persona) => {
      const [whole, rest] = await Promise.all([inTurn(full, persona, acts), inTurn(without, persona, acts)])
      expectSame(whole, rest)
    },
  )
})
