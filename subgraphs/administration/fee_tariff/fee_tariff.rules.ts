import { dayOf } from '../../shared/clock.ts'
import { nameFault } from '../../shared/text.ts'
import type { DecideFeeTariffInput } from '../administration.generated.ts'

/** What a child of an order costs: of the household's income up to the ceiling, and at most. */
export interface FeeStep {
  readonly schoolType: string
  /** The youngest child is the first. */
  readonly childOrder: number
  readonly perMille: number
  readonly maxFee: number
}

const perMille = (percent: number) => Math.round(percent * 10)

/** The steps of a tariff as they are kept. */
export const stepsOf = ({ steps }: Pick<DecideFeeTariffInput, 'steps'>): FeeStep[] =>
  steps.map(({ schoolType, childOrder, percent, maxFee }) => ({ schoolType, childOrder, perMille: perMille(percent), maxFee }))

const inRange = ({ schoolType, childOrder, percent, maxFee }: DecideFeeTariffInput['steps'][number]) =>
  (schoolType === 'FS' || schoolType === 'FTH') &&
  childOrder >= 1 &&
  childOrder <= 10 &&
  percent >= 0 &&
  percent <= 10 &&
  Math.abs(percent * 10 - perMille(percent)) < 1e-9 &&
  maxFee >= 0 &&
  maxFee <= 100_000

// Of one school type: the orders from 1 on, each once, and no later child dearer than an earlier.
function isLadder(steps: readonly FeeStep[]): boolean {
  const sorted = steps.toSorted((a, b) => a.childOrder - b.childOrder)
  return sorted.every((step, n) => {
    const before = sorted[n - 1]
    return step.childOrder === n + 1 && (!before || (step.perMille <= before.perMille && step.maxFee <= before.maxFee))
  })
}

function areSteps(input: DecideFeeTariffInput): boolean {
  const steps = stepsOf(input)
  const of = (schoolType: string) => steps.filter((step) => step.schoolType === schoolType)
  return steps.length > 0 && input.steps.every(inRange) && isLadder(of('FS')) && isLadder(of('FTH'))
}

/** What is wrong with a tariff, if anything: months that are over keep what they cost. */
export function tariffFault(input: DecideFeeTariffInput, now: Date) {
  const named = nameFault(input.displayName, 'displayName', 100)
  if (named) return named
  const month = `${dayOf(now).slice(0, 7)}-01`
  if (!input.startDate.endsWith('-01') || input.startDate < month)
    return { code: 'DATES_INVALID', message: 'Give the first of a month, this one or later.', field: ['startDate'] } as const
  if (input.incomeCeiling < 1 || input.incomeCeiling > 1_000_000)
    return { code: 'CEILING_INVALID', message: 'Give 1 to 1 000 000 kronor a month.', field: ['incomeCeiling'] } as const
  if (!areSteps(input))
    return { code: 'STEPS_INVALID', message: 'Give each order from 1 on once, none dearer than the one before.', field: ['steps'] } as const // prettier-ignore
  return null
}
