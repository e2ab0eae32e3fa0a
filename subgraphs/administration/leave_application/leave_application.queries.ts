import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  ApplyForLeaveError, DecideLeaveError, LeaveApplicationState, WithdrawLeaveApplicationError,
} from '../administration.generated.ts' // prettier-ignore

/** An application, with the viewer's relations to the pupil. */
export interface LeaveApplicationRow extends Related {
  /** As what the viewer follows up the pupil's absence at the unit, and whether the pupil is of their own family. */
  readonly roles: readonly string[]
  readonly isKin: boolean
  readonly id: Id<'LeaveApplication'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string
  readonly schoolDays: number
  readonly reason: string
  readonly state: LeaveApplicationState
  readonly appliedById: Id<'Person'>
  readonly appliedAt: Date
  readonly decidedById: Id<'Person'> | null
  readonly decidedAt: Date | null
  readonly decisionReason: string | null
  readonly version: number
}

export type ApplyForLeavePayloadRow = Done<ApplyForLeaveError>
export type WithdrawLeaveApplicationPayloadRow = Done<WithdrawLeaveApplicationError>
export type DecideLeavePayloadRow = Done<DecideLeaveError>

const columns = part`l.id, l.student_id, l.organisation_id, l.start_date, l.end_date, l.school_days, l.reason, l.state, l.applied_by_id,
  l.applied_at, l.decided_by_id, l.decided_at, l.decision_reason, l.version`
const withRelations = part`select q.*, coalesce(r.relations, '{}') as relations, coalesce(s.roles, '{}') as roles,
    access.is_kin(q.student_id) as is_kin
  from q
  left join access.case_standing(array(select student_id from q), array(select organisation_id from q)) s
    on s.pupil_id = q.student_id and s.unit_id = q.organisation_id
  left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select distinct student_id from q)) group by 1
  ) r on r.person_id = q.student_id`

const leaveApplicationLoader = (read: Read) =>
  byId(
    (ids) => read<LeaveApplicationRow>`/* leaveApplicationsById */ with q as materialized (
      select ${columns} from administration.leave_application l where l.id = any(${ids}::uuid[])) ${withRelations}`,
  )

const ofPupilLoader = (read: Read) =>
  byParent(
    (pupils) => read<LeaveApplicationRow>`/* leaveApplicationsOf */ with q as materialized (
      select ${columns} from administration.leave_application l where l.student_id = any(${pupils}::uuid[])
        and l.end_date > access.today() - 400) ${withRelations} order by q.start_date desc, q.id`,
    ({ studentId }) => studentId,
  )

// One page for each unit, all in one statement: what waits for a decision.
const waitingPageLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [startDate: string, id: string]>) => read<LeaveApplicationRow>`/* waitingLeavePages */
      with q as materialized (select d.* from unnest(${units}::uuid[]) u(id) cross join lateral (
        select ${columns} from administration.leave_application l where l.organisation_id = u.id and l.state = 'REQUESTED'
        ${after ? part`and (l.start_date, l.id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
        order by l.start_date, l.id limit ${limit}) d) ${withRelations} order by q.start_date, q.id`,
    ({ organisationId }) => organisationId,
  )

export interface NewLeave {
  readonly id: string
  readonly studentId: string
  readonly organisationId: string
  readonly startDate: string
  readonly endDate: string
  readonly schoolDays: number
  readonly reason: string
  readonly appliedById: string
  readonly now: Date
}

/** Applies, unless the same days have been applied for and are not decided, or granted. */
export async function apply(tx: Write, leave: NewLeave): Promise<boolean> {
  const { id, studentId, organisationId, startDate, endDate, schoolDays, reason, appliedById, now } = leave
  await tx`/* lockPupil */ select pg_advisory_xact_lock(hashtextextended(${`leave ${studentId}`}, 0))`
  const applied = await tx`/* applyForLeave */ insert into administration.leave_application
      (id, student_id, organisation_id, start_date, end_date, school_days, reason, applied_by_id, applied_at)
    select ${id}, ${studentId}, ${organisationId}, ${startDate}, ${endDate}, ${schoolDays}, ${reason}, ${appliedById}, ${now}
    where not exists (select from administration.leave_application l where l.student_id = ${studentId}
      and l.state in ('REQUESTED', 'GRANTED') and l.start_date <= ${endDate} and l.end_date >= ${startDate})`
  return applied.count === 1
}

export const withdraw = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* withdrawLeave */ update administration.leave_application set state = 'WITHDRAWN', version = version + 1
    where id = ${id} and state = 'REQUESTED'`
  ).count === 1

interface Decision {
  readonly isGranted: boolean
  readonly reason: string
  readonly hasSpecialGrounds: boolean
  readonly by: string
  readonly now: Date
}

export const decideLeave = async (
  tx: Write,
  id: string,
  { isGranted, reason, hasSpecialGrounds, by, now }: Decision,
): Promise<boolean> =>
  (
    await tx`/* decideLeave */ update administration.leave_application set state = ${isGranted ? 'GRANTED' : 'REFUSED'},
      decided_by_id = ${by}, decided_at = ${now}, decision_reason = ${reason}, has_special_grounds = ${hasSpecialGrounds},
      version = version + 1
    where id = ${id} and state = 'REQUESTED'`
  ).count === 1

export const leaveApplicationLoaders = (read: Read) => ({
  leaveApplication: leaveApplicationLoader(read),
  leaveApplicationsOf: ofPupilLoader(read),
  waitingLeavePage: waitingPageLoader(read),
})
