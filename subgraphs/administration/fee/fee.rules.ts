import type { FeeStep } from '../fee_tariff/fee_tariff.rules.ts'

/** A child that a household pays for in a month. */
export interface PaidChild {
  readonly childId: string
  /** 1 for the youngest, in preschool and after-school care together. */
  readonly youth: number
  readonly schoolType: string
  /** How many households pay for it. */
  readonly sharedBy: number
}

export interface Tariff {
  readonly incomeCeiling: number
  readonly steps: readonly FeeStep[]
}

/** What a fee is worked out from. Null where no tariff is decided. */
export interface FeeBasis {
  readonly childOrder: number
  readonly amount: number | null
  readonly income: number | null
  readonly perMille: number | null
  readonly maxFee: number | null
}

// Half a krona up, as the published tables have it (563 of 562.50).
const share = (income: number, perMille: number) => Math.floor((income * perMille + 500) / 1000)

/** The fee of one child: of the income up to the ceiling, and at most. Whoever has not declared an income pays as at the ceiling. */
function feeOf(tariff: Tariff, income: number | null, { schoolType, sharedBy }: PaidChild, childOrder: number): FeeBasis {
  const counted = Math.min(income ?? tariff.incomeCeiling, tariff.incomeCeiling)
  const step = tariff.steps.find((one) => one.schoolType === schoolType && one.childOrder === childOrder)
  const { perMille, maxFee } = step ?? { perMille: 0, maxFee: 0 }
  const whole = Math.min(share(counted, perMille), maxFee)
  // Parts are rounded down, so that together they are never more than the whole.
  return { childOrder, amount: Math.floor(whole / sharedBy), income: counted, perMille, maxFee }
}

/**
 * What a household pays for each child, the youngest first.
 *
 * @param income what its members earn together a month; null where one of them has declared nothing
 */
export function feesOf<Child extends PaidChild>(
  tariff: Tariff | null,
  income: number | null,
  children: readonly Child[],
): (Child & FeeBasis)[] {
  return children
    .toSorted((one, other) => one.youth - other.youth)
    .map((child, n) => ({
      ...child,
      ...(tariff
        ? feeOf(tariff, income, child, n + 1)
        : { childOrder: n + 1, amount: null, income: null, perMille: null, maxFee: null }),
    }))
}

/** The first day of a month such as 2026-12; null where it is none. */
export const firstOf = (month: string): string | null => (/^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : null)
