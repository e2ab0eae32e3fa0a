import { expect, test } from 'vitest'
import type { OrderAccountInput } from '../identity.generated.ts'
import { newOrderOf, orderFault } from './account_order.rules.ts'

const today = '2026-11-22'
const now = new Date(`${today}T11:00:00Z`)
const input: OrderAccountInput = {
  ...{ organisationId: 'unit', givenName: 'Lisa', familyName: 'Ek', civicNo: '195001182046', email: 'lisa.ek@example.se' },
  dutyRole: 'LARARE',
  ...{ startDate: '2026-12-01', reason: 'Ny lärare' },
}

test('an order is kept trimmed, with twelve digits, and lapses after 30 days', () => {
  const order = newOrderOf({ ...input, givenName: ' Lisa ', civicNo: '500118-2046', idempotencyKey: 'k' }, now)
  expect(order).toEqual({ ...input, endDate: null, expiresOn: '2026-12-22' })
  expect(orderFault(order, today)).toBeNull()
})

test.each([
  { givenName: ' ' },
  { familyName: 'x'.repeat(101) },
  { civicNo: '' },
  { civicNo: '195001182047' },
  { email: 'lisa.ek' },
  { email: 'lisa@example' },
  { email: 'a@example.se, b@example.se' },
  { email: 'a b@example.se' },
  { email: `${'a'.repeat(250)}@example.se` },
  { endDate: '2026-11-30' },
  { endDate: '2026-11-21' },
  { reason: ' \n' },
  { reason: 'x'.repeat(501) },
  { expiresOn: '2026-11-21' },
  { expiresOn: '2027-02-21' },
])('%j is said to be wrong', (given) => {
  const fault = orderFault(newOrderOf({ ...input, ...given }, now), today)
  expect(fault?.field).toEqual(Object.keys(given))
  expect(JSON.stringify(fault)).not.toContain('19500118')
})

test.each([{ endDate: '2026-12-01' }, { expiresOn: today }, { expiresOn: '2027-02-20' }, { email: "o'neill+skola@example.se" }])(
  '%j is taken',
  (given) => expect(orderFault(newOrderOf({ ...input, ...given }, now), today)).toBeNull(),
)
