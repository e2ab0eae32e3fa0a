import { related } from '../../access/rules.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { isText, maxReason } from '../../shared/text.ts'
import type { Call } from '../../shared/viewer.ts'
import type {
  ApproveAccountOrderError,
  OrderAccountError,
  OrderAccountInput,
  WithdrawAccountOrderError,
} from '../identity.generated.ts'
import { parseCivicNo } from '../person/civic_no.ts'
import type { AccountOrderRow } from './account_order.queries.ts'

/** Decides for the authority. */
export const decides = related('AUTHORITY_ADMIN')

export const notOpen = {
  code: 'NOT_OPEN',
  message: 'The order has been decided or withdrawn, or nobody decided in time.',
  field: ['accountOrderId'],
} as const

export const openFault = ({ state }: AccountOrderRow): WithdrawAccountOrderError | null => (state === 'ORDERED' ? null : notOpen)

/** Two pairs of eyes: nobody decides what they have ordered themself. */
export function decideFault(order: AccountOrderRow, { viewer }: Call): ApproveAccountOrderError | null {
  if (order.state !== 'ORDERED') return notOpen
  if (order.orderedById !== viewer.id) return null
  return { code: 'OWN_ORDER', message: 'Somebody else has to decide what you have ordered.', field: ['accountOrderId'] }
}

/** Nobody orders or approves an account, and a duty with it, for themself. */
export const ownNumber = { code: 'OWN_NUMBER', message: 'Somebody else must do this: it is about yourself.' } as const

const lasts = 30
const longest = 90

/** An order as it is stored: trimmed, and with the number as it is written here. */
export interface NewOrder extends Omit<OrderAccountInput, 'idempotencyKey' | 'endDate' | 'expiresOn'> {
  readonly endDate: string | null
  readonly expiresOn: string
}

const isEmail = (text: string) => text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(text)

/** What is wrong with an order, if anything. */
export function orderFault(order: NewOrder, today: string): OrderAccountError | null {
  const fault = (code: OrderAccountError['code'], message: string, field: string) => ({ code, message, field: [field] })
  for (const name of ['givenName', 'familyName'] as const)
    if (!isText(order[name], 100)) return fault('NAME_INVALID', 'Give a name of 1 to 100 characters.', name)
  const number = parseCivicNo(order.civicNo, today)
  if (number.kind === 'INVALID') return fault('CIVIC_NO_INVALID', number.message, 'civicNo')
  if (!isEmail(order.email)) return fault('EMAIL_INVALID', 'Give one e-mail address, such as name@example.se.', 'email')
  if (order.endDate !== null && (order.endDate < order.startDate || order.endDate < today))
    return fault('PERIOD_INVALID', 'The last day must not come before the first, or before today.', 'endDate')
  if (!isText(order.reason, maxReason)) return fault('REASON_INVALID', 'Give a reason of 1 to 500 characters.', 'reason')
  if (order.expiresOn < today || order.expiresOn > daysAfter(today, longest))
    return fault('EXPIRY_INVALID', `Give a day from today to ${longest} days ahead.`, 'expiresOn')
  return null
}

/** What was sent, as it would be stored. */
export function newOrderOf({ idempotencyKey: _, ...input }: OrderAccountInput, now: Date): NewOrder {
  const number = parseCivicNo(input.civicNo, dayOf(now))
  return {
    ...input,
    givenName: input.givenName.trim(),
    familyName: input.familyName.trim(),
    civicNo: number.kind === 'INVALID' ? input.civicNo : number.civicNo,
    email: input.email.trim(),
    reason: input.reason.trim(),
    endDate: input.endDate ?? null,
    expiresOn: input.expiresOn ?? daysAfter(dayOf(now), lasts),
  }
}
