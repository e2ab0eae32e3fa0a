import type { Write } from '../../shared/database.ts'

interface NewPlan {
  readonly id: string
  readonly organisationId: string
  readonly academicYear: string
  readonly now: Date
}

/** Whether the unit had none for the school year. */
export async function insertPlan(tx: Write, { id, organisationId, academicYear, now }: NewPlan): Promise<boolean> {
  const inserted = await tx`/* draftOperationalPlan */ insert into governance.operational_plan
      (id, organisation_id, academic_year, modified_at)
    values (${id}, ${organisationId}, ${academicYear}, ${now}) on conflict do nothing`
  return inserted.count === 1
}

/**
 * Counts a change in a draft: it waits for whoever adopts the plan at the same moment, and makes whoever has not read it do so. False
 * where the plan is adopted.
 */
export async function touchDraft(tx: Write, id: string, now: Date): Promise<boolean> {
  const touched = await tx`/* touchPlanDraft */ update governance.operational_plan set version = version + 1, modified_at = ${now}
    where id = ${id} and state = 'DRAFT'`
  return touched.count === 1
}

export async function adopt(tx: Write, id: string, expectedVersion: number, by: string, now: Date): Promise<boolean> {
  const adopted =
    await tx`/* adoptOperationalPlan */ update governance.operational_plan set state = 'ADOPTED', adopted_by_id = ${by},
      adopted_at = ${now}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = ${expectedVersion} and state = 'DRAFT'`
  return adopted.count === 1
}

export async function close(tx: Write, id: string, expectedVersion: number, now: Date): Promise<boolean> {
  const closed =
    await tx`/* closeOperationalPlan */ update governance.operational_plan set state = 'CLOSED', version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expectedVersion} and state = 'ADOPTED'`
  return closed.count === 1
}

/** How many activities a plan has. */
export async function activityCount(tx: Write, planId: string): Promise<number> {
  const [found] = await tx<
    { count: number }[]
  >`/* planActivityCount */ select count(*)::int as count from governance.plan_activity where plan_id = ${planId}`
  return found!.count
}

/** Whether somebody works at a unit, as far as the viewer may know. */
export async function mayBeResponsible(tx: Write, personId: string, organisationId: string): Promise<boolean> {
  const [found] = await tx<
    { may: boolean }[]
  >`/* mayBeResponsible */ select access.may_be_responsible(${personId}, ${organisationId}) as may`
  return found!.may
}

interface Contributor {
  readonly planId: string
  readonly personId: string
  readonly organisationId: string
  readonly by: string
  readonly now: Date
}

export async function addContributor(tx: Write, { planId, personId, organisationId, by, now }: Contributor): Promise<boolean> {
  const added = await tx`/* addPlanContributor */ insert into governance.operational_plan_contributor
      (plan_id, person_id, organisation_id, named_by_id, named_at)
    values (${planId}, ${personId}, ${organisationId}, ${by}, ${now}) on conflict do nothing`
  return added.count === 1
}

export async function removeContributor(tx: Write, planId: string, personId: string): Promise<boolean> {
  const removed = await tx`/* removePlanContributor */ delete from governance.operational_plan_contributor
    where plan_id = ${planId} and person_id = ${personId}`
  return removed.count === 1
}

interface Activity {
  readonly id: string
  readonly goalId: string | null
  readonly title: string
  readonly responsibleId: string | null
  readonly responsibleText: string | null
  readonly dueOn: string
  readonly now: Date
}

export async function insertActivity(tx: Write, planId: string, activity: Activity): Promise<void> {
  const { id, goalId, title, responsibleId, responsibleText, dueOn, now } = activity
  await tx`/* addPlanActivity */ insert into governance.plan_activity
      (id, plan_id, goal_id, title, responsible_id, responsible_text, due_on, modified_at)
    values (${id}, ${planId}, ${goalId}, ${title}, ${responsibleId}, ${responsibleText}, ${dueOn}, ${now})`
}

export async function changeActivity(tx: Write, activity: Activity, expectedVersion: number): Promise<boolean> {
  const { id, goalId, title, responsibleId, responsibleText, dueOn, now } = activity
  const changed = await tx`/* changePlanActivity */ update governance.plan_activity set goal_id = ${goalId}, title = ${title},
      responsible_id = ${responsibleId}, responsible_text = ${responsibleText}, due_on = ${dueOn}, version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expectedVersion}`
  return changed.count === 1
}

export async function removeActivity(tx: Write, id: string): Promise<boolean> {
  return (await tx`/* removePlanActivity */ delete from governance.plan_activity where id = ${id}`).count === 1
}

interface FollowUp {
  readonly activityId: string
  readonly state: string
  readonly text: string
  readonly by: string
  readonly now: Date
}

/** Says how an activity goes, after what was said before; false where somebody else said something at the same moment. */
export async function followUp(tx: Write, { activityId, state, text, by, now }: FollowUp): Promise<boolean> {
  const said = await tx`/* followUpPlanActivity */ insert into governance.activity_follow_up
      (activity_id, number, state, text, made_by_id, made_at)
    select ${activityId}, coalesce(max(f.number), 0) + 1, ${state}, ${text}, ${by}::uuid, ${now}::timestamptz
    from governance.activity_follow_up f where f.activity_id = ${activityId} on conflict do nothing`
  return said.count === 1
}
