import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { ReportSupportNeedError } from '../pedagogy.generated.ts'
import { type SupportRow, withStanding } from '../support/support.queries.ts'

/** A report, with what the viewer is to the pupil. */
export interface SupportNeedRow extends SupportRow {
  readonly id: Id<'SupportNeed'>
  readonly text: string
  readonly adaptationsTried: string
  readonly reportedById: Id<'Person'>
  readonly reportedAt: Date
  readonly isReporter: boolean
  /** Whether it led to a case that the viewer may know of. */
  readonly isOfSeenCase: boolean
}

export type ReportSupportNeedPayloadRow = Done<ReportSupportNeedError>

export const needColumns = part`n.id, n.student_id, n.organisation_id, n.text, n.adaptations_tried, n.reported_by_id, n.reported_at,
  n.reported_by_id = access.viewer_person() as is_reporter, n.id in (select access.case_needs()) as is_of_seen_case`

export const supportNeedLoaders = (read: Read) => ({
  supportNeed: byId(
    (ids) => read<SupportNeedRow>`/* supportNeedsById */ with q as materialized (
      select ${needColumns} from pedagogy.support_need n where n.id = any(${ids}::uuid[])) ${withStanding}`,
  ),
  supportNeedsOf: byParent(
    (pupils) => read<SupportNeedRow>`/* supportNeedsOf */ with q as materialized (
      select ${needColumns} from pedagogy.support_need n where n.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.reported_at desc, q.id`,
    ({ studentId }) => studentId,
  ),
  // One page for each unit, all in one statement.
  supportNeedPage: byParentAnd(
    (units, { limit, after }: Page<readonly [reportedAt: string, id: string]>) => read<SupportNeedRow>`/* supportNeedPages */
      with q as materialized (select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${needColumns} from pedagogy.support_need n where n.organisation_id = u.id
        ${after ? part`and (n.reported_at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by n.reported_at desc, n.id desc limit ${limit}) d) ${withStanding} order by q.reported_at desc, q.id desc`,
    ({ organisationId }) => organisationId,
  ),
})

export interface NewNeed {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly text: string
  readonly adaptationsTried: string
  readonly by: string
  readonly now: Date
}

export async function report(
  tx: Write,
  { id, studentId, organisationId, text, adaptationsTried, by, now }: NewNeed,
): Promise<void> {
  await tx`/* reportSupportNeed */ insert into pedagogy.support_need
    (id, student_id, organisation_id, text, adaptations_tried, reported_by_id, reported_at)
    values (${id}, ${studentId}, ${organisationId}, ${text}, ${adaptationsTried}, ${by}, ${now})`
}
