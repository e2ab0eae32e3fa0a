import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  CloseSupportCaseError, NameOnSupportCaseError, OpenSupportCaseError, RemoveFromSupportCaseError, SupportCaseState,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { SupportNeedRow } from '../support_need/support_need.queries.ts'
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
  c.id in (select access.seen_cases()) as is_seen`

const caseLoader = (read: Read) =>
  byId(
    (ids) => read<SupportCaseRow>`/* supportCasesById */ with q as materialized (
      select ${columns} from pedagogy.support_case c where c.id = any(${ids}::uuid[])) ${withStanding}`,
  )

const ofPupilLoader = (read: Read) =>
  byParent(
    (pupils) => read<SupportCaseRow>`/* supportCasesOf */ with q as materialized (
      select ${columns} from pedagogy.support_case c where c.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.opened_at desc, q.id`,
    ({ studentId }) => studentId,
  )

// One page for each unit, all in one statement.
const pageLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [openedAt: string, id: string]>) => read<SupportCaseRow>`/* supportCasePages */
      with q as materialized (select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${columns} from pedagogy.support_case c where c.organisation_id = u.id and c.state <> 'CLOSED'
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
      select l.case_id, n.id, n.student_id, n.organisation_id, n.text, n.adaptations_tried, n.reported_by_id, n.reported_at
      from pedagogy.support_case_need l join pedagogy.support_need n on n.id = l.need_id where l.case_id = any(${cases}::uuid[]))
      ${withStanding} order by q.reported_at, q.id`,
    ({ caseId }) => caseId,
  )

export const supportCaseLoaders = (read: Read) => ({
  supportCase: caseLoader(read),
  supportCasesOf: ofPupilLoader(read),
  supportCasePage: pageLoader(read),
  supportCasePersons: personsLoader(read),
  supportCaseNeeds: needsLoader(read),
})
