import type { Write } from '../../shared/database.ts'
import type { AbsenceCaseEntryKind, AbsenceCaseState } from '../administration.generated.ts'

/** Something to write into the journal. */
export interface NewEntry {
  readonly id: string
  readonly kind: AbsenceCaseEntryKind
  readonly occurredOn: string
  readonly text: string
}

interface OfCase {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
}

interface Writer {
  readonly by: string
  readonly now: Date
}

/** What a step changes of a case; what is not named stays. */
export interface Step {
  readonly state?: AbsenceCaseState
  readonly investigationStartedOn?: string
  readonly reportedToAuthorityOn?: string
  readonly homeMunicipalityInformedOn?: string
  readonly pupilHeardOn?: string
  readonly guardiansHeardOn?: string
  readonly pupilHealthInvolvedOn?: string
  readonly isPupilHealthUnneeded?: boolean
  readonly closedAt?: Date
}

/** Whether there was none: the index of open cases decides between two who open one at once. */
export async function openCase(tx: Write, { id, studentId, organisationId }: OfCase, { by, now }: Writer): Promise<boolean> {
  const opened = await tx`/* openAbsenceCase */ insert into administration.absence_case
    (id, student_id, organisation_id, state, opened_at, opened_by_id)
    values (${id}, ${studentId}, ${organisationId}, 'OPEN', ${now}, ${by}) on conflict do nothing`
  return opened.count === 1
}

export async function writeEntries(tx: Write, of: OfCase, entries: readonly NewEntry[], { by, now }: Writer): Promise<void> {
  await tx`/* writeAbsenceCaseEntries */ insert into administration.absence_case_entry
    (id, absence_case_id, student_id, organisation_id, kind, occurred_on, text, written_by_id, written_at)
    select e.id, ${of.id}, ${of.studentId}, ${of.organisationId}, e.kind, e."occurredOn", e.text, ${by}, ${now}
    from jsonb_to_recordset(${tx.json(entries as never)}::jsonb) e(id uuid, kind text, "occurredOn" date, text text)`
}

/** Whether the version was the expected one. */
export async function takeStep(tx: Write, id: string, version: number, step: Step): Promise<boolean> {
  const taken = await tx`/* stepAbsenceCase */ update administration.absence_case set
      state = coalesce(${step.state ?? null}, state),
      investigation_started_on = coalesce(${step.investigationStartedOn ?? null}, investigation_started_on),
      reported_to_authority_on = coalesce(${step.reportedToAuthorityOn ?? null}, reported_to_authority_on),
      home_municipality_informed_on = coalesce(${step.homeMunicipalityInformedOn ?? null}, home_municipality_informed_on),
      pupil_heard_on = coalesce(${step.pupilHeardOn ?? null}, pupil_heard_on),
      guardians_heard_on = coalesce(${step.guardiansHeardOn ?? null}, guardians_heard_on),
      pupil_health_involved_on = coalesce(${step.pupilHealthInvolvedOn ?? null}, pupil_health_involved_on),
      is_pupil_health_unneeded = coalesce(${step.isPupilHealthUnneeded ?? null}, is_pupil_health_unneeded),
      closed_at = coalesce(${step.closedAt ?? null}, closed_at), version = version + 1
    where id = ${id} and version = ${version}`
  return taken.count === 1
}
