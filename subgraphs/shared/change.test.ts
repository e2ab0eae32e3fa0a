import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { newDemoDatabase } from '../../scripts/testing.database.ts'
import { type Change, readChanges } from './change.ts'
import { openPool, type Pool, type Write } from './database.ts'
import { PublicError } from './errors.ts'
import { rolesOf } from './rows.ts'

let pool: Pool
beforeAll(async () => {
  const { url } = await newDemoDatabase(inject('adminUrl'))
  pool = openPool(url, { role: rolesOf('governance').system, max: 10 })
})
afterAll(() => pool.end())

const read = (after: string | null, limit?: number) => readChanges(pool, 'governance', after, limit)

async function append(tx: Write): Promise<string> {
  const id = randomUUID()
  await tx`insert into governance.change (entity, entity_id, kind) values ('KpiValue', ${id}, 'UPSERT')`
  return id
}

const endOfFeed = async (): Promise<string | null> => {
  let cursor: string | null = null
  for (let page = await read(null); page.length > 0; page = await read(cursor)) cursor = page.at(-1)!.cursor
  return cursor
}

/** Reads on until these many more have come; another test's open transaction may hold them back for a while. */
async function readOn(cursor: string | null, count: number, limit: number): Promise<Change[]> {
  const seen: Change[] = []
  const deadline = Date.now() + 20_000
  while (seen.length < count && Date.now() < deadline) {
    const page = await read(seen.at(-1)?.cursor ?? cursor, limit)
    seen.push(...page)
    if (page.length === 0) await sleep(3)
  }
  return [...seen, ...(await read(seen.at(-1)?.cursor ?? cursor, limit))]
}

const idsOf = (changes: readonly Change[]) => changes.map(({ entityId }) => entityId)

describe('The change feed', () => {
  it('loses and repeats nothing while many write', async () => {
    const start = await endOfFeed()
    const committed: string[] = []
    let isDone = false
    const write = async (rollsBack: boolean) => {
      const ids: string[] = []
      await pool
        .begin(async (tx) => {
          for (let row = 0; row < 1 + Math.random() * 3; row++) {
            ids.push(await append(tx))
            await sleep(Math.random() * 12)
          }
          if (rollsBack) throw new Error('rolled back')
        })
        .then(() => committed.push(...ids), () => {}) // prettier-ignore
    }
    const writer = async () => {
      for (let transaction = 0; transaction < 25; transaction++) await write(Math.random() < 0.2)
    }
    const seen: Change[] = []
    const reader = async () => {
      while (!isDone) {
        seen.push(...(await read(seen.at(-1)?.cursor ?? start, 7)))
        await sleep(Math.random() * 3)
      }
    }
    const reading = reader()
    await Promise.all(Array.from({ length: 7 }, writer)).finally(() => (isDone = true))
    await reading
    const duringWriting = seen.length
    seen.push(...(await readOn(seen.at(-1)?.cursor ?? start, committed.length - seen.length, 7)))

    expect(duringWriting).toBeGreaterThan(committed.length / 2)
    expect(idsOf(seen).toSorted()).toEqual(committed.toSorted())
    // Written in another order than committed, or this test would prove nothing.
    const rows = await pool`select entity_id as id from governance.change order by position`
    const position = new Map(rows.map(({ id }, at) => [id as string, at]))
    const positions = committed.map((id) => position.get(id)!)
    expect(positions).not.toEqual(positions.toSorted((a, b) => a - b))
  })

  it('has the same order for whoever reads it, and for pages of any size', async () => {
    const whole = await readOn(null, 1, 500)
    const inPages: Change[] = []
    for (let page = await read(null, 3); page.length > 0; page = await read(page.at(-1)!.cursor, 3)) inPages.push(...page)
    expect(inPages).toEqual(whole)
    const keys = whole.map(({ cursor }) => cursor.split(':').map(Number) as [number, number])
    expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
  })

  it('waits for a transaction that is still open, and then tells it before what came later', async () => {
    const start = await endOfFeed()
    let end = () => {}
    const ended = new Promise<void>((resolve) => (end = resolve))
    let early = ''
    const open = pool.begin(async (tx) => {
      early = await append(tx)
      await ended
    })
    await expect.poll(() => early).not.toBe('')
    const later = await pool.begin(append)
    const latest = await pool.begin(append)
    for (let look = 0; look < 5; look++) expect(await read(start)).toEqual([])
    end()
    await open
    expect(idsOf(await readOn(start, 3, 1))).toEqual([early, later, latest])
  })

  it('has nothing of what was rolled back', async () => {
    const start = await endOfFeed()
    await expect(pool.begin(async (tx) => void (await append(tx), await tx`select 1 / 0`))).rejects.toThrow('division by zero')
    const id = await pool.begin(append)
    expect(idsOf(await readOn(start, 1, 500))).toEqual([id])
  })

  const broken = [
    '',
    'x',
    '1',
    '1:',
    ':1',
    '1:2:3',
    '-1:1',
    '1.5:1',
    '1: 1',
    "0:0'",
    '0x1:1',
    '99999999999999999999999:1',
    '1:9223372036854775808',
  ]
  it.each(broken)('refuses %j, which is no cursor', async (cursor) => {
    const refused = await read(cursor).then(() => undefined, (error: unknown) => error) // prettier-ignore
    expect(refused).toBeInstanceOf(PublicError)
    expect((refused as PublicError).extensions['code']).toBe('BAD_USER_INPUT')
  })
})
