import { remind as remindAll, type Swept } from '../subgraphs/governance/reminder/reminder.sweep.ts'
import { systemClock } from '../subgraphs/shared/clock.ts'
import { asGovernance, type Subcommand } from './governance.subcommand.ts'

const number = (value: number) => value.toLocaleString('en')
const say = ({ due, reminders }: Swept) => `${number(due)} looked at that are not done, reminders made: ${number(reminders)}`

const makeReminders = (url: string) => asGovernance(url, (pool) => remindAll(pool, systemClock()))

export const remind: Subcommand = {
  form: 'remind',
  does: 'reminds of what is due soon or overdue; run it every night',
  read: (words) =>
    words.length > 0 ? null : async ({ step }, url) => void (await step('remind', () => makeReminders(url), say)),
}
