import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'

export interface GroupRow {
  readonly id: Id<'Group'>
  readonly displayName: string
  readonly groupType: string
  readonly schoolType: string | null
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string | null
}

export interface GroupMembershipRow {
  readonly groupId: Id<'Group'>
  readonly personId: Id<'Person'>
  readonly startDate: string
  readonly endDate: string | null
}

/** A page of groups and what narrows it. */
export interface GroupPage extends Page<readonly [name: string, id: string]> {
  readonly groupTypes: readonly string[] | null
}

const columns = part`id, display_name, group_type, school_type, organisation_id, start_date, end_date`

const matching = ({ groupTypes, after }: GroupPage) => part`access.is_current(start_date, end_date)
  ${groupTypes ? part`and group_type = any(${groupTypes}::text[])` : nothing}
  ${after ? part`and (display_name, id) > (${after[0]}, ${after[1]}::uuid)` : nothing}`

export const groupLoader = (read: Read) =>
  byId((ids) => read<GroupRow>`/* groupsById */ select ${columns} from identity."group" where id = any(${ids}::uuid[])`)

export const groupPage = (read: Read, page: GroupPage) =>
  read<GroupRow>`/* groupPage */ select ${columns} from identity."group" where ${matching(page)} order by display_name, id limit ${page.limit}`

// One page for each organisation, all in one statement.
export const groupPageLoader = (read: Read) =>
  byParentAnd(
    (organisations, page: GroupPage) => read<GroupRow>`/* groupPages */ select g.*
    from unnest(${organisations}::uuid[]) o(id) cross join lateral (
      select ${columns} from identity."group" where organisation_id = o.id and ${matching(page)}
      order by display_name, id limit ${page.limit}) g
    order by g.display_name, g.id`,
    ({ organisationId }) => organisationId,
  )

const memberships = part`group_id, person_id, start_date, end_date from identity.group_membership`

export const membershipsOfGroupLoader = (read: Read) =>
  byParent(
    (groups) => read<GroupMembershipRow>`/* membershipsOfGroup */ select ${memberships}
    where group_id = any(${groups}::uuid[]) and access.is_current(start_date, end_date) order by id`,
    ({ groupId }) => groupId,
  )

export const membershipsOfPersonLoader = (read: Read) =>
  byParent(
    (persons) => read<GroupMembershipRow>`/* membershipsOfPerson */ select ${memberships}
    where person_id = any(${persons}::uuid[]) and access.is_current(start_date, end_date) order by start_date, id`,
    ({ personId }) => personId,
  )

export const groupLoaders = (read: Read) => ({
  group: groupLoader(read),
  groupPage: groupPageLoader(read),
  membershipsOfGroup: membershipsOfGroupLoader(read),
  membershipsOfPerson: membershipsOfPersonLoader(read),
})
