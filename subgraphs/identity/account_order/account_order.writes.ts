import { type Changed, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Call, Viewer } from '../../shared/viewer.ts'
import { addDuty } from '../duty/duty.writes.ts'
import type { CivicNo } from '../person/civic_no.ts'
import { personByCivicNo, personWith } from '../person/person.writes.ts'
import type { AccountOrderRow } from './account_order.queries.ts'
import type { NewOrder } from './account_order.rules.ts'

export const orderChanged = (id: string) => upserted('AccountOrder', id)

export async function insertOrder(tx: Write, id: string, order: NewOrder, { viewer, now }: Call): Promise<void> {
  const { organisationId, givenName, familyName, civicNo, email, dutyRole, startDate, endDate, reason, expiresOn } = order
  await tx`/* orderAccount */ insert into identity.account_order (id, organisation_id, given_name, family_name, civic_no, email,
      duty_role, start_date, end_date, reason, ordered_by_id, ordered_at, expires_on)
    values (${id}, ${organisationId}, ${givenName}, ${familyName}, ${civicNo}, ${email}, ${dutyRole}, ${startDate}, ${endDate},
      ${reason}, ${viewer.id}, ${now}, ${expiresOn})`
}

interface Decision {
  readonly state: 'APPROVED' | 'REFUSED'
  readonly reason: string | null
}

/** Decides an order that is still open, and not the viewer's own. */
export async function decideOrder(tx: Write, id: string, { state, reason }: Decision, { viewer, now }: Call): Promise<boolean> {
  const decided = await tx`/* decideOrder */ update identity.account_order set state = ${state}, decided_by_id = ${viewer.id},
      decided_at = ${now}, decision_reason = ${reason}, version = version + 1
    where id = ${id} and state = 'ORDERED' and expires_on >= access.today() and ordered_by_id <> ${viewer.id}`
  return decided.count === 1
}

export async function withdrawOrder(tx: Write, id: string, { viewer }: Call): Promise<boolean> {
  const withdrawn = await tx`/* withdrawOrder */ update identity.account_order set state = 'WITHDRAWN', version = version + 1
    where id = ${id} and state = 'ORDERED' and expires_on >= access.today() and ordered_by_id = ${viewer.id}`
  return withdrawn.count === 1
}

/** Whether the number is the viewer's own: nobody gives themself a duty, and so a reach. */
export const isOwnNumber = async (tx: Write, number: string, viewer: Viewer): Promise<boolean> =>
  (await personByCivicNo(tx, number)) === viewer.id

/** A new account, unless the person has one they use: whoever got a second one could act in their place. Answers its id. */
async function addAccount(tx: Write, order: AccountOrderRow, personId: string, { id, now }: { id: string; now: Date }) {
  const added = await tx`/* addOrderedAccount */ insert into identity.account (id, person_id, state, modified_at)
    select ${id}::uuid, ${personId}::uuid, 'INVITED', ${now}::timestamptz where not access.has_active_account(${personId})`
  if (added.count === 0) return null
  await tx`/* setOrderedAccount */ update identity.account_order set account_id = ${id} where id = ${order.id}`
  return id
}

/** Carries out an approved order; answers what came of it. */
export async function carryOut(
  tx: Write,
  order: AccountOrderRow,
  number: CivicNo,
  { newId, now }: { newId: NewId; now: Date },
): Promise<Changed[]> {
  const { givenName, familyName, organisationId, dutyRole, startDate, endDate } = order
  const { personId, isNew } = await personWith(tx, { number, givenName, familyName }, newId)
  const dutyId = newId()
  await addDuty(tx, { id: dutyId, personId, organisationId, dutyRole, signature: null, startDate, endDate })
  // Of somebody who is here already the address comes with their own confirmation: mail to them must not go to whoever ordered.
  if (isNew)
    await tx`/* addWorkEmail */ insert into identity.person_email (id, person_id, value, email_type)
      values (${newId()}, ${personId}, ${order.email}, 'SKOLA_PERSONAL')`
  const accountId = await addAccount(tx, order, personId, { id: newId(), now })
  const changed = [orderChanged(order.id), upserted('Person', personId), upserted('Duty', dutyId)]
  return accountId ? [...changed, upserted('Account', accountId)] : changed
}
