import type { Write } from '../../shared/database.ts'
import type {
  ActionProgrammeDecision,
  SupportAppealOutcome,
  SupportAppellant,
  SupportFollowUpOutcome,
} from '../pedagogy.generated.ts'
import type { OfCase } from '../support_case/support_case.writes.ts'
import type { ActionProgrammeRow } from './action_programme.queries.ts'

interface Content {
  readonly needs: string
  readonly measures: string
  readonly followUpOn: string
  readonly followUpById: string
}

/** Whether somebody is on the case: named on it, or the principal. */
export async function isOnCase(tx: Write, personId: string, caseId: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`/* isOnCase */ select access.is_on_case(${personId}::uuid, ${caseId}::uuid) as is`
  return row!.is
}

/** Whether the version was the expected one, 0 where there was no draft. */
export async function draft(
  tx: Write,
  of: OfCase,
  { needs, measures, followUpOn, followUpById }: Content,
  { version, by, now }: { readonly version: number; readonly by: string; readonly now: Date },
): Promise<boolean> {
  const written =
    version === 0
      ? await tx`/* draftActionProgramme */ insert into pedagogy.action_programme_draft
          (case_id, student_id, organisation_id, needs, measures, follow_up_on, follow_up_by_id, modified_by_id, modified_at)
          values (${of.id}, ${of.studentId}, ${of.organisationId}, ${needs}, ${measures}, ${followUpOn}, ${followUpById}, ${by}, ${now})
          on conflict do nothing`
      : await tx`/* redraftActionProgramme */ update pedagogy.action_programme_draft set needs = ${needs}, measures = ${measures},
          follow_up_on = ${followUpOn}, follow_up_by_id = ${followUpById}, modified_by_id = ${by}, modified_at = ${now}, version = version + 1
          where case_id = ${of.id} and version = ${version}`
  return written.count === 1
}

/** What is drafted in a case, as it is now; null where nothing is. */
export async function drafted(
  tx: Write,
  caseId: string,
): Promise<(Pick<Content, 'followUpOn' | 'followUpById'> & { version: number }) | null> {
  const [row] = await tx<{ followUpOn: string; followUpById: string; version: number }[]>`/* programmeToDecide */
    select d.follow_up_on, d.follow_up_by_id, d.version from pedagogy.action_programme_draft d where d.case_id = ${caseId}`
  return row ?? null
}

interface Decision {
  readonly id: string
  readonly decision: ActionProgrammeDecision
  /** Of the draft that is decided; null where none is. */
  readonly draftVersion: number | null
  readonly reason: string | null
  readonly by: string
  readonly today: string
}

/** Writes a decision, and whether the draft was the one that was read: it is decided word for word, and gone then. */
export async function decide(
  tx: Write,
  of: OfCase,
  { id, decision, draftVersion, reason, by, today }: Decision,
): Promise<boolean> {
  const decided = await tx`/* decideActionProgramme */ insert into pedagogy.action_programme
    (id, case_id, student_id, organisation_id, number, decision, needs, measures, follow_up_on, follow_up_by_id, reason, decided_by_id, decided_on)
    select ${id}, ${of.id}::uuid, ${of.studentId}, ${of.organisationId},
      1 + coalesce((select max(p.number) from pedagogy.action_programme p where p.case_id = ${of.id}), 0), ${decision}, d.needs,
      d.measures, d.follow_up_on, d.follow_up_by_id, ${reason}, ${by}::uuid, ${today}::date
    from (values (${draftVersion}::int)) v(version)
    left join pedagogy.action_programme_draft d on d.case_id = ${of.id} and d.version = v.version
    where v.version is null or d.case_id is not null`
  if (draftVersion !== null)
    await tx`/* removeProgrammeDraft */ delete from pedagogy.action_programme_draft where case_id = ${of.id} and version = ${draftVersion}`
  return decided.count === 1
}

/** Whether it had not been served. */
export async function serve(tx: Write, id: string, servedOn: string): Promise<boolean> {
  const served = await tx`/* recordServing */ update pedagogy.action_programme set served_on = ${servedOn}
    where id = ${id} and served_on is null`
  return served.count === 1
}

export async function appeal(
  tx: Write,
  id: string,
  of: ActionProgrammeRow,
  given: { readonly lodgedOn: string; readonly lodgedBy: SupportAppellant; readonly diaryReference: string },
): Promise<void> {
  await tx`/* recordAppeal */ insert into pedagogy.support_appeal
    (id, programme_id, case_id, student_id, organisation_id, lodged_on, lodged_by, diary_reference)
    values (${id}, ${of.id}, ${of.caseId}, ${of.studentId}, ${of.organisationId}, ${given.lodgedOn}, ${given.lodgedBy}, ${given.diaryReference})`
}

/** Whether there is such an appeal against the decision that waits for its outcome, and was lodged by then. */
export async function recordOutcome(
  tx: Write,
  { id: programmeId }: ActionProgrammeRow,
  given: { readonly supportAppealId: string; readonly outcome: SupportAppealOutcome; readonly decidedOn: string },
): Promise<'DONE' | 'TOO_EARLY' | 'NONE'> {
  const { supportAppealId: id, outcome, decidedOn } = given
  const [found] = await tx`/* appealToDecide */ select lodged_on <= ${decidedOn}::date as is_later from pedagogy.support_appeal
    where id = ${id} and programme_id = ${programmeId} and outcome is null for update`
  if (!found) return 'NONE'
  if (!found['isLater']) return 'TOO_EARLY'
  await tx`/* recordAppealOutcome */ update pedagogy.support_appeal set outcome = ${outcome}, outcome_on = ${decidedOn} where id = ${id}`
  return 'DONE'
}

interface FollowUp {
  readonly id: string
  readonly followedUpOn: string
  readonly text: string
  readonly outcome: SupportFollowUpOutcome
  readonly by: string
  readonly now: Date
}

export async function followUp(tx: Write, of: ActionProgrammeRow, given: FollowUp): Promise<void> {
  const { id, followedUpOn, text, outcome, by, now } = given
  await tx`/* followUpActionProgramme */ insert into pedagogy.support_follow_up
    (id, programme_id, case_id, student_id, followed_up_on, text, outcome, written_by_id, written_at)
    values (${id}, ${of.id}, ${of.caseId}, ${of.studentId}, ${followedUpOn}, ${text}, ${outcome}, ${by}, ${now})`
}
