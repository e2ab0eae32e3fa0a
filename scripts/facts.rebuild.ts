import { pupilsWithGrades, tellFacts } from '../subgraphs/administration/attainment/attainment.writes.ts'
import { recordSystem } from '../subgraphs/shared/act.ts'
import { asSystem, noTimeout } from './database.ts'
import type { Begin } from './progress.ts'

// Of so many at a time nobody can be told apart by the order; and no transaction is long.
const atATime = 500

/** Brings all facts in line with the locked grades; answers how many that changed. Again, it changes none. */
export async function rebuildFacts(url: string, begin: Begin = () => () => {}): Promise<number> {
  const pupils = await asSystem(url, ['administration'], pupilsWithGrades)
  const report = begin(pupils.length)
  let changed = 0
  for (let from = 0; from < pupils.length; from += atATime) {
    const some = pupils.slice(from, from + atATime)
    changed += await asSystem(url, ['administration'], async (tx) => {
      await noTimeout(tx)
      const count = await tellFacts(tx, some)
      if (count > 0) await recordSystem(tx, 'administration', 'rebuildFacts', { pupils: some.length, facts: count }, [])
      return count
    })
    report(some.length)
  }
  return changed
}
