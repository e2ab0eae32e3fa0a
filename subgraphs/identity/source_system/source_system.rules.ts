import { isText } from '../../shared/text.ts'

/** A master as it is set at some level: 0 is the organisation itself, 1 what is above it, and so on. */
export interface SetAt {
  readonly level: number
  readonly domain: string
  readonly schoolType: string | null
}

const covers = (near: SetAt, far: SetAt) =>
  near.level < far.level && near.domain === far.domain && (near.schoolType === null || near.schoolType === far.schoolType)

/** Those that no nearer level has overruled. One set for every school type overrules all that are set further up. */
export const inForce = <Master extends SetAt>(set: readonly Master[]): Master[] =>
  set.filter((far) => !set.some((near) => covers(near, far)))

/** The master of a domain; one for the school type itself comes before one for every school type. */
export const masterFor = <Master extends SetAt>(
  set: readonly Master[],
  domain: string,
  schoolType: string | null,
): Master | undefined => {
  const ofDomain = inForce(set).filter((one) => one.domain === domain)
  return ofDomain.find((one) => one.schoolType === schoolType) ?? ofDomain.find((one) => one.schoolType === null)
}

const fault = <Code extends string>(code: Code, message: string, field: string) => ({ code, message, field: [field] }) as const

/** What is wrong with a system that is to be registered, if anything. */
export function systemFault({ code, displayName, supplier }: NewSystem) {
  if (!/^[a-z0-9-]{1,50}$/.test(code))
    return fault('CODE_INVALID', 'The code must be 1 to 50 of a to z, 0 to 9 and hyphen, such as "extens".', 'code')
  if (!isText(displayName, 200)) return fault('NAME_INVALID', 'Give a name of 1 to 200 characters.', 'displayName')
  if (supplier != null && !isText(supplier, 200))
    return fault('NAME_INVALID', 'Give the supplier 1 to 200 characters, or leave it out.', 'supplier')
  return null
}

export interface NewSystem {
  readonly code: string
  readonly displayName: string
  readonly supplier?: string | null | undefined
}

/** What is wrong with when, and for which school type, a master is to be set, if anything. */
export function masterFault(schoolType: string | null, startDate: string, today: string) {
  if (schoolType !== null && !/^[A-ZÅÄÖ]{2,20}$/.test(schoolType))
    return fault('SCHOOL_TYPE_INVALID', 'The school type must be a code of Skolverket, such as "GR".', 'schoolType')
  if (startDate < today)
    return fault('START_DATE_INVALID', 'The first day has passed: what held then cannot be changed.', 'startDate')
  return null
}
