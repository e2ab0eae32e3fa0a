import {
  mayTell,
  type Term,
  tellAbsenceFacts,
  unitsOfTerm,
} from '../subgraphs/administration/absence_fact/absence_fact.writes.ts'
import { tellStaffingFacts } from '../subgraphs/administration/staffing_fact/staffing_fact.writes.ts'
import { tellSupportFacts } from '../subgraphs/pedagogy/support_fact/support_fact.writes.ts'
import { recordSystem } from '../subgraphs/shared/act.ts'
import { dayOf } from '../subgraphs/shared/clock.ts'
import type { Write } from '../subgraphs/shared/database.ts'
import { UserError } from '../subgraphs/shared/user-error.ts'
import { asSystem, noTimeout } from './database.ts'
import type { Begin } from './progress.ts'

interface Facts {
  readonly subgraph: string
  readonly act: string
  readonly tell: (tx: Write, term: Term, units: readonly string[], now: Date) => Promise<number>
}

/** Tells of a term unit by unit: each in a transaction of its own, so that it may be begun again. */
const ofTerm =
  ({ subgraph, act, tell }: Facts) =>
  async (url: string, term: Term, now: Date, begin: Begin = () => () => {}): Promise<number> => {
    const units = await asSystem(url, [subgraph], async (tx) => {
      if (await mayTell(tx, term, dayOf(now))) return unitsOfTerm(tx, term)
      throw new UserError(`A term is told of from when it begins until a year after: not ${term.academicYear} ${term.semester}.`)
    })
    const report = begin(units.length)
    let changed = 0
    for (const unit of units) {
      changed += await asSystem(url, [subgraph], async (tx) => {
        await noTimeout(tx)
        const count = await tell(tx, term, [unit], now)
        if (count > 0) await recordSystem(tx, subgraph, act, { ...term, facts: count }, [])
        return count
      })
      report(1)
    }
    return changed
  }

/** Brings the facts of absence in line with the rolls of a term; answers how many that changed. Again, it changes none. */
export const absenceOfTerm = ofTerm({ subgraph: 'administration', act: 'tellAbsenceFacts', tell: tellAbsenceFacts })

/** The same of who had support. */
export const supportOfTerm = ofTerm({ subgraph: 'pedagogy', act: 'tellSupportFacts', tell: tellSupportFacts })

/** The same of how many pupils and staff there were on a day. */
export const staffingOf = (url: string, day: string, now: Date): Promise<number> =>
  asSystem(url, ['administration'], async (tx) => {
    const count = await tellStaffingFacts(tx, day, dayOf(now))
    if (count > 0) await recordSystem(tx, 'administration', 'tellStaffingFacts', { day, facts: count }, [])
    return count
  })
