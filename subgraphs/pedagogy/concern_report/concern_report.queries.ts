import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { FileConcernReportError, NameOnConcernReportError, RemoveFromConcernReportError } from '../pedagogy.generated.ts'
import type { Naming } from '../support_case/support_case.writes.ts'
import { type SeenRow, withStanding } from '../support/support.queries.ts'

/** A report, with what the viewer is to the pupil and whether they may know of it. */
export interface ConcernReportRow extends SeenRow {
  readonly id: Id<'ConcernReport'>
  readonly text: string
  readonly sentOn: string
  readonly recipient: string
  readonly diaryReference: string | null
  readonly reportedById: Id<'Person'>
  readonly reportedAt: Date
}

export interface ConcernReportPersonRow {
  readonly id: Id<'ConcernReportPerson'>
  readonly reportId: string
  readonly personId: Id<'Person'>
  readonly reason: string
  readonly startDate: string
  readonly endDate: string | null
  readonly removedAt: Date | null
}

export type FileConcernReportPayloadRow = Done<FileConcernReportError>
export type NameOnConcernReportPayloadRow = Done<NameOnConcernReportError>
export type RemoveFromConcernReportPayloadRow = Done<RemoveFromConcernReportError>

const columns = part`c.id, c.student_id, c.organisation_id, c.text, c.sent_on, c.recipient, c.diary_reference, c.reported_by_id, c.reported_at,
  c.id in (select access.seen_concerns()) as is_seen`

export const concernReportLoaders = (read: Read) => ({
  concernReport: byId(
    (ids) => read<ConcernReportRow>`/* concernReportsById */ with q as materialized (
      select ${columns} from pedagogy.concern_report c where c.id = any(${ids}::uuid[])) ${withStanding}`,
  ),
  concernReportsOf: byParent(
    (pupils) => read<ConcernReportRow>`/* concernReportsOf */ with q as materialized (
      select ${columns} from pedagogy.concern_report c where c.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.sent_on desc, q.id`,
    ({ studentId }) => studentId,
  ),
  concernReportPersons: byParent(
    (
      reports,
    ) => read<ConcernReportPersonRow>`/* concernReportPersons */ select n.id, n.report_id, n.person_id, n.reason, n.start_date,
        n.end_date, n.removed_at
      from pedagogy.concern_report_person n where n.report_id = any(${reports}::uuid[]) order by n.start_date, n.id`,
    ({ reportId }) => reportId,
  ),
})

export interface NewConcern {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly text: string
  readonly sentOn: string
  readonly recipient: string
  readonly diaryReference: string | null
  readonly by: string
  readonly now: Date
}

export async function file(tx: Write, given: NewConcern): Promise<void> {
  const { id, studentId, organisationId, text, sentOn, recipient, diaryReference, by, now } = given
  await tx`/* fileConcernReport */ insert into pedagogy.concern_report
    (id, student_id, organisation_id, text, sent_on, recipient, diary_reference, reported_by_id, reported_at)
    values (${id}, ${studentId}, ${organisationId}, ${text}, ${sentOn}, ${recipient}, ${diaryReference}, ${by}, ${now})`
}

/** Whether they were not named already. */
export async function name(tx: Write, of: ConcernReportRow, naming: Naming, by: string): Promise<boolean> {
  const { id, personId, reason, startDate, endDate } = naming
  const named = await tx`/* nameOnConcernReport */ insert into pedagogy.concern_report_person
    (id, report_id, student_id, organisation_id, person_id, reason, start_date, end_date, named_by_id)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${personId}, ${reason}, ${startDate}, ${endDate}, ${by})
    on conflict do nothing`
  return named.count === 1
}

/** Whether they were named. */
export async function remove(tx: Write, reportId: string, personId: string, now: Date): Promise<boolean> {
  const removed = await tx`/* removeFromConcernReport */ update pedagogy.concern_report_person set removed_at = ${now}
    where report_id = ${reportId} and person_id = ${personId} and removed_at is null`
  return removed.count === 1
}
