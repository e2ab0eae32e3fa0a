import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { SetSupportPolicyError, SetSupportPolicyInput, SupportDocument } from '../pedagogy.generated.ts'

export interface SupportPolicyRow {
  readonly id: string
  readonly guardianSees: readonly SupportDocument[]
  readonly reason: string | null
  readonly decidedAt: Date | null
  /** Of the organisation's own decision; 0 before the first. */
  readonly version: number
}

export type SetSupportPolicyPayloadRow = Done<SetSupportPolicyError>

export const supportPolicyLoaders = (read: Read) => ({
  supportPolicy: byId(
    (
      ids,
    ) => read<SupportPolicyRow>`/* supportPolicies */ select o.id, coalesce(p.guardian_sees, '{}') as guardian_sees, p.reason, p.decided_at,
      coalesce((select own.version from pedagogy.support_policy own where own.organisation_id = o.id), 0) as version
    from unnest(${ids}::uuid[]) o(id) left join lateral (
      select p.* from access.above(o.id) a join pedagogy.support_policy p on p.organisation_id = a.id
      order by a.level limit 1) p on true`,
  ),
})

/** Whether the version was the expected one. */
export async function decide(tx: Write, input: SetSupportPolicyInput, { by, now }: { by: string; now: Date }): Promise<boolean> {
  const { organisationId, expectedVersion, guardianSees, reason } = input
  const sees = [...new Set(guardianSees)].toSorted()
  const decided =
    expectedVersion === 0
      ? await tx`/* firstSupportPolicy */ insert into pedagogy.support_policy (organisation_id, guardian_sees, decided_by_id, decided_at, reason)
          values (${organisationId}, ${sees}, ${by}, ${now}, ${reason.trim()}) on conflict do nothing`
      : await tx`/* decideSupportPolicy */ update pedagogy.support_policy set guardian_sees = ${sees}, decided_by_id = ${by},
          decided_at = ${now}, reason = ${reason.trim()}, version = version + 1
        where organisation_id = ${organisationId} and version = ${expectedVersion}`
  return decided.count === 1
}
