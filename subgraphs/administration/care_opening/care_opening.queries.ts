import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byParent } from '../../shared/loader.ts'
import type { DecideCareOpeningsError } from '../administration.generated.ts'

export interface CareOpeningRow {
  readonly organisationId: string
  /** 1 for Monday to 7 for Sunday. */
  readonly dayOfWeek: number
  readonly startTime: string
  readonly endTime: string
}

export type DecideCareOpeningsPayloadRow = Done<DecideCareOpeningsError>

const openingsLoader = (read: Read) =>
  byParent(
    (units) => read<CareOpeningRow>`/* careOpeningsOf */ select organisation_id, day_of_week, start_time, end_time
      from administration.care_opening where organisation_id = any(${units}::uuid[]) order by day_of_week`,
    ({ organisationId }) => organisationId,
  )

export async function replaceOpenings(tx: Write, unit: string, openings: readonly Omit<CareOpeningRow, 'organisationId'>[]) {
  await tx`/* lockOpenings */ select pg_advisory_xact_lock(hashtextextended(${unit}, 1))`
  await tx`/* removeCareOpenings */ delete from administration.care_opening where organisation_id = ${unit}`
  if (openings.length === 0) return
  await tx`/* addCareOpenings */ insert into administration.care_opening (organisation_id, day_of_week, start_time, end_time)
    select ${unit}::uuid, * from unnest(${openings.map(({ dayOfWeek }) => dayOfWeek)}::int[],
      ${openings.map(({ startTime }) => startTime)}::text[], ${openings.map(({ endTime }) => endTime)}::text[])`
}

export const careOpeningLoaders = (read: Read) => ({ careOpeningsOf: openingsLoader(read) })
