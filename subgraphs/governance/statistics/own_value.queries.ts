import type { Read } from '../../shared/database.ts'
import { byParentAnd } from '../../shared/loader.ts'
import { type KpiValueRow, valueColumns } from '../kpi_value/kpi_value.queries.ts'

interface Cell {
  readonly placeId: string
  readonly kpiId: string
  readonly period: string
  readonly gender: string
}

const wholeValues = (read: Read) =>
  byParentAnd(
    (places, { period, gender }: Pick<Cell, 'period' | 'gender'>) => read<KpiValueRow>`/* ownKpiValues */ select ${valueColumns}
      from governance.kpi_value v where v.place_id = any(${places}::uuid[]) and v.period = ${period} and v.gender = ${gender}
        and v.school_year = -1 and v.subject_code = '' and v.superseded_at is null order by v.school_type`,
    ({ placeId }) => placeId,
  )

/** What is told of a whole place itself: of all its school types where there is such a figure, else of the first. */
function ownValueLoader(read: Read) {
  const values = wholeValues(read)
  return async ({ placeId, kpiId, period, gender }: Cell): Promise<KpiValueRow | null> =>
    (await values(placeId, { period, gender })).find((one) => one.kpiId === kpiId) ?? null
}

export const statisticsLoaders = (read: Read) => ({ ownValue: ownValueLoader(read) })
