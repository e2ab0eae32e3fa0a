import { personId, slug } from '../subgraphs/identity/demo/keys.ts'
import type { Pool } from '../subgraphs/shared/database.ts'
import { tokenFrom } from './bench.parts.ts'

const pupil = personId(slug('Alva Bergström'))
const events = { all: 1_000_000, persons: 10_000, pupil: 5_000 }
const atOnce = 100_000

/** A year's reads of ten thousand persons, three fields in each request; of one pupil many, one field in each. */
const addReads = (pool: Pool, from: number) =>
  pool.unsafe(`
    insert into identity.read_event (at, request_id, subject_id, field, viewer_id, viewer_kind, assurance, relations)
    select now() - (n / 3) * interval '94 seconds', (n / 3)::text,
      case when n % ${events.all / events.pupil} < 1 then '${pupil}' else md5((n / 3 % ${events.persons})::text)::uuid end,
      (array['Person.civicNo', 'Person.emails', 'Person.addresses'])[1 + n % 3],
      case n / 3 % 2 when 0 then '${personId(slug('Anders Hellström'))}' else '${personId(slug('Monica Berglund'))}' end::uuid,
      'PERSON', 'HIGH', '{PRINCIPAL}'
    from generate_series(${from}, ${from + atOnce - 1}) n`)

const page = `query ($after: String) { person(id: "${pupil}") { readEvents(first: 100, after: $after) {
  edges { node { readAt fields description reader { name kind relations } } } pageInfo { hasNextPage endCursor } } } }`

interface ReadsPage {
  readonly data: { readonly person: { readonly readEvents: { readonly edges: readonly object[]; readonly pageInfo: PageInfo } } }
}
interface PageInfo {
  readonly hasNextPage: boolean
  readonly endCursor: string
}

/** How long a guardian waits for the first hundred reads of their child, and for all of a year, among a million of others. */
export async function measureReads(pool: Pool, url: string) {
  for (let from = 0; from < events.all; from += atOnce) await addReads(pool, from)
  await pool`vacuum analyze identity.read_event`
  const authorization = `Bearer ${await tokenFrom(url, 'guardian')}`
  const ask = async (after: string | null) => {
    const headers = { 'content-type': 'application/json', authorization }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: page, variables: { after } }) })
    return ((await response.json()) as ReadsPage).data.person.readEvents
  }
  const timed = async (run: () => Promise<number>) => {
    const begun = performance.now()
    return { count: await run(), ms: performance.now() - begun }
  }
  const walk = async () => {
    let count = 0
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await ask(after)
      count += edges.length
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    return count
  }
  for (let warm = 0; warm < 100; warm++) await ask(null)
  const first = []
  for (let time = 0; time < 50; time++) first.push((await timed(async () => (await ask(null)).edges.length)).ms)
  const whole = await timed(walk)
  return { firstPageMs: first.toSorted((a, b) => a - b)[25]!, entries: whole.count, walkMs: whole.ms }
}
