import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  AddPlanActivityError, AddPlanContributorError, AdoptOperationalPlanError, ChangePlanActivityError, CloseOperationalPlanError,
  DraftOperationalPlanError, FollowUpPlanActivityError, OperationalPlanState, PlanActivityState, RemovePlanActivityError,
  RemovePlanContributorError,
} from '../governance.generated.ts' // prettier-ignore

export interface OperationalPlanRow {
  readonly id: Id<'OperationalPlan'>
  readonly organisationId: Id<'Organisation'>
  readonly academicYear: string
  readonly state: OperationalPlanState
  readonly adoptedById: Id<'Person'> | null
  readonly adoptedAt: Date | null
  readonly version: number
}

export interface PlanStatusRow {
  readonly plan: OperationalPlanRow
  readonly activityCount: number
  readonly doneCount: number
  readonly overdueCount: number
}

export interface PlanActivityRow {
  readonly id: Id<'PlanActivity'>
  readonly planId: Id<'OperationalPlan'>
  readonly goalId: Id<'Goal'> | null
  readonly title: string
  readonly responsibleId: Id<'Person'> | null
  readonly responsibleText: string | null
  readonly dueOn: string
  readonly state: PlanActivityState
  readonly version: number
  /** Whether the viewer answers for it, and the plan is adopted and not closed. */
  readonly isResponsible: boolean
}

export interface ActivityFollowUpRow {
  readonly activityId: Id<'PlanActivity'>
  readonly number: number
  readonly state: PlanActivityState
  readonly text: string
  readonly madeById: Id<'Person'>
  readonly madeAt: Date
}

interface PlanContributor {
  readonly planId: Id<'OperationalPlan'>
  readonly personId: Id<'Person'>
}

export type DraftOperationalPlanPayloadRow = Done<DraftOperationalPlanError>
export type AddPlanContributorPayloadRow = Done<AddPlanContributorError>
export type RemovePlanContributorPayloadRow = Done<RemovePlanContributorError>
export type AdoptOperationalPlanPayloadRow = Done<AdoptOperationalPlanError>
export type CloseOperationalPlanPayloadRow = Done<CloseOperationalPlanError>
export type AddPlanActivityPayloadRow = Done<AddPlanActivityError>
export type ChangePlanActivityPayloadRow = Done<ChangePlanActivityError>
export type RemovePlanActivityPayloadRow = Done<RemovePlanActivityError>
export type FollowUpPlanActivityPayloadRow = Done<FollowUpPlanActivityError>

const columns = part`p.id, p.organisation_id, p.academic_year, p.state, p.adopted_by_id, p.adopted_at, p.version`

const planLoader = (read: Read) =>
  byId(
    (ids) => read<OperationalPlanRow>`/* operationalPlansById */ select ${columns} from governance.operational_plan p
      where p.id = any(${ids}::uuid[])`,
  )

const plansOfLoader = (read: Read) =>
  byParentAnd(
    (organisations, { academicYear }: { readonly academicYear: string | null }) =>
      read<OperationalPlanRow>`/* operationalPlansOf */ select ${columns} from governance.operational_plan p
        where p.organisation_id = any(${organisations}::uuid[])
        ${academicYear === null ? nothing : part`and p.academic_year = ${academicYear}`} order by p.academic_year desc`,
    ({ organisationId }) => organisationId,
  )

// How far an activity has come is what was said last; before anybody has, it is planned.
const activities = part`select a.id, a.plan_id, a.goal_id, a.title, a.responsible_id, a.responsible_text, a.due_on, a.version,
    coalesce((select f.state from governance.activity_follow_up f where f.activity_id = a.id order by f.number desc limit 1), 'PLANNED') as state,
    a.id = any (array(select access.answered_activities('{ADOPTED}'))) as is_responsible
  from governance.plan_activity a`

const activityLoader = (read: Read) =>
  byId((ids) => read<PlanActivityRow>`/* planActivitiesById */ ${activities} where a.id = any(${ids}::uuid[])`)

const activitiesOfPlanLoader = (read: Read) =>
  byParent(
    (plans) => read<PlanActivityRow>`/* activitiesOfPlans */ ${activities}
      where a.plan_id = any(${plans}::uuid[]) order by a.due_on, a.id`,
    ({ planId }) => planId,
  )

const followUpsLoader = (read: Read) =>
  byParent(
    (of) => read<ActivityFollowUpRow>`/* followUpsOf */ select f.activity_id, f.number, f.state, f.text, f.made_by_id, f.made_at
      from governance.activity_follow_up f where f.activity_id = any(${of}::uuid[]) order by f.number`,
    ({ activityId }) => activityId,
  )

const contributorsLoader = (read: Read) =>
  byParent(
    (plans) => read<PlanContributor>`/* contributorsOf */ select c.plan_id, c.person_id
      from governance.operational_plan_contributor c where c.plan_id = any(${plans}::uuid[]) order by c.named_at, c.person_id`,
    ({ planId }) => planId,
  )

/** Of these plans those the viewer has been asked to write, while they work there. */
const contributedLoader = (read: Read) =>
  byId((ids) => read<{ id: string }>`/* contributedPlans */ select c.id from access.contributed_plans() c(id)
    where c.id = any(${ids}::uuid[])`) // prettier-ignore

export const operationalPlanLoaders = (read: Read) => ({
  operationalPlan: planLoader(read),
  operationalPlansOf: plansOfLoader(read),
  planActivity: activityLoader(read),
  activitiesOfPlan: activitiesOfPlanLoader(read),
  followUpsOf: followUpsLoader(read),
  contributorsOf: contributorsLoader(read),
  contributedPlan: contributedLoader(read),
})
