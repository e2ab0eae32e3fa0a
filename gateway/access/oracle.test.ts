import fc from 'fast-check'
import type { GraphQLField, GraphQLObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDemoDatabase } from '../../scripts/testing.database.ts'
import { demoTables, type DemoRows, type DemoTable } from '../../subgraphs/identity/demo/rows.ts'
import { identity } from '../../subgraphs/identity/identity.ts'
import { openPool, type Pool, type Write } from '../../subgraphs/shared/database.ts'
import { newReadLog } from '../../subgraphs/shared/read-log.ts'
import { rolesOf } from '../../subgraphs/shared/rows.ts'
import { insertRows } from '../../subgraphs/shared/seed.ts'
import type { Assurance, Call } from '../../subgraphs/shared/viewer.ts'
import { comparedTables, fieldVerdict, openedBy, type Verdict, visibleRows } from './oracle.fields.ts'
import { type Asker, standingOf, todayIn } from './oracle.ts'
import { turns18On } from './oracle.rows.ts'
import { askedDay, askers, idOf, smallWorld } from './oracle.worlds.ts'

/** Each world is asked four times about nine persons: 3,240 cases. More before a release. */
const worlds = Number(process.env['ORACLE_WORLDS'] ?? 90)
const levels: readonly Assurance[] = ['LOW', 'SUBSTANTIAL', 'HIGH']

const tableName = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const seenIn = (table: string) => `'${table}', (select coalesce(json_agg(id), '[]') from identity."${tableName(table)}")`

const everything = `select json_build_object(${comparedTables.map(seenIn).join(', ')}, 'relations',
  (select coalesce(json_agg(json_build_object('person', person_id, 'relation', relation)), '[]')
   from access.relations_of($1::uuid[]))) as seen`

const sorted = (ids: Iterable<unknown>) => [...ids].map(String).toSorted()

interface Seen {
  readonly relations: readonly { person: string; relation: string }[]
  readonly [table: string]: readonly unknown[]
}

/** What PostgreSQL shows a viewer on a day: the relations it names, and the rows of every table. */
async function seenBy(tx: Write, role: string, { kind, id }: Asker, day: string, persons: readonly string[]): Promise<Seen> {
  await tx`select set_config('role', ${role}, true), set_config('skolgraf.viewer_id', ${id}, true),
    set_config('skolgraf.viewer_kind', ${kind}, true), set_config('skolgraf.today', ${day}, true)`
  const [row] = await tx.unsafe(everything, [`{${persons.join()}}`], { prepare: true })
  await tx`reset role`
  return row!['seen'] as Seen
}

class RolledBack extends Error {}

/** Runs in a transaction that leaves nothing behind. */
async function inPassing(sql: Pool, run: (tx: Write) => Promise<void>): Promise<void> {
  const undone = await sql
    .begin(async (tx) => {
      await run(tx)
      throw new RolledBack()
    })
    .catch((error: unknown) => error)
  if (!(undone instanceof RolledBack)) throw undone
}

async function insertWorld(tx: Write, world: DemoRows): Promise<void> {
  for (const table of Object.keys(demoTables) as DemoTable[]) await insertRows(tx, demoTables[table], world[table])
}

const personFields = (identity.schema().getType('Person') as GraphQLObjectType).getFields()
const nothingToLoad = new Proxy({}, { get: () => Object.assign(async () => [], { load: async () => [] }) })

/** What the policy that runs says of a field, given the relations PostgreSQL named. */
// A rule lets an empty list through: it is the resolver that leaves it empty.
const refusalOf = (verdict: Verdict) => (verdict === 'EMPTY' ? 'VALUE' : verdict)

function ruled(field: GraphQLField<unknown, unknown>, relations: readonly string[], isSheltered: boolean, assurance: Assurance) {
  const viewer = { kind: 'PERSON', id: idOf('person', 0), roles: [], scopes: [], assurance } as const
  const call: Call = { viewer, requestId: 'r', locale: 'en', now: new Date(0), idempotencyKey: null }
  const context = { call, viewer, verdicts: new Map(), reads: newReadLog(), load: nothingToLoad }
  const source = { id: idOf('person', 0), relations, isSheltered, securityMarking: 'INGEN' }
  try {
    void Promise.resolve(field.resolve?.(source, {}, context, { operation: { operation: 'query' } } as never)).catch(() => {})
    return 'VALUE'
  } catch (error) {
    if (!('extensions' in (error as object))) throw error
    return (error as { extensions: { code: string } }).extensions.code
  }
}

