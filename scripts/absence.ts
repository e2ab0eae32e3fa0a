import { sweepAbsence, type Swept } from '../subgraphs/administration/absence_case/absence_case.sweep.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import { checkDatabase, openDatabase } from './database.ts'
import { bar } from './progress.ts'
import { command, expectWord } from './terminal.ts'

const usage = 'Open cases where absence has reached a threshold:\n  npm run absence -- sweep'

const number = (value: number) => value.toLocaleString('en')
const say = ({ pupils, cases }: Swept) => `${number(pupils)} pupils looked at, cases opened: ${number(cases)}`

async function sweep(url: string): Promise<Swept> {
  const { begin, end } = bar('pupils')
  const pool = openPool(url, { max: 1, role: rolesOf('administration').system })
  try {
    return await sweepAbsence(pool, systemClock(), begin)
  } finally {
    end()
    await pool.end()
  }
}

await command(async ({ step, config, onEnd }) => {
  expectWord('sweep', usage)
  const database = await step(
    'database',
    () => openDatabase(config),
    ({ place }) => place,
  )
  onEnd(database.stop)
  await checkDatabase(database)
  await step('sweep', () => sweep(database.url), say)
})
