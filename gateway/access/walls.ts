import { allow } from 'graphql-shield'
import { inject } from 'vitest'
import { today } from '../../scripts/testing.database.ts'
import type { World } from '../../scripts/testing.ts'
import { personaIssuer, personas } from '../../subgraphs/identity/demo/personas.ts'
import { openPool } from '../../subgraphs/shared/database.ts'
import type { AnyPolicy } from '../../subgraphs/shared/policy.ts'
import { rolesOf } from '../../subgraphs/shared/rows.ts'
import { type GraphQLAnswer, startSubgraph, type Subgraph } from '../../subgraphs/shared/subgraph.ts'
import type { Assurance, Call } from '../../subgraphs/shared/viewer.ts'
import type { Asker } from './oracle.ts'

export const personaNames = personas.map(({ persona }) => persona)

/** Who a persona is to the oracle. */
export function askerOf(name: string): Asker {
  const { personId, clientApplicationId } = personas.find(({ persona }) => persona === name)!
  return personId ? { kind: 'PERSON', id: personId } : { kind: 'CLIENT', id: clientApplicationId! }
}

/** A policy without the second wall: whoever gets a row reads all of it. */
export const everythingAllowed = (policy: AnyPolicy): AnyPolicy =>
  Object.fromEntries(
    Object.entries(policy).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.keys(fields).map((field) => [field, allow])),
    ]),
  )

/** The subgraph with row security alone between a viewer and the data. */
export const rowsAlone = (subgraph: Subgraph): Subgraph => ({
  ...subgraph,
  schema: () => subgraph.schema(everythingAllowed(subgraph.policy)),
})

/** The subgraph with field rules alone: it reads as the superuser, whom row security does not bind. Needs `asSuperuser`. */
export function fieldsAlone(subgraph: Subgraph): Subgraph {
  const superuser = decodeURIComponent(new URL(inject('adminUrl')).username)
  return { ...subgraph, databaseRole: () => superuser }
}

/** What a subgraph would be told about a persona's request. */
export async function callOf({ sql }: World, persona: string, assurance: Assurance = 'HIGH'): Promise<Call> {
  const [found] = await sql`select kind, id, roles, scopes from access.viewer_for(${personaIssuer}, ${persona}, ${today})`
  const viewer = { ...found, assurance } as unknown as Call['viewer']
  return { viewer, requestId: 'test', locale: 'en', now: new Date(`${today}T11:00:00Z`), idempotencyKey: null }
}

export interface Direct {
  ask(persona: string, query: string, variables?: Record<string, unknown>, assurance?: Assurance): Promise<GraphQLAnswer>
  stop(): Promise<void>
}

/** A subgraph in this process, asked as the gateway asks: the only way to `_entities`. */
export async function askDirectly(world: World, subgraph: Subgraph, { asSuperuser = false } = {}): Promise<Direct> {
  const url = asSuperuser ? world.database.adminUrl : world.database.url
  const pool = openPool(url, { role: rolesOf(subgraph.name).viewer, max: 2 })
  const reports: unknown[] = []
  const running = await startSubgraph(subgraph, {
    pool,
    newId: () => crypto.randomUUID() as never,
    report: (error) => reports.push(error),
  })
  return {
    ask: async (persona, query, variables, assurance) => {
      const answer = await running.answer({ query, ...(variables && { variables }) }, await callOf(world, persona, assurance))
      // A crash is not a refusal: whatever a test expects, this is not it.
      if (reports.length > 0) throw reports[0]
      return answer
    },
    stop: async () => {
      await running.stop()
      await pool.end()
    },
  }
}

export const entitiesOf = (type: string, selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`

export const representationsOf = (type: string, ids: Iterable<string>) => ({
  representations: [...ids].map((id) => ({ __typename: type, id })),
})
