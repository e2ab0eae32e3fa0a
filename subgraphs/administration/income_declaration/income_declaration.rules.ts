import { dayOf, monthsAfter } from '../../shared/clock.ts'
import type { DeclareIncomeInput } from '../administration.generated.ts'

/** What is wrong with a declaration, if anything: months that are over keep their fee. */
export function incomeFault({ monthlyIncome, startDate }: Pick<DeclareIncomeInput, 'monthlyIncome' | 'startDate'>, now: Date) {
  if (monthlyIncome < 0 || monthlyIncome > 10_000_000)
    return { code: 'INCOME_INVALID', message: 'Give 0 to 10 000 000 kronor a month.', field: ['monthlyIncome'] } as const
  const today = dayOf(now)
  return startDate < `${today.slice(0, 7)}-01` || startDate > monthsAfter(today, 12)
    ? ({
        code: 'PERIOD_INVALID',
        message: 'Give a day from this month on, at most 12 months ahead.',
        field: ['startDate'],
      } as const)
    : null
}
