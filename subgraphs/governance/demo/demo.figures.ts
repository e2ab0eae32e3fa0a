import type { Figure, Gender } from '../skolverket/skolverket.parser.ts'

/** The figures of one school unit, one school year and one sex: pupils, share with all criteria, share eligible, merit value. */
export interface FigureRow {
  readonly schoolUnitCode: string
  /** 1 is the school year before the current one. */
  readonly yearsAgo: 1 | 2 | 3
  readonly gender: Gender
  readonly figures: readonly [Figure, Figure, Figure, Figure]
}

const value = (number: number): Figure => ({ kind: 'VALUE', value: number, isNearlyAll: false })
const nearlyAll: Figure = { kind: 'VALUE', value: 100, isNearlyAll: true }
const suppressed: Figure = { kind: 'SUPPRESSED' }
const missing: Figure = { kind: 'MISSING' }

const ekhamraskolan = '99990002'
const sjoviken = '99990003'

const hidden = [suppressed, suppressed, suppressed, suppressed] as const

/**
 * Made up, and hidden as Skolverket would hide them: fewer than 10 pupils, or a sex whose figure the other one would tell.
 * There is no row for the authority, since it would tell what Sjövikens skola hides.
 */
export const figureRows: readonly FigureRow[] = [
  {
    schoolUnitCode: ekhamraskolan,
    yearsAgo: 3,
    gender: 'ALL',
    figures: [value(21), value(66.7), value(71.4), value(211.3)],
  },
  // Two of 11 girls and four of 10 boys are not eligible: ~100 for the girls, and the boys are hidden with them.
  {
    schoolUnitCode: ekhamraskolan,
    yearsAgo: 3,
    gender: 'GIRLS',
    figures: [value(11), value(72.7), nearlyAll, value(221.6)],
  },
  {
    schoolUnitCode: ekhamraskolan,
    yearsAgo: 3,
    gender: 'BOYS',
    figures: [value(10), value(60), suppressed, value(200)],
  },
  {
    schoolUnitCode: ekhamraskolan,
    yearsAgo: 2,
    gender: 'ALL',
    figures: [value(18), value(72.2), nearlyAll, value(224.6)],
  },
  { schoolUnitCode: ekhamraskolan, yearsAgo: 2, gender: 'GIRLS', figures: hidden },
  { schoolUnitCode: ekhamraskolan, yearsAgo: 2, gender: 'BOYS', figures: hidden },
  {
    schoolUnitCode: ekhamraskolan,
    yearsAgo: 1,
    gender: 'ALL',
    figures: [value(16), value(75), nearlyAll, value(229.1)],
  },
  // Sjövikens skola had no year 9 then.
  { schoolUnitCode: sjoviken, yearsAgo: 3, gender: 'ALL', figures: [missing, missing, missing, missing] },
  { schoolUnitCode: sjoviken, yearsAgo: 2, gender: 'ALL', figures: hidden },
  { schoolUnitCode: sjoviken, yearsAgo: 1, gender: 'ALL', figures: hidden },
]
