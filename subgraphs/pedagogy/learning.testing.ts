import type { World } from '../../scripts/testing.ts'
import { signCall } from '../shared/call-token.ts'
import type { Assurance } from '../shared/viewer.ts'

/** The demo's people at Ekhamraskolan: who works there, or did, and whose children go there. */
export const ofUnit = [
  'principal',
  'school-admin',
  'teacher',
  'mentor',
  'former-teacher',
  'substitute',
  'special-educator',
  'counsellor',
]
export const ofHome = ['guardian', 'guardian-other-parent', 'protected-guardian', 'pupil', 'protected-pupil']

const now = new Date('2026-11-22T11:00:00Z')

/** Asks pedagogy alone, as the gateway would for somebody without a role: what only rules on roles let through is refused. */
export async function askAlone(
  { subgraphUrls, callKeys }: World,
  viewer: string,
  query: string,
  variables: object,
  assurance: Assurance = 'HIGH',
) {
  const body = JSON.stringify({ query, variables })
  const call = {
    viewer: { kind: 'PERSON' as const, id: viewer, roles: [], assurance, scopes: [] },
    requestId: '00000000-0000-4000-8000-00000000ca11',
    locale: 'en' as const,
    now,
    idempotencyKey: null,
  }
  const token = await signCall(callKeys.privateKey, { audience: 'pedagogy', call, body, clock: () => new Date() })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const response = await fetch(subgraphUrls['pedagogy']!, { method: 'POST', headers, body })
  // oxlint-disable-next-line typescript/no-explicit-any
  return (await response.json()) as { data: any; errors?: { extensions: { code: string } }[] }
}

/** What pedagogy answers about entities of others, which the gateway asks for by their keys. */
export async function entities(world: World, viewer: string, typename: string, ids: readonly string[], selection: string) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { ${selection} } } }`
  const { data, errors = [] } = await askAlone(world, viewer, query, { of: ids.map((id) => ({ __typename: typename, id })) })
  return { found: data?._entities, codes: errors.map(({ extensions }) => extensions.code) }
}
