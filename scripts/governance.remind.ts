import { remind as remindAll, type Swept } from '../subgraphs/governance/reminder/reminder.sweep.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { openPool } from '../subgraphs/shared/database.ts'
import { rolesOf } from '../subgraphs/shared/rows.ts'
import type { Subcommand } from './governance.subcommand.ts'

const number = (value: number) => value.toLocaleString('en')
const say = ({ due, reminders }: Swept) => `${number(due)} looked at that are not done, reminders made: ${number(reminders)}`

async function makeReminders(url: string): Promise<Swept> {
  const pool = openPool(url, { max: 1, role: rolesOf('governance').system })
  try {
    return await remindAll(pool, systemClock())
  } finally {
    await pool.end()
  }
}

export const remind: Subcommand = {
  form: 'remind',
  does: 'reminds of what is due soon or overdue; run it every night',
  read: (words) =>
    words.length > 0 ? null : async ({ step }, url) => void (await step('remind', () => makeReminders(url), say)),
}
