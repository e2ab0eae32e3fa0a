import type { Write } from '../../shared/database.ts'

interface Goal {
  readonly id: string
  readonly organisationId: string
  readonly parentId: string | null
  readonly title: string
  readonly description: string
  readonly startDate: string
  readonly endDate: string
  readonly now: Date
}

interface Measured {
  readonly kpiId: string
  readonly target: number | null
}

/** Why a goal may not hang below another, if it may not. */
export async function parentFault(tx: Write, { id, parentId, organisationId }: Pick<Goal, 'id' | 'parentId' | 'organisationId'>) {
  if (parentId === null) return null
  const [found] = await tx<
    { fault: 'NOT_BELOW' | 'CYCLE' | null }[]
  >`/* goalParentFault */ select access.goal_parent_fault(${id}, ${parentId}, ${organisationId}) as fault`
  return found!.fault
}

export async function insertGoal(tx: Write, goal: Goal): Promise<void> {
  const { id, organisationId, parentId, title, description, startDate, endDate, now } = goal
  await tx`/* setGoal */ insert into governance.goal (id, organisation_id, parent_id, title, description, start_date, end_date, modified_at)
    values (${id}, ${organisationId}, ${parentId}, ${title}, ${description}, ${startDate}, ${endDate}, ${now})`
}

export async function changeGoal(tx: Write, goal: Omit<Goal, 'organisationId'>, expectedVersion: number): Promise<boolean> {
  const { id, parentId, title, description, startDate, endDate, now } = goal
  const changed = await tx`/* changeGoal */ update governance.goal set parent_id = ${parentId}, title = ${title},
      description = ${description}, start_date = ${startDate}, end_date = ${endDate}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = ${expectedVersion} and state = 'ACTIVE'`
  return changed.count === 1
}

export async function endGoal(tx: Write, id: string, state: string, expectedVersion: number, now: Date): Promise<boolean> {
  const ended = await tx`/* endGoal */ update governance.goal set state = ${state}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = ${expectedVersion} and state = 'ACTIVE'`
  return ended.count === 1
}

/** Of these analyses those the writer may see. */
export async function seenAnalyses(tx: Write, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx<
    { id: string }[]
  >`/* seenAnalyses */ select id from governance.quality_analysis where id = any(${ids as string[]}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}

/** Says in which analyses a goal is, in place of what was said before. */
export async function linkAnalyses(tx: Write, goalId: string, ids: readonly string[]): Promise<void> {
  await tx`/* unlinkAnalyses */ delete from governance.goal_analysis where goal_id = ${goalId}`
  await tx`/* linkAnalyses */ insert into governance.goal_analysis (goal_id, analysis_id)
    select distinct ${goalId}::uuid, a from unnest(${ids as string[]}::uuid[]) a`
}

/** Says by what a goal is measured, in place of what was said before. */
export async function measureGoal(tx: Write, goalId: string, kpis: readonly Measured[]): Promise<void> {
  await tx`/* unmeasureGoal */ delete from governance.goal_kpi where goal_id = ${goalId}`
  await tx`/* measureGoal */ insert into governance.goal_kpi (goal_id, kpi_id, target)
    select ${goalId}, (k->>'kpiId')::uuid, (k->>'target')::numeric from jsonb_array_elements(${tx.json(kpis as never)}::jsonb) k`
}
