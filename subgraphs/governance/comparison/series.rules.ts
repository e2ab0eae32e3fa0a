import { badInput } from '../../shared/errors.ts'
import { type PeriodKind, periodOf } from '../period/period.rules.ts'

/** Which years a series is of: the year in which its first period begins, and its last one. */
export interface Years {
  readonly from: number
  readonly to: number
}

const longest = 15
const two = (number: number) => String(number).padStart(2, '0')

/** BAD_USER_INPUT unless it bounds what is asked. */
export function checkSeries(kpiCodes: readonly string[], { from, to }: Years): void {
  if (kpiCodes.length < 1 || kpiCodes.length > 50) throw badInput(`Give 1 to 50 \`kpiCodes\`; these are ${kpiCodes.length}.`)
  if (from < 1900 || to > 2200 || from > to || to - from >= longest)
    throw badInput(`Give the years \`from\` and \`to\`, at most ${longest} of them.`)
}

/** The periods of a year by their kind, the earliest first. Days have none: of those there are as many as somebody has counted. */
function periodsIn(year: number, kind: PeriodKind): readonly string[] {
  const school = `${year}/${two((year + 1) % 100)}`
  if (kind === 'SCHOOL_YEAR') return [school]
  if (kind === 'TERM') return [`${school} HT`, `${school} VT`]
  if (kind === 'CALENDAR_YEAR') return [String(year)]
  return kind === 'MONTH' ? Array.from({ length: 12 }, (_, month) => `${year}-${two(month + 1)}`) : []
}

/** The periods of a series: every one of the key figure's kind in these years, and those that something is told of. */
export function periodsOf({ from, to }: Years, kind: PeriodKind, told: readonly string[]): readonly string[] {
  const every = Array.from({ length: to - from + 1 }, (_, n) => periodsIn(from + n, kind)).flat()
  const starts = new Map([...new Set([...every, ...told])].map((period) => [period, periodOf(period)?.start ?? '']))
  return [...starts].toSorted(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1)).map(([period]) => period)
}

interface Shown {
  readonly kind: string
  readonly value: number | null
  readonly isNearlyAll: boolean
}

/** How much more one figure is than another; null unless both are shown, and neither is nearly all. */
export function differenceOf(one: Shown | null, other: Shown | null, decimals: number): number | null {
  if (one?.value == null || other?.value == null || one.isNearlyAll || other.isNearlyAll) return null
  return Number((one.value - other.value).toFixed(decimals))
}
