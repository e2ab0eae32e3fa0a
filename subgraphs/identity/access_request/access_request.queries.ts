import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  AccessRequestState,
  ApproveAccessRequestError,
  RefuseAccessRequestError,
  RequestAccessError,
  WithdrawAccessRequestError,
} from '../identity.generated.ts'
import { standingAt } from '../role_grant/role_grant.queries.ts'
import type { Giveable } from '../role_grant/role_grant.rules.ts'

export interface AccessRequestRow extends Giveable {
  readonly id: Id<'AccessRequest'>
  readonly personId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string | null
  readonly reason: string
  readonly state: AccessRequestState
  readonly requestedById: Id<'Person'>
  readonly requestedAt: Date
  readonly decidedById: Id<'Person'> | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  readonly roleGrantId: Id<'RoleGrant'> | null
  /** The last day asked for has passed. */
  readonly isOver: boolean
  /** The person holds the role in that time, as far as the viewer may know. */
  readonly isHeld: boolean
}

export type RequestAccessPayloadRow = Done<RequestAccessError>
export type ApproveAccessRequestPayloadRow = Done<ApproveAccessRequestError>
export type RefuseAccessRequestPayloadRow = Done<RefuseAccessRequestError>
export type WithdrawAccessRequestPayloadRow = Done<WithdrawAccessRequestError>

export interface AccessRequestPage extends Page<readonly [requestedAt: string, id: string]> {
  readonly states: readonly string[] | null
}

const columns = part`r.id, person_id, role, organisation_id, start_date, end_date, reason, state, requested_by_id, requested_at,
  decided_by_id, decided_at, decision_reason, role_grant_id, coalesce(end_date < access.today(), false) as is_over,
  exists (select from identity.role_grant g where g.person_id = r.person_id and g.role = r.role
    and g.organisation_id = r.organisation_id and g.revoked_at is null and daterange(g.start_date, g.end_date, '[]')
      && daterange(least(greatest(r.start_date, access.today()), r.end_date), r.end_date, '[]')) as is_held,
  ${standingAt('organisation_id')}`

const within = ({ states, after }: AccessRequestPage) => part`true
  ${states === null ? nothing : part`and state = any(${states}::text[])`}
  ${after ? part`and (requested_at, r.id) > (${after[0]}, ${after[1]}::uuid)` : nothing}`

export const accessRequestLoader = (read: Read) =>
  byId(
    (ids) => read<AccessRequestRow>`/* accessRequestsById */ select ${columns} from identity.access_request r
    where r.id = any(${ids}::uuid[])`,
  )

/** Everything the row policies show the viewer, or of that what is for the viewer or was asked by them. */
export const accessRequestPage = (read: Read, page: AccessRequestPage, { own }: { own: boolean }) =>
  read<AccessRequestRow>`/* accessRequestPage */ select ${columns} from identity.access_request r
    where ${own ? part`access.viewer_person() in (person_id, requested_by_id)` : part`true`} and ${within(page)}
    order by requested_at, r.id limit ${page.limit}`

// One page for each organisation, all in one statement.
export const accessRequestPageLoader = (read: Read) =>
  byParentAnd(
    (organisations, page: AccessRequestPage) =>
      read<AccessRequestRow>`/* accessRequestPages */ select p.* from unnest(${organisations}::uuid[]) s(id) cross join lateral (
      select ${columns} from identity.access_request r where r.organisation_id = s.id and ${within(page)}
      order by requested_at, r.id limit ${page.limit}) p
    order by p.requested_at, p.id`,
    ({ organisationId }) => organisationId,
  )

export const accessRequestLoaders = (read: Read) => ({
  accessRequest: accessRequestLoader(read),
  accessRequestPage: accessRequestPageLoader(read),
})
