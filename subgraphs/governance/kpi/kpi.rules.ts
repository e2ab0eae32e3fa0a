import { isText } from '../../shared/text.ts'
import type { ReviseKpiInput } from '../governance.generated.ts'
import type { KpiRow } from './kpi.queries.ts'

/** What a definition says that may be said better later. */
export type Described = Pick<
  ReviseKpiInput,
  'name' | 'nameEn' | 'numerator' | 'denominator' | 'source' | 'owner' | 'rollUp' | 'decimals'
>

// The first parts that come with the product: an authority's own could not be told from them.
const reserved = new Set(['skolverket', 'kolada', 'own', 'economy', 'personnel', 'survey', 'skolgraf'])

export function codeFault(code: string) {
  const isWellFormed = /^[A-Za-z0-9]+([.][A-Za-z0-9]+)+$/.test(code) && code.length <= 100
  if (isWellFormed && !reserved.has(code.split('.')[0]!.toLowerCase())) return null
  const message =
    'Give two or more parts of letters and digits with dots between them, such as ekhamra.frukost, the first one your own.'
  return { code: 'CODE_INVALID', message, field: ['code'] } as const
}

const most = { name: 200, nameEn: 200, numerator: 500, denominator: 500, source: 200, owner: 200 } as const

/** Every fault of a definition, its weight looked up. */
export function definitionFaults(given: Described, weight: KpiRow | null | undefined) {
  const texts = (Object.keys(most) as (keyof typeof most)[]).flatMap((field) => {
    const text = given[field]
    if (text == null || isText(text, most[field])) return []
    return [{ code: 'TEXT_INVALID', message: `Give 1 to ${most[field]} characters.`, field: [field] } as const]
  })
  const isWeighed = given.rollUp === 'WEIGHTED_MEAN'
  const isRight = isWeighed ? weight?.rollUp === 'SUM' : weight === undefined
  const rollUp = { code: 'ROLL_UP_INVALID', message: 'A weighted mean, and nothing else, has a weight, which is a sum.', field: ['weightCode'] } as const // prettier-ignore
  const decimals = { code: 'DECIMALS_INVALID', message: 'Give 0 to 3 decimals.', field: ['decimals'] } as const
  return [...texts, ...(isRight ? [] : [rollUp]), ...(given.decimals >= 0 && given.decimals <= 3 ? [] : [decimals])]
}

const aboutThings = ['ECONOMY', 'KEY_FIGURE']

/** A key figure of pupils, staff or their work cannot say that it is not about persons. */
export function deliveryFault(domain: string, delivery: string) {
  if (delivery !== 'NOT_ABOUT_PERSONS' || aboutThings.includes(domain)) return null
  const message = 'Values of this domain are about persons: choose who hides what is of too few.'
  return { code: 'DELIVERY_INVALID', message, field: ['delivery'] } as const
}

/** By which thresholds an authority's own key figure is told. */
export function ruleCodeOf(domain: string, delivery: string): string {
  if (delivery === 'NOT_ABOUT_PERSONS') return 'NONE'
  if (delivery === 'AS_PUBLISHED') return 'SKOLVERKET'
  return domain === 'PERSONNEL' ? 'STAFF' : 'OWN'
}

export function endFault(startDate: string | null, endDate: string) {
  if (startDate === null || endDate >= startDate) return null
  return {
    code: 'DATE_INVALID',
    message: `It is valid from ${startDate}: the last day cannot come before.`,
    field: ['endDate'],
  } as const
}

/** What a new first day does to a last day that is set. */
export function startFault(startDate: string | null, endDate: string | null) {
  if (startDate === null || endDate === null || endDate >= startDate) return null
  return {
    code: 'DATE_INVALID',
    message: `Its last day is ${endDate}: the first cannot come after.`,
    field: ['startDate'],
  } as const
}
