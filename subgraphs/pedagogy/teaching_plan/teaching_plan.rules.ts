import { isText } from '../../shared/text.ts'
import { type Rule, when } from '../../shared/policy.ts'
import type { ContentCoverageState } from '../pedagogy.generated.ts'

/** The school year of a day, which begins in July: 2026/27. */
export function academicYearOf(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = month >= 7 ? year : year - 1
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

/** What is no school year, such as 2026/28. */
export const yearFault = (academicYear: string) =>
  /^\d{4}\/\d{2}$/.test(academicYear) && academicYearOf(`${academicYear.slice(0, 4)}-07-01`) === academicYear
    ? null
    : fault('ACADEMIC_YEAR_INVALID', 'Give a school year such as 2026/27.', 'academicYear')

interface Days {
  readonly startDate: string
  readonly endDate: string
}

/** Whether days are within a school year, the first before the last. */
export const datesFault = ({ startDate, endDate }: Days, academicYear: string) =>
  startDate <= endDate && academicYearOf(startDate) === academicYear && academicYearOf(endDate) === academicYear
    ? null
    : fault('DATES_INVALID', `Give days within ${academicYear}, the first before the last.`, 'startDate')

export interface PlanText extends Days {
  readonly title: string
  readonly teaching: string
  readonly assessing: string
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
}

/** Everything that is wrong with what a plan says. */
export function planFaults(plan: PlanText, academicYear: string) {
  const days = datesFault(plan, academicYear)
  return [
    ...(isText(plan.title, 200) ? [] : [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters.', 'title')]),
    ...(days ? [days] : []),
    ...(['teaching', 'assessing'] as const).flatMap((field) =>
      plan[field].length > 4000 ? [fault('TEXT_INVALID', 'Give at most 4,000 characters.', field)] : [],
    ),
    ...(plan.contentItemIds.length > 200 ? [fault('TOO_MANY', 'Give at most 200 pieces of content.', 'contentItemIds')] : []),
    ...(plan.criterionIds.length > 50 ? [fault('TOO_MANY', 'Give at most 50 criteria.', 'criterionIds')] : []),
  ]
}

/** Whether content is taught: by a plan that has begun, by one that begins later, or by none. */
export function coverageState(starts: readonly string[], today: string): ContentCoverageState {
  if (starts.some((start) => start <= today)) return 'MET'
  return starts.length > 0 ? 'PLANNED' : 'NOT_PLANNED'
}

interface Said {
  readonly id: string
  readonly text: string
  /** Where it stands in its version: an ordinal alone identifies nothing across versions. */
  readonly place: string
}

/** What of one version another version says in the same place and the same words; and what it does not. */
export function copied(from: readonly Said[], to: readonly Said[]): { readonly ids: string[]; readonly leftOut: string[] } {
  const known = new Map(to.map((one) => [`${one.place}\n${one.text}`, one.id]))
  const found = from.map((one) => ({ id: one.id, copy: known.get(`${one.place}\n${one.text}`) }))
  return {
    ids: found.flatMap(({ copy }) => (copy === undefined ? [] : [copy])),
    leftOut: found.flatMap(({ id, copy }) => (copy === undefined ? [id] : [])),
  }
}

/** Teaches the group. */
export const teachesGroup: Rule = when<{ readonly roles: readonly string[] }>(
  { en: 'a teacher of the group', sv: 'en lärare i gruppen' },
  { relation: ['TEACHER'] },
  ({ roles }) => roles.includes('TEACHER'),
)

/** Writes the plan. */
export const isAuthor: Rule = when<{ readonly isAuthor: boolean }>(
  {
    en: 'an author of the plan, while they teach the group',
    sv: 'en av planeringens författare, så länge de undervisar gruppen',
  },
  {},
  (plan) => plan.isAuthor,
)