describe('PostgreSQL and the policy agree with access.md', () => {
  let sql: Pool
  beforeAll(async () => {
    const database = await newDemoDatabase(inject('adminUrl'))
    sql = openPool(database.adminUrl, { max: 1 })
    // A world is too small to be worth a plan of its own.
    await sql`set jit = off`
    await sql`set plan_cache_mode = force_generic_plan`
    await sql`truncate identity.organisation, identity.person, identity.client_application cascade`
  })
  afterAll(() => sql?.end())

  const count = { cases: 0, related: 0 }

  async function compare(tx: Write, world: DemoRows, day: string, role: string, asker: Asker): Promise<void> {
    const persons = world.person.map(({ id }) => id)
    const expected = visibleRows(todayIn(world, day), asker)
    const seen = await seenBy(tx, role, asker, day, persons)
    for (const person of persons) {
      const relations = seen.relations
        .filter((one) => one.person === person)
        .map(({ relation }) => relation)
        .toSorted()
      expect(relations, `${role}: ${asker.id} to ${person} on ${day}`).toEqual(expected.relations.get(person))
      count.cases += 1
      count.related += relations.length > 0 ? 1 : 0
    }
    for (const table of comparedTables)
      expect(sorted(seen[table]!), `${role}: ${asker.id} reads ${table} on ${day}`).toEqual(sorted(expected[table]))
  }

  it(`in ${worlds} small worlds, about relations and rows`, { timeout: 20_000 * worlds }, async () => {
    const { viewer, authority } = rolesOf('identity')
    const asked = fc.shuffledSubarray([...askers], { minLength: 3, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(smallWorld, askedDay, asked, (world, day, some) =>
        inPassing(sql, async (tx) => {
          await insertWorld(tx, world)
          const today = todayIn(world, day)
          const servedAs = (asker: Asker) =>
            asker.kind === 'CLIENT' || standingOf(today, asker).authorities.length > 0 ? authority : viewer
          for (const asker of some) await compare(tx, world, day, servedAs(asker), asker)
          // That role asks row by row, and shows nobody more than is theirs.
          await compare(tx, world, day, authority, some[0]!)
        }),
      ),
      // A failure prints its seed and path. Shrinking it takes minutes: ask for that when you need it.
      { numRuns: worlds, endOnFailure: process.env['ORACLE_SHRINK'] === undefined },
    )
    expect(count.cases).toBeGreaterThan(1000)
    expect(count.related).toBeGreaterThan(200)
  })

  const everyRelation = [...new Set(Object.values(openedBy).flat())]

  it('about the guarded fields, for every set of relations', () => {
    fc.assert(
      fc.property(
        fc.subarray(everyRelation, { maxLength: 3 }),
        fc.boolean(),
        fc.constantFrom(...levels),
        (relations, isSheltered, assurance) => {
          for (const field of Object.keys(openedBy))
            expect(ruled(personFields[field]!, relations, isSheltered, assurance), `${field} for ${relations.join()}`).toBe(
              refusalOf(fieldVerdict(field, relations, isSheltered, assurance)),
            )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('about every relation alone', () => {
    for (const relation of everyRelation)
      for (const field of Object.keys(openedBy))
        expect(ruled(personFields[field]!, [relation], false, 'HIGH'), `${field} for ${relation}`).toBe(
          refusalOf(fieldVerdict(field, [relation], false, 'HIGH')),
        )
  })
})

it('counts to 18', () => {
  expect(turns18On('2008-02-28')).toBe('2026-02-28')
  expect(turns18On('2008-02-29')).toBe('2026-02-28')
  expect(turns18On('2006-11-22')).toBe('2024-11-22')
})
