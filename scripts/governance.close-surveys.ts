import { type Closed, closeSurveys as closeAll } from '../subgraphs/governance/survey_result/survey_result.closing.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { randomId } from '../subgraphs/shared/ids.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import type { Subcommand } from './governance.subcommand.ts'

const number = (value: number) => value.toLocaleString('en')
const say = ({ closed, told }: Closed) => `surveys closed: ${number(closed)}, results told of: ${number(told)}`

async function close(url: string): Promise<Closed> {
  const pool = openPool(url, { max: 1, role: rolesOf('governance').system })
  try {
    return await closeAll(pool, { now: systemClock(), newId: randomId })
  } finally {
    await pool.end()
  }
}

export const closeSurveys: Subcommand = {
  form: 'close-surveys',
  does: 'closes surveys whose time is out and tells of those that are closed; run it every night',
  read: (words) => (words.length > 0 ? null : async ({ step }, url) => void (await step('surveys', () => close(url), say))),
}
