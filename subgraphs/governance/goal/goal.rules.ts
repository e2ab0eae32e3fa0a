import type { LedOrganisation } from '../../access/organisations.ts'
import { monthsAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { type Rule, when } from '../../shared/policy.ts'
import { role } from '../../shared/rules.ts'
import { nameFault } from '../../shared/text.ts'
import { academicYearOf, periodOf } from '../period/period.rules.ts'

/** What decides who decides for an organisation: what it is, and what the viewer is there. */
export type Steered = Pick<LedOrganisation, 'organisationType' | 'roles'>

/** For a school unit its principal, for what is above units those who administer it: as `access.steered_organisations` says it. */
export const steers: Rule = when<Steered>(
  {
    en: "the unit's principal, or of what is above units its administrators",
    sv: 'enhetens rektor, eller för det som ligger över enheterna dess administratörer',
  },
  { role: ['PRINCIPAL', 'AUTHORITY_ADMIN'] },
  ({ organisationType, roles }) => roles.includes(organisationType === 'SKOLENHET' ? 'PRINCIPAL' : 'AUTHORITY_ADMIN'),
)

/** Who may read what units plan: the rows say of which. */
export const plannedFor = role(
  "staff, observers of the unit and the authority's administrators",
  'personal, enhetens observatörer och huvudmannens administratörer',
  ...['STAFF', 'UNIT_OBSERVER', 'AUTHORITY_ADMIN'],
)

export const steerers = role(
  'principals and administrators of the authority',
  'rektorer och huvudmannens administratörer',
  ...['PRINCIPAL', 'AUTHORITY_ADMIN'],
)

export const isAcademicYear = (text: string): boolean => periodOf(text)?.kind === 'SCHOOL_YEAR'

/** The first and last day of a school year; of this one unless one is given. @throws BAD_USER_INPUT for what is none. */
export function yearBounds(academicYear: string | null | undefined, today: string) {
  const year = academicYear ?? academicYearOf(today)
  if (!isAcademicYear(year)) throw badInput('`academicYear` must be a school year such as 2026/27.')
  return boundsOfYear(year)
}

/** 1 July to 30 June. */
export const boundsOfYear = (academicYear: string) => {
  const first = Number(academicYear.slice(0, 4))
  return { startDate: `${first}-07-01`, endDate: `${first + 1}-06-30` }
}

const longest = 4000
const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

/** What is wrong with a text that may be empty, if anything. */
export const longTextFault = (text: string, field: string, most = longest) =>
  text.length <= most ? null : fault('TEXT_INVALID', `Give at most ${most} characters.`, field)

/** A title as it is kept, and its description: everything that is wrong with them. */
export const titledFaults = ({ title, description }: { readonly title: string; readonly description: string }) =>
  [nameFault(title, 'title'), longTextFault(description, 'description')].filter((one) => one !== null)

interface Said {
  readonly title: string
  readonly description: string
  readonly startDate: string
  readonly endDate: string
  readonly kpis: readonly { readonly kpiCode: string; readonly target?: number | null | undefined }[]
  readonly qualityAnalysisIds?: readonly string[] | null | undefined
}

const isNoShare = (target: number | null | undefined, unitOfMeasure: string | undefined) =>
  target != null && unitOfMeasure === 'PROCENT' && (target < 0 || target > 100)

const mostKpis = 20

/** Everything that is wrong with a goal as it is given, where `kpis` are those that exist of the ones it names, and `analyses` those the viewer may see. */
export function goalFaults(
  said: Said,
  kpis: ReadonlyMap<string, { readonly unitOfMeasure: string }>,
  analyses: ReadonlySet<string>,
) {
  const linked = said.qualityAnalysisIds ?? []
  const codes = said.kpis.map(({ kpiCode }) => kpiCode)
  const isIn = said.startDate <= said.endDate && said.endDate <= monthsAfter(said.startDate, 60)
  return [
    ...titledFaults(said),
    ...(isIn ? [] : [fault('DATE_INVALID', 'The last day comes 0 to 5 years after the first.', 'endDate')]),
    ...(codes.length > mostKpis ? [fault('TOO_MANY', `Give at most ${mostKpis} key figures.`, 'kpis')] : []),
    ...codes.flatMap((code, n) =>
      kpis.has(code) && codes.indexOf(code) === n
        ? []
        : [fault('KPI_UNKNOWN', 'No KPI has this code, or it is given twice.', 'kpis', String(n))],
    ),
    ...said.kpis.flatMap(({ kpiCode, target }, n) =>
      isNoShare(target, kpis.get(kpiCode)?.unitOfMeasure)
        ? [fault('TARGET_INVALID', 'A share is 0 to 100.', 'kpis', String(n), 'target')]
        : [],
    ),
    ...(linked.length > mostKpis ? [fault('TOO_MANY', `Give at most ${mostKpis} analyses.`, 'qualityAnalysisIds')] : []),
    ...linked.flatMap((id, n) =>
      analyses.has(id.toLowerCase())
        ? []
        : [fault('ANALYSIS_NOT_FOUND', 'There is no such analysis that you may see.', 'qualityAnalysisIds', String(n))],
    ),
  ]
}
