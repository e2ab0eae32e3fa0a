import { type Frozen, freeze } from '../subgraphs/governance/cube/cube.freeze.ts'
import { rebuild } from '../subgraphs/governance/cube/cube.rebuild.ts'
import type { TreeRow } from '../subgraphs/governance/cube/cube.table.ts'
import { type Changed, recordSystem } from '../subgraphs/shared/act.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { asSystem, noTimeout } from './database.ts'

interface Organisation extends TreeRow {
  readonly organisationType: string
}

const organisations = (tx: Write) =>
  tx<
    Organisation[]
  >`/* organisations */ select id, parent_id, organisation_type from identity.organisation where organisation_type <> 'RESURS' order by id`

/** The authorities, each with its units and what is above them. */
function treesOf(rows: readonly Organisation[]): ReadonlyMap<string, readonly TreeRow[]> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const trees = new Map<string, Map<string, TreeRow>>()
  for (const unit of rows.filter(({ organisationType }) => organisationType === 'SKOLENHET')) {
    const path: TreeRow[] = []
    for (let at: Organisation | undefined = unit; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      const isTop = at.organisationType === 'HUVUDMAN'
      path.push({ id: at.id, parentId: isTop ? null : at.parentId })
      if (isTop) {
        const tree = trees.get(at.id) ?? new Map<string, TreeRow>()
        for (const row of path) tree.set(row.id, row)
        trees.set(at.id, tree)
        break
      }
    }
  }
  return new Map([...trees].map(([id, tree]) => [id, [...tree.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))]))
}

/** What is to be frozen of every authority. */
export interface FreezeOptions {
  readonly kind: string
  readonly period: string
  readonly isFinal: boolean
  readonly isDryRun: boolean
  readonly now: Date
}

class Undone extends Error {
  readonly frozen: readonly Frozen[]
  constructor(frozen: readonly Frozen[]) {
    super('undone')
    this.frozen = frozen
  }
}

/** Freezes a kind of a period, of each authority in one transaction; a dry run takes it back. */
export async function freezeAll(url: string, { isDryRun, ...order }: FreezeOptions): Promise<readonly Frozen[]> {
  const trees = treesOf(await asSystem(url, ['identity'], organisations))
  const all: Frozen[] = []
  for (const [authority, tree] of trees) {
    const frozen = await asSystem(url, ['governance'], async (tx) => {
      await noTimeout(tx)
      const some = await freeze(tx, { ...order, authority, tree })
      if (isDryRun) throw new Undone(some)
      const { kind, period, isFinal } = order
      const cubes = some.filter(({ number }) => number !== null).length
      const changed = some.flatMap(({ written }) => written.map((id): Changed => ({ entity: 'KpiValue', id, kind: 'UPSERT' })))
      if (cubes > 0) await recordSystem(tx, 'governance', 'freezeCubes', { kind, period, isFinal, authority, cubes }, changed)
      return some
    }).catch((error: unknown) => {
      if (error instanceof Undone) return error.frozen
      throw error
    })
    all.push(...frozen)
  }
  return all
}

/** Makes a cube again and answers how many cells it has, or throws where it is not the same. */
export const rebuildCube = (url: string, id: string): Promise<number> =>
  asSystem(url, ['governance'], async (tx) => {
    await noTimeout(tx)
    return rebuild(tx, id)
  })
