import { lastReading, type ReadFacts, writeReading } from '../subgraphs/governance/fact/fact.writes.ts'
import { readChanges } from '../subgraphs/shared/change.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { NIL } from 'uuid'
import { type As, asSystem, noTimeout } from './database.ts'
import { type Source, sources } from './governance.facts.ts'

const pageSize = 1_000
// From before the first change of a feed.
const start = '0:0'

interface Step {
  readonly tx: Write
  readonly as: As
  readonly subgraph: string
  readonly now: Date
}

/** How much was read, of which so many facts are new or other than before. */
export interface Read {
  readonly read: number
  readonly written: number
}

/** A page of the facts there were before the feed is read: seeds and old installations told of none. It may begin again at any time. */
async function snapshotPage(
  { tx, as, subgraph, now }: Step,
  from: Source,
  after: string,
): Promise<Read & { last: string | null }> {
  const facts = await as(subgraph, () => from.after(tx, after, pageSize))
  const read = [{ entity: from.entity, facts, gone: [] }]
  const written = await as('governance', () => writeReading(tx, { subgraph, cursor: null, read, now }))
  return { read: facts.length, written, last: facts.length < pageSize ? null : facts.at(-1)!.factId }
}

async function loaded({ tx }: Step, changes: readonly { entity: string; entityId: string }[]): Promise<ReadFacts[]> {
  const found: ReadFacts[] = []
  for (const { entity, byIds } of sources) {
    const ids = [...new Set(changes.filter((one) => one.entity === entity).map(({ entityId }) => entityId))]
    if (ids.length === 0) continue
    const facts = await byIds(tx, ids)
    const here = new Set(facts.map(({ factId }) => factId))
    found.push({ entity, facts, gone: ids.filter((id) => !here.has(id)) })
  }
  return found
}

/** A page of the feed with what its facts say now, written with the place in the feed that it ends at. */
async function feedPage(step: Step): Promise<Read | null> {
  const { tx, as, subgraph, now } = step
  const last = await as('governance', () => lastReading(tx, subgraph))
  const { changes, read } = await as(subgraph, async () => {
    const page = await readChanges(tx, subgraph, last?.cursor ?? start, pageSize)
    return { changes: page, read: await loaded(step, page) }
  })
  if (changes.length === 0) return null
  const written = await as('governance', () => writeReading(tx, { subgraph, cursor: changes.at(-1)!.cursor, read, now }))
  return { read: changes.length, written }
}

const plus = (one: Read, other: Read): Read => ({ read: one.read + other.read, written: one.written + other.written })
const nothing: Read = { read: 0, written: 0 }

interface Reader {
  readonly url: string
  readonly now: Date
  readonly report: (read: number) => void
}

const inTransaction = <Result>({ url, now }: Reader, subgraph: string, work: (step: Step) => Promise<Result>) =>
  asSystem(url, ['governance', subgraph], async (tx, as) => {
    await noTimeout(tx)
    return work({ tx, as, subgraph, now })
  })

async function readSnapshot(reader: Reader, subgraph: string): Promise<Read> {
  let total = nothing
  for (const from of sources.filter((one) => one.subgraph === subgraph))
    for (let after: string | null = NIL; after !== null;) {
      const id: string = after
      const page = await inTransaction(reader, subgraph, (step) => snapshotPage(step, from, id))
      reader.report(page.read)
      total = plus(total, page)
      after = page.last
    }
  await inTransaction(reader, subgraph, ({ tx, now }) => writeReading(tx, { subgraph, cursor: start, read: [], now }))
  return total
}

async function readSubgraph(reader: Reader, subgraph: string): Promise<Read> {
  const last = await inTransaction(reader, subgraph, ({ tx }) => lastReading(tx, subgraph))
  let total = last?.cursor ? nothing : await readSnapshot(reader, subgraph)
  for (;;) {
    const page = await inTransaction(reader, subgraph, feedPage)
    if (!page) return total
    reader.report(page.read)
    total = plus(total, page)
  }
}

/** Reads every feed to its end. Each page is a transaction with its place in the feed: stopped anywhere, the next reading goes on. */
export async function readFeeds(url: string, now: Date, report: (read: number) => void = () => {}): Promise<Read> {
  let total = nothing
  for (const subgraph of new Set(sources.map((one) => one.subgraph)))
    total = plus(total, await readSubgraph({ url, now, report }, subgraph))
  return total
}
