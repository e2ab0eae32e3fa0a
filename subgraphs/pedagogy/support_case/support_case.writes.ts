import type { Write } from '../../shared/database.ts'
import type { SupportCaseState } from '../pedagogy.generated.ts'

interface Writer {
  readonly by: string
  readonly now: Date
}

interface OfPupil {
  readonly studentId: string
  readonly organisationId: string
}

export interface OfCase extends OfPupil {
  readonly id: string
}

/** Whether there was none: the index of open cases decides between two who open one at once. */
export async function openCase(tx: Write, { id, studentId, organisationId }: OfCase, { by, now }: Writer): Promise<boolean> {
  const opened = await tx`/* openSupportCase */ insert into pedagogy.support_case
    (id, student_id, organisation_id, opened_by_id, opened_at)
    values (${id}, ${studentId}, ${organisationId}, ${by}, ${now}) on conflict do nothing`
  return opened.count === 1
}

/** Whether each of them is a report about the pupil at the unit. */
export async function linkNeeds(
  tx: Write,
  { id, studentId, organisationId }: OfCase,
  needIds: readonly string[],
): Promise<boolean> {
  const needs = [...new Set(needIds.map((one) => one.toLowerCase()))]
  const linked =
    await tx`/* linkSupportNeeds */ insert into pedagogy.support_case_need (case_id, need_id, student_id, organisation_id)
    select ${id}::uuid, n.id, n.student_id, n.organisation_id from pedagogy.support_need n
    where n.id = any(${needs}::uuid[]) and n.student_id = ${studentId} and n.organisation_id = ${organisationId}`
  return linked.count === needs.length
}

/** Whether the version was the expected one; with a reason it is closed. */
export async function step(
  tx: Write,
  { id, version }: { readonly id: string; readonly version: number },
  { state, closing }: { readonly state: SupportCaseState; readonly closing?: { readonly reason: string; readonly now: Date } },
): Promise<boolean> {
  const taken =
    await tx`/* stepSupportCase */ update pedagogy.support_case set state = ${state}, closed_at = ${closing?.now ?? null},
      closing_reason = ${closing?.reason ?? null}, version = version + 1
    where id = ${id} and version = ${version} and state <> 'CLOSED'`
  return taken.count === 1
}

/** What a decision that has just been written, or an investigation, makes of a case whose step is counted. */
export const become = (tx: Write, id: string, state: SupportCaseState) =>
  tx`/* becomeSupportCase */ update pedagogy.support_case set state = ${state} where id = ${id}`

export interface Naming {
  readonly id: string
  readonly personId: string
  readonly reason: string
  readonly startDate: string
  readonly endDate: string | null
}

/** Whether somebody may be named: they work at the unit and with the pupil. */
export async function mayBeNamed(tx: Write, personId: string, { studentId, organisationId }: OfPupil): Promise<boolean> {
  const [row] = await tx<{ may: boolean }[]>`/* mayBeNamed */ select
    access.may_be_named_on(${personId}::uuid, ${studentId}::uuid, ${organisationId}::uuid) as may`
  return row!.may
}

/** Whether they were not named already. */
export async function name(tx: Write, of: OfCase, naming: Naming, by: string): Promise<boolean> {
  const { id, personId, reason, startDate, endDate } = naming
  const named = await tx`/* nameOnSupportCase */ insert into pedagogy.support_case_person
    (id, case_id, student_id, organisation_id, person_id, reason, start_date, end_date, named_by_id)
    values (${id}, ${of.id}, ${of.studentId}, ${of.organisationId}, ${personId}, ${reason}, ${startDate}, ${endDate}, ${by})
    on conflict do nothing`
  return named.count === 1
}

/** Whether they were named. */
export async function remove(tx: Write, caseId: string, personId: string, now: Date): Promise<boolean> {
  const removed = await tx`/* removeFromSupportCase */ update pedagogy.support_case_person set removed_at = ${now}
    where case_id = ${caseId} and person_id = ${personId} and removed_at is null`
  return removed.count === 1
}
