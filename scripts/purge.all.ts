import { ruledConcepts } from '../subgraphs/identity/retention_rule/retention_rule.queries.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { isPersonal } from '../subgraphs/shared/personal.ts'
import { purge, type Purged, type PurgeOptions, summed } from '../subgraphs/shared/personal-purge.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { subgraphs } from '../subgraphs/subgraphs.ts'
import { asSystem } from './database.ts'

/** Purges every subgraph, those that refer to persons before the one that owns them. */
export async function purgeAll(url: string, options: PurgeOptions): Promise<Purged[]> {
  const purged: Purged[] = []
  for (const { name, personal } of subgraphs.toReversed()) {
    const pool = openPool(url, { max: 1, role: rolesOf(name).system })
    try {
      purged.push(...(await purge(pool, name, personal, options)))
    } finally {
      await pool.end()
    }
  }
  return summed(purged)
}

/** What retention rules speak of that no subgraph declares: a rule misspelt has no effect. */
export async function unknownConcepts(url: string): Promise<string[]> {
  const known = new Set(subgraphs.flatMap(({ personal }) => personal.filter(isPersonal).map(({ data }) => data.concept)))
  const ruled = await asSystem(url, ['identity'], (tx) => ruledConcepts(tx))
  return ruled.filter((concept) => !known.has(concept))
}
