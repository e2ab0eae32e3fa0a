import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  AssignDutyError,
  ConfirmDutyError,
  EndAssignmentError,
  EndDutyError,
  RefuseDutyError,
  StartDutyError,
} from '../identity.generated.ts'

export interface DutyRow {
  readonly id: Id<'Duty'>
  readonly personId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly dutyRole: string
  readonly signature: string | null
  readonly startDate: string
  readonly endDate: string | null
  /** Waits for the person, and opens nothing until then. */
  readonly isAwaited: boolean
}

export interface AssignmentRoleRow {
  readonly id: Id<'AssignmentRole'>
  readonly groupId: Id<'Group'>
  readonly dutyId: Id<'Duty'>
  readonly assignmentRoleType: string
  readonly startDate: string
  readonly endDate: string | null
}

export type StartDutyPayloadRow = Done<StartDutyError>
export type ConfirmDutyPayloadRow = Done<ConfirmDutyError>
export type RefuseDutyPayloadRow = Done<RefuseDutyError>
export type EndDutyPayloadRow = Done<EndDutyError>
export type AssignDutyPayloadRow = Done<AssignDutyError>
export type EndAssignmentPayloadRow = Done<EndAssignmentError>

const columns = part`id, person_id, organisation_id, duty_role, signature, start_date, end_date,
  not access.counts(is_awaited, source_system_id) and not is_refused as is_awaited`

export const dutyLoader = (read: Read) =>
  byId((ids) => read<DutyRow>`/* dutiesById */ select ${columns} from identity.duty where id = any(${ids}::uuid[])`)

export const dutiesOfPersonLoader = (read: Read) =>
  byParent(
    (persons) => read<DutyRow>`/* dutiesOf */ select ${columns} from identity.duty
    where person_id = any(${persons}::uuid[]) and access.is_current(start_date, end_date) order by duty_role, id`,
    ({ personId }) => personId,
  )

// One page for each organisation, all in one statement.
export const dutyPageLoader = (read: Read) =>
  byParentAnd(
    (organisations, { limit, after }: Page<readonly [role: string, id: string]>) => read<DutyRow>`/* dutyPages */ select d.*
    from unnest(${organisations}::uuid[]) o(id) cross join lateral (
      select ${columns} from identity.duty where organisation_id = o.id and access.is_current(start_date, end_date)
      ${after ? part`and (duty_role, id) > (${after[0]}, ${after[1]}::uuid)` : nothing}
      order by duty_role, id limit ${limit}) d
    order by d.duty_role, d.id`,
    ({ organisationId }) => organisationId,
  )

const assignments = part`id, group_id, duty_id, assignment_role_type, start_date, end_date from identity.assignment_role`

export const assignmentRoleLoader = (read: Read) =>
  byId((ids) => read<AssignmentRoleRow>`/* assignmentRolesById */ select ${assignments} where id = any(${ids}::uuid[])`)

export const assignmentRolesLoader = (read: Read) =>
  byParent(
    (groups) => read<AssignmentRoleRow>`/* assignmentRolesOf */ select ${assignments}
    where group_id = any(${groups}::uuid[]) and access.is_current(start_date, end_date)
    order by assignment_role_type, id`,
    ({ groupId }) => groupId,
  )

export const dutyLoaders = (read: Read) => ({
  duty: dutyLoader(read),
  dutiesOfPerson: dutiesOfPersonLoader(read),
  dutyPage: dutyPageLoader(read),
  assignmentRole: assignmentRoleLoader(read),
  assignmentRoles: assignmentRolesLoader(read),
})
