import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byParent } from '../../shared/loader.ts'
import type {
  AbsenceCounted,
  AbsenceMeasure,
  SetAbsenceThresholdError,
  SetAbsenceThresholdInput,
} from '../administration.generated.ts'

export interface AbsenceThresholdRow {
  /** Where it holds. */
  readonly of: string
  /** Who has decided it: the organisation itself, or one above. */
  readonly organisationId: string
  readonly counts: AbsenceCounted
  readonly measure: AbsenceMeasure
  readonly leastValue: number
  readonly windowDays: number
  readonly schoolTypes: readonly string[] | null
  readonly isActive: boolean
  readonly ownVersion: number
}

export type SetAbsenceThresholdPayloadRow = Done<SetAbsenceThresholdError>

// Of each kind of count the nearest decision.
const thresholdsLoader = (read: Read) =>
  byParent(
    (ids) => read<AbsenceThresholdRow>`/* absenceThresholds */
      select distinct on (o.id, t.counts, t.measure) o.id as of, t.organisation_id, t.counts, t.measure, t.least_value, t.window_days,
        t.school_types, t.is_active, case when a.level = 0 then t.version else 0 end as own_version
      from unnest(${ids}::uuid[]) o(id) cross join lateral access.above(o.id) a
      join administration.absence_threshold t on t.organisation_id = a.id
      order by o.id, t.counts, t.measure, a.level`,
    ({ of }) => of,
  )

/** Whether the version was the expected one; the first decision of its kind makes the row. */
export async function setThreshold(tx: Write, input: SetAbsenceThresholdInput, now: Date): Promise<boolean> {
  const { organisationId, expectedVersion, counted, measure, leastValue, windowDays } = input
  const { schoolTypes, isActive } = { schoolTypes: input.schoolTypes ?? null, isActive: input.isActive ?? true }
  const types = schoolTypes === null ? null : [...schoolTypes]
  const set =
    expectedVersion === 0
      ? await tx`/* firstAbsenceThreshold */ insert into administration.absence_threshold
          (organisation_id, counts, measure, least_value, window_days, school_types, is_active, modified_at)
          values (${organisationId}, ${counted}, ${measure}, ${leastValue}, ${windowDays}, ${types}, ${isActive}, ${now})
          on conflict do nothing`
      : await tx`/* setAbsenceThreshold */ update administration.absence_threshold set least_value = ${leastValue},
          window_days = ${windowDays}, school_types = ${types}, is_active = ${isActive}, version = version + 1, modified_at = ${now}
          where organisation_id = ${organisationId} and counts = ${counted} and measure = ${measure} and version = ${expectedVersion}`
  return set.count === 1
}

export const absenceThresholdLoaders = (read: Read) => ({ absenceThresholds: thresholdsLoader(read) })
