import { type GraphQLSchema, isListType, isNonNullType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entitiesOf, fieldsAlone, representationsOf, rowsAlone } from '../../../gateway/access/walls.ts'
import { openWorld, type World } from '../../../scripts/testing.ts'
import { administration } from '../../administration/administration.ts'
import { pedagogy } from '../../pedagogy/pedagogy.ts'
import { governance } from '../../governance/governance.ts'
import { openPool } from '../../shared/database.ts'
import { rolesOf } from '../../shared/rows.ts'
import { type GraphQLAnswer, type RunningSubgraph, startSubgraph } from '../../shared/running.ts'
import type { Subgraph } from '../../shared/subgraph.ts'
import type { Call } from '../../shared/viewer.ts'
import { identity } from '../identity.ts'

const call: Call = {
  viewer: {
    ...{ kind: 'SUBJECT', id: '00000000-0000-5000-8000-000000000000', roles: [], assurance: 'HIGH', scopes: [] },
    subject: { issuer: 'urn:login', subject: 'stranger' },
  },
  ...{ requestId: 'test', locale: 'en', now: new Date('2026-11-22T11:00:00Z'), idempotencyKey: null },
}

/** A value for every argument that must be given. */
function literal(type: unknown): string {
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner)) return '[]'
  if (typeof inner === 'object' && inner !== null && 'getFields' in inner && !isObjectType(inner)) {
    const fields = Object.values((inner as { getFields(): Record<string, { name: string; type: unknown }> }).getFields())
    return `{ ${fields.flatMap(({ name, type: of }) => (isNonNullType(of) ? [`${name}: ${literal(of)}`] : [])).join(' ')} }`
  }
  if (typeof inner === 'object' && inner !== null && 'getValues' in inner)
    return (inner as { getValues(): { name: string }[] }).getValues()[0]!.name
  const values: Record<string, string> = {
    Int: '1',
    Float: '1',
    Boolean: 'true',
    Date: '"2026-11-22"',
    DateTime: '"2026-11-22T11:00:00Z"',
  }
  return values[String(inner)] ?? '"11111111-1111-4111-8111-111111111111"'
}

function rootsOf(schema: GraphQLSchema) {
  const fields = (kind: 'query' | 'mutation') =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})
      .filter(({ name }) => !name.startsWith('_') && name !== 'activateAccount')
      .map(({ name, args }) => {
        const given = args.filter(({ type }) => isNonNullType(type)).map((arg) => `${arg.name}: ${literal(arg.type)}`)
        return { name, query: `${kind} { ${name}${given.length > 0 ? `(${given.join(' ')})` : ''} { __typename } }` }
      })
  return [...fields('query'), ...fields('mutation')]
}

describe.each([identity, governance, administration, pedagogy])(
  'A subject without an account, who asks $name itself',
  (subgraph) => {
    let world: World
    const started: (() => Promise<unknown>)[] = []
    const start = async (given: Subgraph, asSuperuser = false) => {
      const url = asSuperuser ? world.database.adminUrl : world.database.url
      const pool = openPool(url, { role: rolesOf(given.name).viewer, max: 2 })
      const running: RunningSubgraph = await startSubgraph(given, {
        pool,
        newId: () => crypto.randomUUID() as never,
        report() {},
      })
      started.push(async () => (await running.stop(), await pool.end()))
      return (query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer> =>
        running.answer({ query, ...(variables && { variables }) }, call)
    }
    beforeAll(async () => void (world = await openWorld()))
    afterAll(async () => {
      for (const stop of started) await stop()
      await world.stop()
    })

    it('is refused every query and act, by the rules alone', async () => {
      const ask = await start(fieldsAlone(subgraph), true)
      const roots = rootsOf(subgraph.schema())
      expect(roots.length).toBeGreaterThan(1)
      for (const { name, query } of roots) {
        const { data, errors } = await ask(query)
        expect([data?.[name] ?? null, errors?.map(({ extensions }) => extensions?.['code'])], query).toEqual([
          null,
          ['FORBIDDEN'],
        ])
      }
    })

    it('finds no object of any kind, by the rows alone', async () => {
      const ask = await start(rowsAlone(subgraph))
      const { sql } = world
      const selections: Record<string, string> =
        subgraph === identity
          ? { person: 'id displayName', organisation: 'id displayName', group: 'id displayName', duty: 'id dutyRole' }
          : subgraph === pedagogy
            ? { syllabus: 'kpiValues: versions { id }' }
            : {
                organisation:
                  subgraph === governance
                    ? 'kpiValues(filter: { period: "2024/25" }) { period }'
                    : 'kpiValues: schoolYears { id }',
              }
      for (const [table, selection] of Object.entries(selections)) {
        const ids = (
          await sql`select id from ${sql(table === 'syllabus' ? 'administration' : 'identity')}.${sql(table)} limit 20`
        ).map(({ id }) => id as string)
        const type = `${table.charAt(0).toUpperCase()}${table.slice(1)}`
        const { data, errors } = await ask(entitiesOf(type, selection), representationsOf(type, ids))
        expect(errors ?? []).toEqual([])
        const found = data!['_entities'] as (null | { kpiValues?: unknown[] })[]
        expect(found.length).toBeGreaterThan(0)
        expect(
          found.filter((one) => one && one.kpiValues?.length !== 0),
          type,
        ).toEqual([])
      }
    })
  },
)
