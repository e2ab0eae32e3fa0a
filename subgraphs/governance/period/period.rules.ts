import { daysAfter, daysIn, monthsAfter, yearsAfter } from '../../shared/clock.ts'

/** What a figure is of: the kinds of period, each with a grammar of its own. */
export type PeriodKind = 'CALENDAR_YEAR' | 'SCHOOL_YEAR' | 'TERM' | 'MONTH' | 'DAY'

/** A period as it is written, taken apart. */
export interface Period {
  readonly kind: PeriodKind
  /** The first day, YYYY-MM-DD. Of a term the first of July or of January: when the term itself begins is each unit's own. */
  readonly start: string
}

const two = (number: number) => String(number).padStart(2, '0')
const four = (number: number) => String(number).padStart(4, '0')

const yearsOf = (text: string): number | null => {
  const [, from = '', until = ''] = /^(\d{4})\/(\d{2})$/.exec(text) ?? []
  return from !== '' && until === two((Number(from) + 1) % 100) ? Number(from) : null
}

function dayOf(text: string): Period | null {
  const [, year = '', month = '', day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? []
  const [of, at] = [Number(year), Number(month)]
  if (year === '' || at < 1 || at > 12) return null
  if (day === undefined) return { kind: 'MONTH', start: `${text}-01` }
  return Number(day) >= 1 && Number(day) <= daysIn(of, at) ? { kind: 'DAY', start: text } : null
}

/**
 * Reads a period: `2026` (calendar year), `2026/27` (school year, from 1 July), `2026/27 HT` or `VT` (term), `2026-10` (month),
 * `2026-10-15` (day). Null for anything else.
 */
export function periodOf(text: string): Period | null {
  if (/^\d{4}$/.test(text)) return { kind: 'CALENDAR_YEAR', start: `${text}-01-01` }
  const [years = '', term, ...more] = text.split(' ')
  const from = yearsOf(years)
  if (from === null) return dayOf(text)
  if (term === undefined) return { kind: 'SCHOOL_YEAR', start: `${four(from)}-07-01` }
  if (more.length > 0) return null
  if (term === 'HT') return { kind: 'TERM', start: `${four(from)}-07-01` }
  return term === 'VT' ? { kind: 'TERM', start: `${four(from + 1)}-01-01` } : null
}

/** The same period a year before; null for what is no period, and for a leap day. */
export function periodBefore(text: string): string | null {
  if (!periodOf(text)) return null
  const year = Number(text.slice(0, 4)) - 1
  const before = /^\d{4}\/\d{2}/.test(text)
    ? `${four(year)}/${two((year + 1) % 100)}${text.slice(7)}`
    : `${four(year)}${text.slice(4)}`
  return year >= 0 && periodOf(before) ? before : null
}

/** The first and last day of something. */
export interface Span {
  readonly start: string
  readonly end: string
}

const monthsIn = { SCHOOL_YEAR: 12, CALENDAR_YEAR: 12, TERM: 6, MONTH: 1 } as const

/** The days of a period; null for what is none. A term has those of its half year. */
export function spanOf(text: string): Span | null {
  const period = periodOf(text)
  if (!period) return null
  const { kind, start } = period
  return { start, end: kind === 'DAY' ? start : daysAfter(monthsAfter(start, monthsIn[kind]), -1) }
}

/** The school year a day lies in, such as 2026/27: from the first of July. */
export function academicYearOf(day: string): string {
  const from = Number(day.slice(0, 4)) - (day.slice(5) >= '07-01' ? 0 : 1)
  return `${four(from)}/${two((from + 1) % 100)}`
}

/** The same days a year before. */
export const yearBefore = ({ start, end }: Span): Span => ({ start: yearsAfter(start, -1), end: yearsAfter(end, -1) })
