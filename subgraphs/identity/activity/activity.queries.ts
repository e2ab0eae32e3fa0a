import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { GroupRow } from '../group/group.queries.ts'
import type { AssignTeacherError, CreateActivityError, EndActivityError, EndTeachingError } from '../identity.generated.ts'

export interface ActivityRow {
  readonly id: Id<'Activity'>
  readonly displayName: string
  readonly activityType: string
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string | null
}

export interface ActivityTeacherRow {
  readonly id: Id<'ActivityTeacher'>
  readonly activityId: Id<'Activity'>
  readonly dutyId: Id<'Duty'>
  readonly isGrader: boolean
  readonly startDate: string
  readonly endDate: string | null
}

export type CreateActivityPayloadRow = Done<CreateActivityError>
export type EndActivityPayloadRow = Done<EndActivityError>
export type AssignTeacherPayloadRow = Done<AssignTeacherError>
export type EndTeachingPayloadRow = Done<EndTeachingError>

const columns = part`a.id, a.display_name, a.activity_type, a.organisation_id, a.start_date, a.end_date`

export const activityLoader = (read: Read) =>
  byId(
    (ids) => read<ActivityRow>`/* activitiesById */ select ${columns} from identity.activity a where a.id = any(${ids}::uuid[])`,
  )

export const activitiesOfGroupLoader = (read: Read) =>
  byParent(
    (groups) => read<ActivityRow & { groupId: string }>`/* activitiesOfGroup */ select g.group_id, ${columns}
    from identity.activity_group g join identity.activity a on a.id = g.activity_id
    where g.group_id = any(${groups}::uuid[]) and access.is_current(a.start_date, a.end_date) order by a.display_name, a.id`,
    ({ groupId }) => groupId,
  )

export const activitiesOfDutyLoader = (read: Read) =>
  byParent(
    (duties) => read<ActivityRow & { dutyId: string }>`/* activitiesOfDuty */ select t.duty_id, ${columns}
    from identity.activity_teacher t join identity.activity a on a.id = t.activity_id
    where t.duty_id = any(${duties}::uuid[]) and access.is_current(t.start_date, t.end_date) and access.is_current(a.start_date, a.end_date)
    order by a.display_name, a.id`,
    ({ dutyId }) => dutyId,
  )

export const groupsOfActivityLoader = (read: Read) =>
  byParent(
    (activities) => read<
      GroupRow & { activityId: string }
    >`/* groupsOfActivity */ select a.activity_id, g.id, g.display_name, g.group_type,
    g.school_type, g.organisation_id, g.start_date, g.end_date, g.version from identity.activity_group a join identity."group" g on g.id = a.group_id
    where a.activity_id = any(${activities}::uuid[]) order by g.display_name, g.id`,
    ({ activityId }) => activityId,
  )

const teaching = part`id, activity_id, duty_id, is_grader, start_date, end_date`

export const activityTeacherLoader = (read: Read) =>
  byId(
    (ids) => read<ActivityTeacherRow>`/* activityTeachersById */ select ${teaching} from identity.activity_teacher
    where id = any(${ids}::uuid[])`,
  )

export const teachersOfActivityLoader = (read: Read) =>
  byParent(
    (activities) => read<ActivityTeacherRow>`/* teachersOfActivity */ select ${teaching}
    from identity.activity_teacher where activity_id = any(${activities}::uuid[]) and access.is_current(start_date, end_date)
    order by start_date, id`,
    ({ activityId }) => activityId,
  )

export const comingTeachersOfActivityLoader = (read: Read) =>
  byParent(
    (activities) => read<ActivityTeacherRow>`/* comingTeachersOfActivity */ select ${teaching} from identity.activity_teacher
    where activity_id = any(${activities}::uuid[]) and start_date > access.today() order by start_date, id`,
    ({ activityId }) => activityId,
  )

export const activityLoaders = (read: Read) => ({
  activity: activityLoader(read),
  activitiesOfGroup: activitiesOfGroupLoader(read),
  activitiesOfDuty: activitiesOfDutyLoader(read),
  groupsOfActivity: groupsOfActivityLoader(read),
  teachersOfActivity: teachersOfActivityLoader(read),
  comingTeachersOfActivity: comingTeachersOfActivityLoader(read),
  activityTeacher: activityTeacherLoader(read),
})
