import type { Write } from '../../shared/database.ts'
import { UserError } from '../../shared/user-error.ts'
import { countedFor, earlierOf, headsFor } from './cube.freeze.ts'
import { cellLines, hashesOf, type Made, make, toldLines } from './cube.make.ts'
import { type CubeRow, cubeById, keptOf, kindOf } from './cube.queries.ts'

async function madeAgain(tx: Write, cube: CubeRow): Promise<Made> {
  const kind = (await kindOf(tx, cube.kind))!
  const earlier = await earlierOf(tx, kind, cube.placeId, cube.period)
  const { population, tree, rule, lastReadingId: reading } = cube
  const { facts, heads } = await countedFor(tx, kind, cube.period, tree, earlier, reading)
  const mine = earlier.own.filter((one) => one.population === population && one.number <= cube.number)
  const readings = mine.map((one) => one.lastReadingId)
  return make({
    ...{ kind, population, tree, rule, facts, readings },
    heads: await headsFor(tx, heads, population, earlier.lead, readings),
  })
}

// Where the first difference is, and not what it is: numbers are nobody's to see.
function firstDifference(kept: readonly string[], again: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(kept.length, again.length) }, (_, n) => n).find((n) => kept[n] !== again[n])
  return at === undefined ? null : (kept[at] ?? again[at]!).split(' ').slice(0, 3).join(' ')
}

/** Makes a cube again from the versions of its facts; answers how many cells it has. @throws UserError where it is not the same. */
export async function rebuild(tx: Write, id: string): Promise<number> {
  const cube = await cubeById(tx, id)
  if (!cube) throw new UserError(`There is no cube ${id}.`)
  const [made, kept] = [await madeAgain(tx, cube), await keptOf(tx, id)]
  const difference =
    firstDifference(cellLines(kept.cells), cellLines(made.cells)) ?? firstDifference(toldLines(kept.told), toldLines(made.told))
  const { contentHash, toldHash } = await hashesOf(tx, made)
  if (difference === null && contentHash === cube.contentHash && toldHash === cube.toldHash) return made.cells.length
  throw new UserError(`Cube ${id} is not what its facts make: first at ${difference ?? 'its hash'}.`)
}
