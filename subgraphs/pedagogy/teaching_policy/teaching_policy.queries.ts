import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { SetTeachingPolicyError, SetTeachingPolicyInput } from '../pedagogy.generated.ts'

export interface TeachingPolicyRow {
  readonly id: string
  readonly maxTestsPerWeek: number
  readonly showsAdaptations: boolean
  readonly isPupilPreparing: boolean
  readonly gradesFromYear: number
  /** Of the organisation's own decision; 0 before the first. */
  readonly version: number
}

export type SetTeachingPolicyPayloadRow = Done<SetTeachingPolicyError>

// The nearest decision holds: the unit's own, else what is decided above it, else the defaults of the columns.
const teachingPolicyLoader = (read: Read) =>
  byId(
    (ids) => read<TeachingPolicyRow>`/* teachingPolicies */ select o.id, coalesce(p.max_tests_per_week, 2) as max_tests_per_week,
      coalesce(p.shows_adaptations, true) as shows_adaptations, coalesce(p.is_pupil_preparing, true) as is_pupil_preparing,
      coalesce(p.grades_from_year, 6) as grades_from_year,
      coalesce((select own.version from pedagogy.teaching_policy own where own.organisation_id = o.id), 0) as version
    from unnest(${ids}::uuid[]) o(id) left join lateral (
      select p.* from access.above(o.id) a join pedagogy.teaching_policy p on p.organisation_id = a.id
      order by a.level limit 1) p on true`,
  )

/** Whether the version was the expected one; the first decision of an organisation makes its row. */
export async function decide(tx: Write, input: SetTeachingPolicyInput, now: Date): Promise<boolean> {
  const { organisationId, expectedVersion } = input
  if (expectedVersion === 0)
    await tx`/* firstTeachingPolicy */ insert into pedagogy.teaching_policy (organisation_id, version)
      values (${organisationId}, 0) on conflict do nothing`
  const decided = await tx`/* decideTeachingPolicy */ update pedagogy.teaching_policy set
      max_tests_per_week = ${input.maxTestsPerWeek}, shows_adaptations = ${input.isShowingAdaptations},
      is_pupil_preparing = ${input.isPupilPreparing}, grades_from_year = ${input.gradesFromYear},
      version = version + 1, modified_at = ${now}
    where organisation_id = ${organisationId} and version = ${expectedVersion}`
  return decided.count === 1
}

export const teachingPolicyLoaders = (read: Read) => ({ teachingPolicy: teachingPolicyLoader(read) })
