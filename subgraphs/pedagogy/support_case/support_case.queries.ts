import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  CloseSupportCaseError, NameOnSupportCaseError, OpenSupportCaseError, RemoveFromSupportCaseError, SupportCaseState,
} from '../pedagogy.generated.ts' // prettier-ignore
import { needColumns, type SupportNeedRow } from '../support_need/support_need.queries.ts'
import { type SeenRow, withStanding } from '../support/support.queries.ts'

/** A case, with what the viewer is to the pupil and whether they may know of it. */
export interface SupportCaseRow extends SeenRow {
  readonly id: Id<'SupportCase'>
  readonly state: SupportCaseState
  readonly openedById: Id<'Person'>
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly closingReason: string | null
  readonly version: number
  /** Of the investigation that is not concluded, where there is one. */
  readonly investigationId: string | null
  readonly pupilHeardOn: string | null
  readonly guardiansHeardOn: string | null
  readonly hasPupilHealth: boolean | null
  readonly isMinor: boolean
}

export interface SupportCasePersonRow {
  readonly id: Id<'SupportCasePerson'>
  readonly caseId: string
  readonly personId: Id<'Person'>
  readonly reason: string
  readonly startDate: string
  readonly endDate: string | null
  readonly removedAt: Date | null
  readonly namedById: Id<'Person'>
}

export type OpenSupportCasePayloadRow = Done<OpenSupportCaseError>
export type NameOnSupportCasePayloadRow = Done<NameOnSupportCaseError>
export type RemoveFromSupportCasePayloadRow = Done<RemoveFromSupportCaseError>
export type CloseSupportCasePayloadRow = Done<CloseSupportCaseError>

const columns = part`c.id, c.student_id, c.organisation_id, c.state, c.opened_by_id, c.opened_at, c.closed_at, c.closing_reason, c.version,
  c.id in (select access.seen_cases()) as is_seen, i.id as investigation_id, i.pupil_heard_on, i.guardians_heard_on,
  (i.pupil_health_involved_on is not null or i.is_pupil_health_unneeded) as has_pupil_health, access.is_minor(c.student_id) as is_minor`
const withInvestigation = part`pedagogy.support_case c
  left join pedagogy.support_investigation i on i.case_id = c.id and i.concluded_on is null`

const caseLoader = (read: Read) =>
  byId(
    (ids) => read<SupportCaseRow>`/* supportCasesById */ with q as materialized (
      select ${columns} from ${withInvestigation} where c.id = any(${ids}::uuid[])) ${withStanding}`,
  )

const ofPupilLoader = (read: Read) =>
  byParent(
    (pupils) => read<SupportCaseRow>`/* supportCasesOf */ with q as materialized (
      select ${columns} from ${withInvestigation} where c.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.opened_at desc, q.id`,
    ({ studentId }) => studentId,
  )

// One page for each unit, all in one statement.
const pageLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [openedAt: string, id: string]>) => read<SupportCaseRow>`/* supportCasePages */
      with q as materialized (select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${columns} from ${withInvestigation} where c.organisation_id = u.id and c.state <> 'CLOSED'
        ${after ? part`and (c.opened_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : nothing}
        order by c.opened_at, c.id limit ${limit}) d) ${withStanding} order by q.opened_at, q.id`,
    ({ organisationId }) => organisationId,
  )

const personsLoader = (read: Read) =>
  byParent(
    (
      cases,
    ) => read<SupportCasePersonRow>`/* supportCasePersons */ select n.id, n.case_id, n.person_id, n.reason, n.start_date, n.end_date,
        n.removed_at, n.named_by_id
      from pedagogy.support_case_person n where n.case_id = any(${cases}::uuid[]) order by n.start_date, n.id`,
    ({ caseId }) => caseId,
  )

const needsLoader = (read: Read) =>
  byParent(
    (cases) => read<SupportNeedRow & { readonly caseId: string }>`/* supportCaseNeeds */ with q as materialized (
      select l.case_id, ${needColumns}
      from pedagogy.support_case_need l join pedagogy.support_need n on n.id = l.need_id where l.case_id = any(${cases}::uuid[]))
      ${withStanding} order by q.reported_at, q.id`,
    ({ caseId }) => caseId,
  )

/** What one request has read of special support of the pupil. */
export interface SupportReadRow {
  readonly caseId: string
  readonly at: Date
  readonly requestId: string
  readonly viewerId: string
  readonly readerName: string | null
  readonly fields: readonly string[]
}

const readsLoader = (read: Read) =>
  byParentAnd(
    (cases, { limit, after }: Page<readonly [readAt: string, requestId: string]>) => read<SupportReadRow>`/* supportReads */
      select c.id as case_id, r.*, n.display_name as reader_name
      from unnest(${cases}::uuid[]) c(id)
      cross join lateral access.case_reads(c.id, ${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::text, ${limit}) r
      left join lateral access.reader_names(array[r.viewer_id]) n on true
      order by r.at desc, r.request_id desc`,
    ({ caseId }) => caseId,
  )

export const supportCaseLoaders = (read: Read) => ({
  supportCase: caseLoader(read),
  supportCasesOf: ofPupilLoader(read),
  supportCasePage: pageLoader(read),
  supportCasePersons: personsLoader(read),
  supportCaseNeeds: needsLoader(read),
  supportReads: readsLoader(read),
})
