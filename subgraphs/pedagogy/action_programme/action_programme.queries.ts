import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  ActionProgrammeDecision, DecideActionProgrammeError, DraftActionProgrammeError, FollowUpActionProgrammeError, RecordAppealError,
  RecordAppealOutcomeError, RecordServingError, SupportAppealOutcome, SupportAppellant, SupportFollowUpOutcome,
} from '../pedagogy.generated.ts' // prettier-ignore
import { type ShownRow, withStanding } from '../support/support.queries.ts'

export interface ActionProgrammeDraftRow {
  readonly id: Id<'ActionProgrammeDraft'>
  readonly caseId: string
  readonly needs: string
  readonly measures: string
  readonly followUpOn: string
  readonly followUpById: Id<'Person'>
  readonly modifiedById: Id<'Person'>
  readonly modifiedAt: Date
  readonly version: number
}

export interface ActionProgrammeRow extends ShownRow {
  readonly id: Id<'ActionProgramme'>
  readonly caseId: string
  readonly number: number
  readonly decision: ActionProgrammeDecision
  readonly needs: string | null
  readonly measures: string | null
  readonly followUpOn: string | null
  readonly followUpById: Id<'Person'> | null
  readonly reason: string | null
  readonly decidedById: Id<'Person'>
  readonly decidedOn: string
  readonly servedOn: string | null
  /** Whether it is a programme that nothing decided later has taken the place of. */
  readonly isInForce: boolean
  /** Whether an appeal waits for its outcome, as the viewer sees it: appeals are not read at home. */
  readonly hasOpenAppeal: boolean
}

export interface SupportFollowUpRow {
  readonly id: Id<'SupportFollowUp'>
  readonly programmeId: string
  readonly followedUpOn: string
  readonly text: string
  readonly outcome: SupportFollowUpOutcome
  readonly writtenById: Id<'Person'>
  readonly writtenAt: Date
}

export interface SupportAppealRow {
  readonly id: Id<'SupportAppeal'>
  readonly programmeId: string
  readonly lodgedOn: string
  readonly lodgedBy: SupportAppellant
  readonly diaryReference: string
  readonly outcome: SupportAppealOutcome | null
  readonly outcomeOn: string | null
}

export type DraftActionProgrammePayloadRow = Done<DraftActionProgrammeError>
export type DecideActionProgrammePayloadRow = Done<DecideActionProgrammeError>
export type RecordServingPayloadRow = Done<RecordServingError>
export type RecordAppealPayloadRow = Done<RecordAppealError>
export type RecordAppealOutcomePayloadRow = Done<RecordAppealOutcomeError>
export type FollowUpActionProgrammePayloadRow = Done<FollowUpActionProgrammeError>

const columns = part`p.id, p.case_id, p.student_id, p.organisation_id, p.number, p.decision, p.needs, p.measures, p.follow_up_on,
  p.follow_up_by_id, p.reason, p.decided_by_id, p.decided_on, p.served_on, p.case_id in (select access.seen_cases()) as is_seen,
  p.case_id in (select access.shown_cases('ACTION_PROGRAMME')) as is_shown, p.decision = 'ADOPT'
    and not exists (select from pedagogy.action_programme l where l.case_id = p.case_id and l.number > p.number) as is_in_force,
  exists (select from pedagogy.support_appeal a where a.programme_id = p.id and a.outcome is null) as has_open_appeal`

export const actionProgrammeLoaders = (read: Read) => ({
  programmeDraft: byId(
    (
      cases,
    ) => read<ActionProgrammeDraftRow>`/* programmeDrafts */ select d.case_id as id, d.case_id, d.needs, d.measures, d.follow_up_on,
        d.follow_up_by_id, d.modified_by_id, d.modified_at, d.version
      from pedagogy.action_programme_draft d where d.case_id = any(${cases}::uuid[])`,
  ),
  actionProgramme: byId(
    (ids) => read<ActionProgrammeRow>`/* actionProgrammesById */ with q as materialized (
      select ${columns} from pedagogy.action_programme p where p.id = any(${ids}::uuid[])) ${withStanding}`,
  ),
  actionProgrammes: byParent(
    (cases) => read<ActionProgrammeRow>`/* actionProgrammes */ with q as materialized (
      select ${columns} from pedagogy.action_programme p where p.case_id = any(${cases}::uuid[]))
      ${withStanding} order by q.number desc, q.id`,
    ({ caseId }) => caseId,
  ),
  actionProgrammesOf: byParent(
    (pupils) => read<ActionProgrammeRow>`/* actionProgrammesOf */ with q as materialized (
      select ${columns} from pedagogy.action_programme p where p.student_id = any(${pupils}::uuid[]))
      ${withStanding} order by q.decided_on desc, q.number desc, q.id`,
    ({ studentId }) => studentId,
  ),
  supportFollowUps: byParent(
    (
      programmes,
    ) => read<SupportFollowUpRow>`/* supportFollowUps */ select f.id, f.programme_id, f.followed_up_on, f.text, f.outcome,
        f.written_by_id, f.written_at
      from pedagogy.support_follow_up f where f.programme_id = any(${programmes}::uuid[]) order by f.written_at, f.id`,
    ({ programmeId }) => programmeId,
  ),
  supportAppeals: byParent(
    (
      programmes,
    ) => read<SupportAppealRow>`/* supportAppeals */ select a.id, a.programme_id, a.lodged_on, a.lodged_by, a.diary_reference, a.outcome,
        a.outcome_on
      from pedagogy.support_appeal a where a.programme_id = any(${programmes}::uuid[]) order by a.lodged_on, a.id`,
    ({ programmeId }) => programmeId,
  ),
})
