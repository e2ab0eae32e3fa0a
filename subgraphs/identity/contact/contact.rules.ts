import { z } from 'zod'
import type { ChangeContactDetailsError, PhoneNumberInput } from '../identity.generated.ts'

export interface OwnPhoneNumber {
  readonly value: string
  readonly type: string
  readonly isMobile: boolean
}

/** Contact details in the form they are kept; null where they stay as they are. */
export interface ContactDetails {
  readonly emails: readonly string[] | null
  readonly phoneNumbers: readonly OwnPhoneNumber[] | null
}

interface Given {
  readonly emails?: readonly string[] | null | undefined
  readonly phoneNumbers?: readonly PhoneNumberInput[] | null | undefined
}

const most = 5
const email = z.email().max(254)

/** An address as it is kept, its domain in lower case; null for what is none. */
export function normalEmail(text: string): string | null {
  const given = text.trim()
  const at = given.lastIndexOf('@')
  const kept = given.slice(0, at) + given.slice(at).toLowerCase()
  return email.safeParse(kept).success ? kept : null
}

// E.164 has up to 15 digits. A Swedish number has 7 to 9 after its first 0, and no more than 10 for machines and mobile data.
const international = /^\+(?!46)[1-9]\d{6,14}$/
const swedish = /^\+46[1-9]\d{6,8}$/
const swedishMobile = /^\+467[0236]\d{7}$/

/** A number in E.164; a number without a country's code is Swedish. Null for what is none. */
export function normalPhoneNumber(text: string): string | null {
  if (!/^\+?[\d\s()/.\u2010-\u2013-]+$/.test(text.trim())) return null
  const isSwedish = /^\s*\(?0(?!0)/.test(text)
  const digits = text
    .replace(/^\s*(?:\+|00)/, '+')
    .replace('(0)', '')
    .replaceAll(/[^\d+]/g, '')
  const number = isSwedish ? `+46${digits.slice(1)}` : digits
  return (number.startsWith('+467') ? swedishMobile.test(number) : swedish.test(number) || international.test(number))
    ? number
    : null
}

const unique = <Item>(items: readonly Item[], key: (item: Item) => string) => [
  ...new Map(items.map((item) => [key(item), item])).values(),
]

const tooMany = (field: string, items: readonly unknown[] | null | undefined): ChangeContactDetailsError[] =>
  items && items.length > most
    ? [{ code: 'TOO_MANY', message: `There are ${items.length}; give at most ${most}.`, field: [field] }]
    : []

const phoneNumberOf = ({ value, type, isMobile }: PhoneNumberInput): OwnPhoneNumber | null => {
  const number = normalPhoneNumber(value)
  return number === null ? null : { value: number, type: type ?? 'HEM', isMobile: isMobile ?? swedishMobile.test(number) }
}

/** Reads contact details as somebody wrote them, or says of each value what is wrong with it. */
export function readContactDetails({ emails, phoneNumbers }: Given): ContactDetails | ChangeContactDetailsError[] {
  if (emails == null && phoneNumbers == null)
    return [{ code: 'NOTHING_GIVEN', message: 'Give email addresses, telephone numbers or both.', field: null }]
  const excess = [...tooMany('emails', emails), ...tooMany('phoneNumbers', phoneNumbers)]
  if (excess.length > 0) return excess
  const addresses = emails?.map(normalEmail) ?? null
  const numbers = phoneNumbers?.map(phoneNumberOf) ?? null
  const faults: ChangeContactDetailsError[] = [
    ...faultsIn(addresses, 'emails', 'EMAIL_INVALID', 'This is no email address.'),
    ...faultsIn(numbers, 'phoneNumbers', 'PHONE_NUMBER_INVALID', 'This is no telephone number.'),
  ]
  if (faults.length > 0) return faults
  const found = <Item>(read: readonly (Item | null)[]) => read.filter((one) => one !== null)
  return {
    emails: addresses && unique(found(addresses), (value) => value),
    phoneNumbers: numbers && unique(found(numbers), ({ value }) => value),
  }
}

const faultsIn = (read: readonly unknown[] | null, field: string, code: ChangeContactDetailsError['code'], message: string) =>
  (read ?? []).flatMap((one, index) => (one === null ? [{ code, message, field: [field, String(index)] }] : []))
