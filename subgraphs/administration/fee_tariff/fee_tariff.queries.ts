import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { DecideFeeTariffError } from '../administration.generated.ts'
import type { FeeStep } from './fee_tariff.rules.ts'

/** What care costs, from a day. */
export interface FeeTariffRow {
  readonly id: Id<'FeeTariff'>
  readonly authorityId: Id<'Organisation'> | null
  readonly displayName: string
  readonly startDate: string
  readonly endDate: string | null
  readonly incomeCeiling: number
  readonly steps: readonly FeeStep[]
  readonly source: string | null
}

/** A step as it is kept. */
export type FeeTariffStepRow = FeeStep

export type DecideFeeTariffPayloadRow = Done<DecideFeeTariffError>

const columns = part`t.id, t.authority_id, t.display_name, t.start_date, t.end_date, t.income_ceiling, t.steps, t.source`

const tariffLoader = (read: Read) =>
  byId(
    (ids) =>
      read<FeeTariffRow>`/* feeTariffsById */ select ${columns} from administration.fee_tariff t where t.id = any(${ids}::uuid[])`,
  )

// The authority's own that hold today or later, and the state's.
const tariffsOfLoader = (read: Read) =>
  byParent(
    (authorities) => read<FeeTariffRow & { ofAuthority: string }>`/* feeTariffsOf */ select ${columns}, u.id as of_authority
      from unnest(${authorities}::uuid[]) u(id) join administration.fee_tariff t on t.authority_id = u.id or t.authority_id is null
      where t.authority_id is null or not exists (select from administration.fee_tariff n
        where n.authority_id = t.authority_id and n.start_date > t.start_date and n.start_date <= access.today())
      order by t.start_date, t.id`,
    ({ ofAuthority }) => ofAuthority,
  )

/** The tariff of a day: the authority's own before the state's, and of two the later. Keyed `authority day`. */
const tariffOnLoader = (read: Read) =>
  byParent(
    (keys) => read<FeeTariffRow & { key: string }>`/* feeTariffsOn */ select distinct on (k.key) k.key, ${columns}
      from unnest(${keys}::text[]) k(key) join administration.fee_tariff t
        on (t.authority_id = split_part(k.key, ' ', 1)::uuid or t.authority_id is null) and t.start_date <= split_part(k.key, ' ', 2)::date
          and (t.end_date is null or t.end_date >= split_part(k.key, ' ', 2)::date)
      order by k.key, t.authority_id is null, t.start_date desc`,
    ({ key }) => key,
  )

interface NewTariff {
  readonly id: string
  readonly authorityId: string
  readonly displayName: string
  readonly startDate: string
  readonly incomeCeiling: number
  readonly steps: readonly FeeStep[]
  readonly by: string
  readonly now: Date
}

/** Decides a tariff, unless another begins on the day. */
export async function addTariff(tx: Write, given: NewTariff): Promise<boolean> {
  const { id, authorityId, displayName, startDate, incomeCeiling, steps, by, now } = given
  const added = await tx`/* decideFeeTariff */ insert into administration.fee_tariff
    (id, authority_id, display_name, start_date, income_ceiling, steps, decided_by_id, decided_at)
    values (${id}, ${authorityId}, ${displayName.trim()}, ${startDate}, ${incomeCeiling}, ${tx.json(steps as never)}, ${by}, ${now})
    on conflict do nothing`
  return added.count === 1
}

export const feeTariffLoaders = (read: Read) => ({
  feeTariff: tariffLoader(read),
  feeTariffsOf: tariffsOfLoader(read),
  feeTariffOn: tariffOnLoader(read),
})
