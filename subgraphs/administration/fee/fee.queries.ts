import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParentAnd } from '../../shared/loader.ts'
import type { FeeTariffRow } from '../fee_tariff/fee_tariff.queries.ts'
import type { FeeBasis, PaidChild } from './fee.rules.ts'

/** What a household pays for a child in a month, with as what the viewer sees it. */
export interface FeeRow extends PaidChild, FeeBasis {
  readonly childId: Id<'Person'>
  readonly childName: string | null
  readonly month: string
  readonly isIncomeDeclared: boolean
  readonly tariff: FeeTariffRow | null
  readonly memberIds: readonly Id<'Person'>[]
  readonly isOwn: boolean
  readonly isOffice: boolean
}

export interface PaidChildRow extends PaidChild {
  readonly householdId: string
  readonly childId: Id<'Person'>
  readonly childName: string | null
}

interface IncomeRow {
  readonly householdId: string
  readonly income: number
  readonly isDeclared: boolean
  readonly memberIds: readonly Id<'Person'>[]
}

const childrenLoader = (read: Read) =>
  byParentAnd(
    (households, { day }: { day: string }) =>
      read<PaidChildRow>`/* feeChildren */ select * from access.fee_children(${households}::uuid[], ${day}::date)`,
    ({ householdId }) => householdId,
  )

const incomeLoader = (read: Read) =>
  byParentAnd(
    (
      households,
      { day }: { day: string },
    ) => read<IncomeRow>`/* feeIncomes */ select household_id, income::numeric, is_declared, member_ids
      from access.fee_income(${households}::uuid[], ${day}::date)`,
    ({ householdId }) => householdId,
  )

export const feeLoaders = (read: Read) => ({ feeChildren: childrenLoader(read), feeIncome: incomeLoader(read) })
