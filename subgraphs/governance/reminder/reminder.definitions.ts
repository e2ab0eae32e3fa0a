import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { reminderRule } from './reminder.table.ts'

const rules = [
  { number: 1, daysBefore: 14 },
  { number: 2, daysBefore: 1 },
]

/** Writes the rules that are not there yet: what an authority has changed stays as it is. */
export const ensureReminderRules = (tx: Write): Promise<void> => insertRows(tx, reminderRule, rules)
