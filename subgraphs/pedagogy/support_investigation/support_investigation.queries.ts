import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'
import type {
  AddSupportEntryError, ConcludeSupportInvestigationError, InvolvePupilHealthInCaseError, RecordSupportHearingError,
  StartSupportInvestigationError, SupportEntryKind,
} from '../pedagogy.generated.ts' // prettier-ignore
import type { OfCase } from '../support_case/support_case.writes.ts'
import { type ShownRow, withStanding } from '../support/support.queries.ts'

export interface SupportInvestigationRow extends ShownRow {
  readonly id: Id<'SupportInvestigation'>
  readonly caseId: string
  readonly startedOn: string
  readonly pupilHeardOn: string | null
  readonly guardiansHeardOn: string | null
  readonly pupilHealthInvolvedOn: string | null
  readonly isPupilHealthUnneeded: boolean
  readonly conclusion: string | null
  readonly concludedOn: string | null
}

export interface SupportEntryRow {
  readonly id: Id<'SupportEntry'>
  readonly caseId: string
  readonly kind: SupportEntryKind
  readonly occurredOn: string
  readonly text: string
  readonly writtenById: Id<'Person'>
  readonly writtenAt: Date
}

export type StartSupportInvestigationPayloadRow = Done<StartSupportInvestigationError>
export type RecordSupportHearingPayloadRow = Done<RecordSupportHearingError>
export type InvolvePupilHealthInCasePayloadRow = Done<InvolvePupilHealthInCaseError>
export type AddSupportEntryPayloadRow = Done<AddSupportEntryError>
export type ConcludeSupportInvestigationPayloadRow = Done<ConcludeSupportInvestigationError>

const columns = part`i.id, i.case_id, i.student_id, i.organisation_id, i.started_on, i.pupil_heard_on, i.guardians_heard_on,
  i.pupil_health_involved_on, i.is_pupil_health_unneeded, i.conclusion, i.concluded_on, i.case_id in (select access.seen_cases()) as is_seen,
  i.case_id in (select access.shown_cases('INVESTIGATION')) as is_shown`

export const supportInvestigationLoaders = (read: Read) => ({
  supportInvestigations: byParent(
    (cases) => read<SupportInvestigationRow>`/* supportInvestigations */ with q as materialized (
      select ${columns} from pedagogy.support_investigation i where i.case_id = any(${cases}::uuid[]))
      ${withStanding} order by q.started_on desc, q.id`,
    ({ caseId }) => caseId,
  ),
  supportInvestigationsOf: byParent(
    (pupils) => read<SupportInvestigationRow>`/* supportInvestigationsOf */ with q as materialized (
      select ${columns} from pedagogy.support_investigation i where i.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.started_on desc, q.id`,
    ({ studentId }) => studentId,
  ),
  supportEntries: byParent(
    (
      cases,
    ) => read<SupportEntryRow>`/* supportEntries */ select e.id, e.case_id, e.kind, e.occurred_on, e.text, e.written_by_id, e.written_at
      from pedagogy.support_entry e where e.case_id = any(${cases}::uuid[]) order by e.written_at, e.id`,
    ({ caseId }) => caseId,
  ),
})

export async function begin(tx: Write, id: string, of: OfCase, today: string): Promise<void> {
  await tx`/* startSupportInvestigation */ insert into pedagogy.support_investigation
    (id, case_id, student_id, organisation_id, started_on)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${today})`
}

/** What a step adds to the investigation that is not concluded; what is not named stays. */
export interface InvestigationStep {
  readonly pupilHeardOn?: string
  readonly guardiansHeardOn?: string
  readonly pupilHealthInvolvedOn?: string
  readonly isPupilHealthUnneeded?: boolean
  readonly conclusion?: string
  readonly concludedOn?: string
}

export async function investigate(tx: Write, caseId: string, taken: InvestigationStep): Promise<void> {
  await tx`/* stepSupportInvestigation */ update pedagogy.support_investigation set
      pupil_heard_on = coalesce(${taken.pupilHeardOn ?? null}, pupil_heard_on),
      guardians_heard_on = coalesce(${taken.guardiansHeardOn ?? null}, guardians_heard_on),
      pupil_health_involved_on = coalesce(${taken.pupilHealthInvolvedOn ?? null}, pupil_health_involved_on),
      is_pupil_health_unneeded = coalesce(${taken.isPupilHealthUnneeded ?? null}, is_pupil_health_unneeded),
      conclusion = coalesce(${taken.conclusion ?? null}, conclusion), concluded_on = coalesce(${taken.concludedOn ?? null}, concluded_on)
    where case_id = ${caseId} and concluded_on is null`
}

export interface NewEntry {
  readonly id: string
  readonly kind: SupportEntryKind
  readonly occurredOn: string
  readonly text: string
  readonly by: string
  readonly now: Date
}

export async function writeEntry(tx: Write, of: OfCase, { id, kind, occurredOn, text, by, now }: NewEntry): Promise<void> {
  await tx`/* addSupportEntry */ insert into pedagogy.support_entry
    (id, case_id, student_id, organisation_id, kind, occurred_on, text, written_by_id, written_at)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${kind}, ${occurredOn}, ${text}, ${by}, ${now})`
}
