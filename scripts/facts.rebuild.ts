import { pupilsWithGrades, tellFacts } from '../subgraphs/administration/attainment/attainment.writes.ts'
import { pupilsWithWritten, tellKnowledgeFacts } from '../subgraphs/pedagogy/knowledge_fact/knowledge_fact.writes.ts'
import { recordSystem } from '../subgraphs/shared/act.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { asSystem, noTimeout } from './database.ts'
import type { Begin } from './progress.ts'

// Of so many at a time nobody can be told apart by the order; and no transaction is long.
const atATime = 500

interface Facts {
  readonly subgraph: string
  readonly pupils: (tx: Write) => Promise<readonly string[]>
  readonly tell: (tx: Write, pupils: readonly string[]) => Promise<number>
}

const rebuild =
  ({ subgraph, pupils: ofAll, tell }: Facts) =>
  async (url: string, begin: Begin = () => () => {}): Promise<number> => {
    const pupils = await asSystem(url, [subgraph], ofAll)
    const report = begin(pupils.length)
    let changed = 0
    for (let from = 0; from < pupils.length; from += atATime) {
      const some = pupils.slice(from, from + atATime)
      changed += await asSystem(url, [subgraph], async (tx) => {
        await noTimeout(tx)
        const count = await tell(tx, some)
        if (count > 0) await recordSystem(tx, subgraph, 'rebuildFacts', { pupils: some.length, facts: count }, [])
        return count
      })
      report(some.length)
    }
    return changed
  }

/** Brings all facts in line with the locked grades; answers how many that changed. Again, it changes none. */
export const rebuildFacts = rebuild({ subgraph: 'administration', pupils: pupilsWithGrades, tell: tellFacts })

/** The same of the written assessments. */
export const rebuildKnowledgeFacts = rebuild({ subgraph: 'pedagogy', pupils: pupilsWithWritten, tell: tellKnowledgeFacts })
