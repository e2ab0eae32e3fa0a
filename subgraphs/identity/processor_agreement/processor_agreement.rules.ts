import { informationClasses } from '../../access/information.ts'
import { isText } from '../../shared/text.ts'
import type { GrantFieldsError, SignProcessorAgreementError, SignProcessorAgreementInput } from '../identity.generated.ts'

/** The member states of the European Union, ISO 3166-1. */
export const memberStates: readonly string[] =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')

/** Everything that is wrong with an agreement. */
export function agreementFaults(input: SignProcessorAgreementInput, today: string): SignProcessorAgreementError[] {
  const { purpose, storageCountry, retentionMonths, reference, startDate, endDate } = input
  const fault = (isFault: boolean, code: SignProcessorAgreementError['code'], field: string, message: string) =>
    isFault ? [{ code, message, field: [field] }] : []
  const isOver = endDate != null && (endDate < startDate || endDate < today)
  return [
    ...fault(!isText(purpose, 500), 'PURPOSE_INVALID', 'purpose', 'Give a purpose of 1 to 500 characters.'),
    ...fault(
      !memberStates.includes(storageCountry),
      'STORAGE_OUTSIDE_UNION',
      'storageCountry',
      `Data about pupils stays in the European Union. Its member states are ${memberStates.join(', ')}.`,
    ),
    ...fault(retentionMonths < 0 || retentionMonths > 1200, 'RETENTION_INVALID', 'retentionMonths', 'Give 0 to 1200 months.'),
    ...fault((reference ?? '').trim().length > 200, 'REFERENCE_INVALID', 'reference', 'Give at most 200 characters.'),
    ...fault(isOver, 'DATES_INVALID', 'endDate', 'It would end before it begins, or has ended already.'),
  ]
}

type Classes = ReadonlyMap<string, { readonly informationClass: string }>

const rank = (informationClass: string) => (informationClasses as readonly string[]).indexOf(informationClass)

/** The fields that a grant of `Type.field` or `Type.*` stands for. */
const meant = (field: string, fields: Classes): (readonly [string, string])[] =>
  field.endsWith('.*')
    ? [...fields]
        .filter(([one]) => one.startsWith(field.slice(0, -1)))
        .map(([one, { informationClass }]) => [one, informationClass])
    : [field].flatMap((one) => (fields.has(one) ? [[one, fields.get(one)!.informationClass] as const] : []))

/** How sensitive what is granted is at most; null where there is no such field any more. */
export function classOf(field: string, fields: Classes): string | null {
  const highest = Math.max(-1, ...meant(field, fields).map(([, informationClass]) => rank(informationClass)))
  return informationClasses[highest] ?? null
}

/** Why one field cannot be granted, if anything stands in the way. */
function fieldFault(field: string, maxClass: string, fields: Classes): Pick<GrantFieldsError, 'code' | 'message'> | null {
  const found = meant(field, fields)
  if (found.length === 0) return { code: 'FIELD_UNKNOWN', message: `There is no field ${field}.` }
  if (found.every(([, informationClass]) => informationClass === 'PUBLIC'))
    return { code: 'FIELD_NEEDS_NO_GRANT', message: `${field} is about no person: every client application may read it.` }
  const above = found.filter(([, informationClass]) => rank(informationClass) > rank(maxClass))
  if (above.length === 0) return null
  const named = above.map(([one, informationClass]) => `${one} (${informationClass})`).join(', ')
  return { code: 'FIELD_ABOVE_CLASS', message: `The agreement covers ${maxClass}, which is less than ${named}.` }
}

export const maxFields = 200

/** Everything that stands in the way of granting these fields, each by its place in the list. */
export const fieldFaults = (asked: readonly string[], maxClass: string, fields: Classes): GrantFieldsError[] =>
  asked.flatMap((field, n) => {
    const fault = fieldFault(field, maxClass, fields)
    return fault ? [{ ...fault, field: ['fields', String(n)] }] : []
  })
