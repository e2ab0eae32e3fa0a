import type { Write } from '../../shared/database.ts'

export interface NewActivity {
  readonly id: string
  readonly displayName: string
  readonly activityType: string
  readonly organisationId: string
  readonly startDate: string
  readonly endDate: string | null
  readonly now: Date
}

export async function addActivity(tx: Write, activity: NewActivity, groupIds: readonly string[]): Promise<void> {
  const { id, displayName, activityType, organisationId, startDate, endDate, now } = activity
  await tx`/* addActivity */ insert into identity.activity
      (id, display_name, activity_type, organisation_id, start_date, end_date, modified_at)
    values (${id}, ${displayName}, ${activityType}, ${organisationId}, ${startDate}, ${endDate}, ${now})`
  await tx`/* addActivityGroups */ insert into identity.activity_group (activity_id, group_id)
    select ${id}, g.id from unnest(${groupIds as string[]}::uuid[]) g(id)`
}

export const endActivity = async (tx: Write, id: string, endDate: string, now: Date): Promise<void> => {
  await tx`/* endActivity */ update identity.activity set end_date = ${endDate}, version = version + 1, modified_at = ${now}
    where id = ${id}`
}

/** Those who assign teachers to an activity take turns, so that each sees whom the other assigned. */
export const lockActivity = async (tx: Write, id: string): Promise<void> => {
  await tx`/* lockActivity */ select from identity.activity where id = ${id} for no key update`
}

export interface NewTeaching {
  readonly id: string
  readonly activityId: string
  readonly dutyId: string
  readonly isGrader: boolean
  readonly startDate: string
  readonly endDate: string | null
}

/** Whether the duty teaches the activity on some of the same days, also days to come. */
export const isTeaching = async (tx: Write, { activityId, dutyId, startDate, endDate }: NewTeaching): Promise<boolean> => {
  const [found] = await tx<{ is: boolean }[]>`/* isTeaching */
    select access.teaches_between(${activityId}, ${dutyId}, ${startDate}, ${endDate}) as is`
  return found!.is
}

export const addTeaching = async (tx: Write, teaching: NewTeaching): Promise<void> => {
  const { id, activityId, dutyId, isGrader, startDate, endDate } = teaching
  await tx`/* addTeaching */ insert into identity.activity_teacher (id, activity_id, duty_id, is_grader, start_date, end_date)
    values (${id}, ${activityId}, ${dutyId}, ${isGrader}, ${startDate}, ${endDate})`
}

export const endTeaching = async (tx: Write, id: string, endDate: string): Promise<void> => {
  await tx`/* endTeaching */ update identity.activity_teacher set end_date = ${endDate} where id = ${id}`
}

/** Takes back a teaching that has not begun. */
export const removeTeaching = async (tx: Write, id: string): Promise<void> => {
  await tx`/* removeTeaching */ delete from identity.activity_teacher where id = ${id} and start_date > access.today()`
}
