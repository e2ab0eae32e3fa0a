import { callOf } from '../../../gateway/access/walls.ts'
import type { World } from '../../../scripts/testing.ts'
import { openPool, type Write, writeAs } from '../../shared/database.ts'
import { identity } from '../identity.ts'

/** Runs SQL as an act of a persona would, past every rule: row policies alone stand in the way. */
export async function pastRules<Result>(world: World, persona: string, run: (tx: Write) => Promise<Result>): Promise<Result> {
  const pool = openPool(world.database.url, { max: 1 })
  try {
    const call = await callOf(world, persona)
    return await writeAs(pool, identity.databaseRole(call.viewer), call, run)
  } finally {
    await pool.end()
  }
}
