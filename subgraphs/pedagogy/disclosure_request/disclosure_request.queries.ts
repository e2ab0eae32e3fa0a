import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  DecideDisclosureRequestError, DisclosureDecision, RegisterDisclosureRequestError, ReviewDisclosureRequestError, SecrecyReviewState,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type SeenRow, withStanding } from '../support/support.queries.ts'

/** A request, with what the viewer is to the pupil and whether they may know of it: as access.seen_disclosures has it. */
export interface DisclosureRequestRow extends SeenRow {
  readonly id: Id<'DisclosureRequest'>
  readonly caseId: string | null
  readonly requestedOn: string
  readonly requester: string | null
  readonly scope: string
  readonly diaryReference: string
  readonly registeredById: Id<'Person'>
  readonly registeredAt: Date
  readonly secrecyReview: SecrecyReviewState
  readonly redactions: string | null
  readonly reviewedOn: string | null
  readonly decision: DisclosureDecision | null
  readonly reason: string | null
  readonly decidedById: Id<'Person'> | null
  readonly decidedOn: string | null
  readonly version: number
}

export type RegisterDisclosureRequestPayloadRow = Done<RegisterDisclosureRequestError>
export type ReviewDisclosureRequestPayloadRow = Done<ReviewDisclosureRequestError>
export type DecideDisclosureRequestPayloadRow = Done<DecideDisclosureRequestError>

const columns = part`d.id, d.case_id, d.student_id, d.organisation_id, d.requested_on, d.requester, d.scope, d.diary_reference,
  d.registered_by_id, d.registered_at, d.secrecy_review, d.redactions, d.reviewed_on, d.decision, d.reason, d.decided_by_id, d.decided_on,
  d.version, d.id in (select access.seen_disclosures()) as is_seen`

export const disclosureRequestLoaders = (read: Read) => ({
  disclosureRequest: byId(
    (ids) => read<DisclosureRequestRow>`/* disclosureRequestsById */ with q as materialized (
      select ${columns} from pedagogy.disclosure_request d where d.id = any(${ids}::uuid[])) ${withStanding}`,
  ),
  disclosureRequestsOf: byParent(
    (pupils) => read<DisclosureRequestRow>`/* disclosureRequestsOf */ with q as materialized (
      select ${columns} from pedagogy.disclosure_request d where d.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.requested_on desc, q.registered_at desc, q.id`,
    ({ studentId }) => studentId,
  ),
})

interface NewRequest {
  readonly id: string
  readonly caseId: string | null
  readonly studentId: string
  readonly organisationId: string
  readonly requestedOn: string
  readonly requester: string | null
  readonly scope: string
  readonly diaryReference: string
  readonly by: string
  readonly now: Date
}

export async function register(tx: Write, given: NewRequest): Promise<void> {
  const { id, caseId, studentId, organisationId, requestedOn, requester, scope, diaryReference, by, now } = given
  await tx`/* registerDisclosureRequest */ insert into pedagogy.disclosure_request
    (id, case_id, student_id, organisation_id, requested_on, requester, scope, diary_reference, registered_by_id, registered_at)
    values (${id}, ${caseId}, ${studentId}, ${organisationId}, ${requestedOn}, ${requester}, ${scope}, ${diaryReference}, ${by}, ${now})`
}

interface AtVersion {
  readonly id: string
  readonly version: number
}

/** Whether the version was the expected one. */
export async function review(tx: Write, { id, version }: AtVersion, redactions: string | null, today: string): Promise<boolean> {
  const reviewed = await tx`/* reviewDisclosureRequest */ update pedagogy.disclosure_request
    set secrecy_review = 'REVIEWED', redactions = ${redactions}, reviewed_on = ${today}, version = version + 1
    where id = ${id} and version = ${version}`
  return reviewed.count === 1
}

interface Decision {
  readonly decision: DisclosureDecision
  readonly reason: string | null
  readonly by: string
  readonly today: string
}

/** Whether the version was the expected one. */
export async function decide(tx: Write, { id, version }: AtVersion, { decision, reason, by, today }: Decision): Promise<boolean> {
  const decided = await tx`/* decideDisclosureRequest */ update pedagogy.disclosure_request
    set secrecy_review = 'DECIDED', decision = ${decision}, reason = ${reason}, decided_by_id = ${by}, decided_on = ${today},
      version = version + 1
    where id = ${id} and version = ${version}`
  return decided.count === 1
}
