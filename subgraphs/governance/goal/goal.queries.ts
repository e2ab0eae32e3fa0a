import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { ChangeGoalError, EndGoalError, GoalState, SetGoalError } from '../governance.generated.ts'

export interface GoalRow {
  readonly id: Id<'Goal'>
  readonly organisationId: Id<'Organisation'>
  readonly parentId: Id<'Goal'> | null
  readonly title: string
  readonly description: string
  readonly startDate: string
  readonly endDate: string
  readonly state: GoalState
  readonly version: number
}

export interface GoalKpiRow {
  readonly goalId: Id<'Goal'>
  readonly kpiId: Id<'Kpi'>
  readonly target: number | null
}

export type SetGoalPayloadRow = Done<SetGoalError>
export type ChangeGoalPayloadRow = Done<ChangeGoalError>
export type EndGoalPayloadRow = Done<EndGoalError>

const columns = part`g.id, g.organisation_id, g.parent_id, g.title, g.description, g.start_date, g.end_date, g.state, g.version`

const goalLoader = (read: Read) =>
  byId((ids) => read<GoalRow>`/* goalsById */ select ${columns} from governance.goal g where g.id = any(${ids}::uuid[])`)

const goalsOfLoader = (read: Read) =>
  byParentAnd(
    (organisations, { startDate, endDate }: { readonly startDate: string; readonly endDate: string }) =>
      read<GoalRow>`/* goalsOf */ select ${columns} from governance.goal g where g.organisation_id = any(${organisations}::uuid[])
        and g.start_date <= ${endDate} and g.end_date >= ${startDate} order by g.end_date, g.id`,
    ({ organisationId }) => organisationId,
  )

const partsLoader = (read: Read) =>
  byParent(
    (parents) => read<GoalRow>`/* partsOfGoals */ select ${columns} from governance.goal g
      where g.parent_id = any(${parents}::uuid[]) order by g.end_date, g.id`,
    ({ parentId }) => parentId!,
  )

const kpisOfGoalLoader = (read: Read) =>
  byParent(
    (goals) => read<GoalKpiRow>`/* kpisOfGoals */ select m.goal_id, m.kpi_id, m.target from governance.goal_kpi m
      join governance.kpi k on k.id = m.kpi_id where m.goal_id = any(${goals}::uuid[]) order by k.code`,
    ({ goalId }) => goalId,
  )

const analysesOfGoalLoader = (read: Read) =>
  byParent(
    (goals) => read<{ goalId: string; analysisId: string }>`/* analysesOfGoals */ select a.goal_id, a.analysis_id
      from governance.goal_analysis a where a.goal_id = any(${goals}::uuid[]) order by a.analysis_id`,
    ({ goalId }) => goalId,
  )

export const goalLoaders = (read: Read) => ({
  goal: goalLoader(read),
  goalsOf: goalsOfLoader(read),
  partsOfGoal: partsLoader(read),
  kpisOfGoal: kpisOfGoalLoader(read),
  analysesOfGoal: analysesOfGoalLoader(read),
})
