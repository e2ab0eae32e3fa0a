import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  CarryOutErasureError, DataSubjectRequestFilter, DataSubjectRequestState, DataSubjectRight, DecideDataSubjectRequestError,
  EndProcessingRestrictionError, ExtendDataSubjectRequestError, RectificationTarget, RequestDataSubjectRightError,
} from '../identity.generated.ts' // prettier-ignore

/** A request, with the viewer's relations to the person. */
export interface DataSubjectRequestRow extends Related {
  readonly id: Id<'DataSubjectRequest'>
  readonly personId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly kind: DataSubjectRight
  readonly concerns: RectificationTarget | null
  readonly state: DataSubjectRequestState
  readonly isProtected: boolean
  readonly text: string | null
  readonly requestedById: Id<'Person'>
  readonly requestedAt: Date
  readonly receivedOn: string
  readonly dueOn: string
  readonly extensionReason: string | null
  readonly decidedById: Id<'Person'> | null
  readonly decidedAt: Date | null
  readonly ground: string | null
  readonly orderedAt: Date | null
  readonly version: number
  /** The viewer has asked. */
  readonly isRequester: boolean
  /** The viewer administers the authority that was asked. */
  readonly isOwnAuthority: boolean
  /** The person has an enrolment, a duty or another relation today. */
  readonly isNeeded: boolean
}

export interface ProcessingRestrictionRow extends Related {
  readonly id: Id<'ProcessingRestriction'>
  readonly personId: Id<'Person'>
  readonly reason: string
  readonly startDate: string
  readonly endDate: string | null
  readonly isOver: boolean
}

export type RequestDataSubjectRightPayloadRow = Done<RequestDataSubjectRightError>
export type ExtendDataSubjectRequestPayloadRow = Done<ExtendDataSubjectRequestError>
export type DecideDataSubjectRequestPayloadRow = Done<DecideDataSubjectRequestError>
export type CarryOutErasurePayloadRow = Done<CarryOutErasureError>
export type EndProcessingRestrictionPayloadRow = Done<EndProcessingRestrictionError>

const columns = part`id, person_id, organisation_id, kind, concerns, state, text, requested_by_id, requested_at, received_on, due_on,
  extension_reason, decided_at, ground, ordered_at, version, is_protected or access.is_marked(person_id) as is_protected,
  organisation_id = any (array(select access.units('AUTHORITY_ADMIN'))) as is_own_authority,
  case when person_id is distinct from access.viewer_person() or not access.has_hidden_child(person_id) then decided_by_id end as decided_by_id,
  requested_by_id is not distinct from access.viewer_person() as is_requester, access.is_needed(person_id) as is_needed`
const relations = part`left join (select person_id, array_agg(relation) as relations from access.relations_of(array(select person_id from q))
  group by 1) r on r.person_id = q.person_id`

export const requestLoader = (read: Read) =>
  byId(
    (ids) => read<DataSubjectRequestRow>`/* dataSubjectRequestsById */ with q as (select ${columns}
    from identity.data_subject_request where id = any(${ids}::uuid[]))
    select q.*, coalesce(r.relations, '{}') as relations from q ${relations}`,
  )

export const requestPage = (
  read: Read,
  { personId, kinds, states }: DataSubjectRequestFilter,
  { limit, after }: Page<readonly [dueOn: string, id: string]>,
) =>
  read<DataSubjectRequestRow>`/* dataSubjectRequestPage */ with q as (select ${columns} from identity.data_subject_request where true
    ${personId == null ? nothing : part`and person_id = ${personId}`}
    ${kinds == null ? nothing : part`and kind = any(${kinds}::text[])`}
    ${states == null ? nothing : part`and state = any(${states}::text[])`}
    ${after ? part`and (due_on, id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
    order by due_on, id limit ${limit})
    select q.*, coalesce(r.relations, '{}') as relations from q ${relations} order by q.due_on, q.id`

const restriction = part`id, person_id, reason, start_date, end_date, not access.is_current(start_date, end_date) as is_over`

export const restrictionLoader = (read: Read) =>
  byId(
    (ids) => read<ProcessingRestrictionRow>`/* processingRestrictionsById */ with q as (select ${restriction}
    from identity.processing_restriction where id = any(${ids}::uuid[]))
    select q.*, coalesce(r.relations, '{}') as relations from q ${relations}`,
  )

export const restrictionsOfLoader = (read: Read) =>
  byParent(
    (persons) => read<ProcessingRestrictionRow>`/* processingRestrictionsOf */ with q as (select ${restriction}
    from identity.processing_restriction where person_id = any(${persons}::uuid[]) and access.is_current(start_date, end_date))
    select q.*, coalesce(r.relations, '{}') as relations from q ${relations} order by q.start_date, q.id`,
    ({ personId }) => personId,
  )

export const authoritiesOf = (read: Read | Write, person: string) =>
  (read as Read)<{ id: string }>`/* authoritiesOf */ select id from access.authorities_of(${person}) a(id) order by id`

export const dataSubjectLoaders = (read: Read) => ({
  dataSubjectRequest: requestLoader(read),
  processingRestriction: restrictionLoader(read),
  processingRestrictionsOf: restrictionsOfLoader(read),
})
