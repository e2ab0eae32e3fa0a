import { allow } from 'graphql-shield'
import { inject } from 'vitest'
import { today } from '../../scripts/testing.database.ts'
import type { World } from '../../scripts/testing.ts'
import { personaIssuer, personas } from '../../subgraphs/identity/demo/personas.ts'
import { openPool } from '../../subgraphs/shared/database.ts'
import type { AnyPolicy } from '../../subgraphs/shared/policy.ts'
import { rolesOf } from '../../subgraphs/shared/rows.ts'
import { type GraphQLAnswer, startSubgraph } from '../../subgraphs/shared/running.ts'
import type { Subgraph } from '../../subgraphs/shared/subgraph.ts'
import type { Assurance, Call } from '../../subgraphs/shared/viewer.ts'
import type { Asker } from './oracle.ts'

export const personaNames = personas.map(({ persona }) => persona)

/** Who a persona is to the oracle. */
export function askerOf(name: string): Asker {
  const { personId, clientApplicationId, organisationId } = personas.find(({ persona }) => persona === name)!
  if (personId) return { kind: 'PERSON', id: personId }
  return clientApplicationId ? { kind: 'CLIENT', id: clientApplicationId } : { kind: 'UNIT', id: organisationId! }
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

/** What a subgraph would be told about a persona's request on a day. */
export async function callOf({ sql }: World, persona: string, assurance: Assurance = 'HIGH', day = today): Promise<Call> {
  const [found] = await sql`select kind, id, roles, scopes, fields, information_classes
    from access.viewer_for(${personaIssuer}, ${persona}, ${day})`
  const { fields, informationClasses, ...known } = found as unknown as Call['viewer'] & {
    fields: string[]
    informationClasses: string[]
  }
  const grants = known.kind === 'CLIENT' && { grants: { fields, informationClasses: informationClasses ?? [] } }
  const viewer = { ...known, ...grants, assurance }
  return { viewer, requestId: 'test', locale: 'en', now: new Date(`${day}T11:00:00Z`), idempotencyKey: null }
}

export interface Direct {
  ask(
    persona: string,
    query: string,
    variables?: Record<string, unknown>,
    assurance?: Assurance,
    day?: string,
  ): Promise<GraphQLAnswer>
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
    ask: async (persona, query, variables, assurance, day) => {
      const call = await callOf(world, persona, assurance, day)
      const answer = await running.answer({ query, ...(variables && { variables }) }, call)
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

/** Refusals by the ten thousand: where each was thrown takes longer to find out than the answer. Gives back how it was. */
export function withoutStacks(): () => void {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  return () => {
    Error.stackTraceLimit = stackTraceLimit
  }
}
