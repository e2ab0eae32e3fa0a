import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  ApproveAccountOrderError,
  OrderAccountError,
  RefuseAccountOrderError,
  WithdrawAccountOrderError,
} from '../identity.generated.ts'

/** An order, with the roles the viewer holds at the unit. */
export interface AccountOrderRow extends Related {
  readonly id: string
  readonly organisationId: Id<'Organisation'>
  readonly givenName: string
  readonly familyName: string
  readonly civicNo: string
  readonly email: string
  readonly dutyRole: string
  readonly startDate: string
  readonly endDate: string | null
  readonly reason: string
  readonly state: 'ORDERED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | 'LAPSED'
  readonly orderedById: string
  readonly orderedAt: Date
  readonly expiresOn: string
  readonly decidedById: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  readonly accountId: string | null
  /** Whose number it is, if anybody's; who reads it is noted for them, and it is never shown. */
  readonly personId: string | null
}

export type OrderAccountPayloadRow = Done<OrderAccountError>
export type ApproveAccountOrderPayloadRow = Done<ApproveAccountOrderError>
export type RefuseAccountOrderPayloadRow = Done<RefuseAccountOrderError>
export type WithdrawAccountOrderPayloadRow = Done<WithdrawAccountOrderError>

// An order that nobody decided lapses by its date: no job has to say so.
const state = part`case when state = 'ORDERED' and expires_on < access.today() then 'LAPSED' else state end`
const columns = part`id, organisation_id, given_name, family_name, civic_no, email, duty_role, start_date, end_date, reason,
  ${state} as state, ordered_by_id, ordered_at, expires_on, decided_by_id, decided_at, decision_reason, account_id,
  access.person_by_civic_no(civic_no) as person_id,
  array_remove(array[case when organisation_id = any (array(select access.units('PRINCIPAL'))) then 'PRINCIPAL' end,
    case when organisation_id = any (array(select access.units('UNIT_ADMIN'))) then 'UNIT_ADMIN' end,
    case when organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))) then 'AUTHORITY_ADMIN' end], null) as relations`

export const accountOrderLoader = (read: Read) =>
  byId(
    (ids) =>
      read<AccountOrderRow>`/* accountOrdersById */ select ${columns} from identity.account_order where id = any(${ids}::uuid[])`,
  )

interface PageArgs extends Page<readonly [orderedAt: string, id: string]> {
  readonly states: readonly string[] | null
}

export const accountOrderPageLoader = (read: Read) =>
  byParentAnd(
    (units, { states, limit, after }: PageArgs) => read<AccountOrderRow>`/* accountOrderPages */ select d.*
      from unnest(${units}::uuid[]) o(id) cross join lateral (
        select ${columns} from identity.account_order where organisation_id = o.id
        ${states === null ? nothing : part`and ${state} = any(${states}::text[])`}
        ${after ? part`and (ordered_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by ordered_at desc, id desc limit ${limit}) d
      order by d.ordered_at desc, d.id desc`,
    ({ organisationId }) => organisationId,
  )

export const accountOrderLoaders = (read: Read) => ({
  accountOrder: accountOrderLoader(read),
  accountOrderPage: accountOrderPageLoader(read),
})
