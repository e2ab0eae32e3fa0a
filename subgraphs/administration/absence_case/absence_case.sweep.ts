import { recordSystem } from '../../shared/act.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Pool, Write } from '../../shared/database.ts'
import { raiseAbsenceCases } from './absence_case.raising.ts'

/** How many pupils were looked at, and how many cases were opened. */
export interface Swept {
  readonly pupils: number
  readonly cases: number
}

// As many as are counted in a second or so: locks are short, and a bar moves.
const chunkSize = 500

/**
 * Compares everybody's absence with the thresholds, as the role skolgraf_administration_system: of units that report late, and of absence
 * that reaches a share because a window has moved on. A chunk is a transaction: stopped halfway, it is taken up by running it again.
 */
export async function sweepAbsence(pool: Pool, now: Date, begin: (total: number) => (done: number) => void): Promise<Swept> {
  const today = dayOf(now)
  const on = async (tx: Write) => void (await tx`select set_config('skolgraf.today', ${today}, true)`)
  const pupils = await pool.begin(async (tx) => {
    await on(tx)
    return tx<{ id: string }[]>`/* pupilsWithThresholds */ select p.id from access.pupils_with_thresholds(${today}) p(id)`
  })
  const progress = begin(pupils.length)
  let cases = 0
  for (let at = 0; at < pupils.length; at += chunkSize) {
    const chunk = pupils.slice(at, at + chunkSize).map(({ id }) => id)
    const raised = await pool.begin(async (tx) => {
      await on(tx)
      const opened = await raiseAbsenceCases(tx, chunk, now)
      if (opened.length > 0) await recordSystem(tx, 'administration', 'sweepAbsence', { cases: opened.length }, opened)
      return opened
    })
    cases += raised.length
    progress(chunk.length)
  }
  return { pupils: pupils.length, cases }
}
