import type { Write } from '../../shared/database.ts'
import { insertRows } from '../../shared/seed.ts'
import { suppressionRule } from './suppression_rule.table.ts'

type Rule = typeof suppressionRule.$inferInsert

const skolverket = 'Skolverket, Att läsa statistiken: slutbetyg årskurs 9'

const since2023 = { startDate: '2023-07-01', unitMinimum: 10, aboveMinimum: 5 }
const before2023 = { startDate: '1900-01-01', unitMinimum: 10, aboveMinimum: 10 }

const bothEnds = {
  fewMinimum: 5,
  fewReachedMinimum: 5,
  evenMinimum: 10,
  isNearlyAllShown: true,
  source: 'Skolgraf, after Skolverket',
}
const eligible = { ...bothEnds, fewReachedMinimum: 1, evenMinimum: 1, source: skolverket }
const headcounts = { fewMinimum: 1, fewReachedMinimum: 1, evenMinimum: 1, isNearlyAllShown: false, source: skolverket }

// Skolverket publishes 5 above the unit since the school year 2023/24, and 10 at every level before.
const definitions: readonly Rule[] = [since2023, before2023].flatMap((period) => [
  { code: 'SKOLVERKET_ELIGIBLE', ...period, ...eligible },
  { code: 'SKOLVERKET', ...period, ...headcounts },
  { code: 'OWN', ...period, ...bothEnds },
])

// Nobody publishes a rule for staff: as many as of pupils, and few who left or were ill are hidden, never ~100.
const staff: Rule = {
  code: 'STAFF',
  ...since2023,
  startDate: '1900-01-01',
  ...bothEnds,
  isNearlyAllShown: false,
  source: 'Skolgraf',
}

/** Writes the thresholds that are not there yet, at every migrate. */
export const ensureSuppressionRules = (tx: Write): Promise<void> => insertRows(tx, suppressionRule, [...definitions, staff])
