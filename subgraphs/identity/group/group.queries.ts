import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { AddGroupMemberError, CreateGroupError, EndGroupError, EndGroupMembershipError, RenameGroupError } from '../identity.generated.ts' // prettier-ignore

export interface GroupRow {
  readonly id: Id<'Group'>
  readonly displayName: string
  readonly groupType: string
  readonly schoolType: string | null
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string | null
  readonly version: number
}

export interface GroupMembershipRow {
  readonly id: Id<'GroupMembership'>
  readonly groupId: Id<'Group'>
  readonly personId: Id<'Person'>
  readonly startDate: string
  readonly endDate: string | null
}

export type CreateGroupPayloadRow = Done<CreateGroupError>
export type RenameGroupPayloadRow = Done<RenameGroupError>
export type EndGroupPayloadRow = Done<EndGroupError>
export type AddGroupMemberPayloadRow = Done<AddGroupMemberError>
export type EndGroupMembershipPayloadRow = Done<EndGroupMembershipError>

/** A page of groups and what narrows it. */
export interface GroupPage extends Page<readonly [name: string, id: string]> {
  readonly groupTypes: readonly string[] | null
  readonly on: string
}

const columns = part`id, display_name, group_type, school_type, organisation_id, start_date, end_date, version`

const matching = ({ groupTypes, after, on }: GroupPage) => part`start_date <= ${on} and (end_date is null or end_date >= ${on})
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

const memberships = part`id, group_id, person_id, start_date, end_date from identity.group_membership`

export const membershipLoader = (read: Read) =>
  byId((ids) => read<GroupMembershipRow>`/* membershipsById */ select ${memberships} where id = any(${ids}::uuid[])`)

const heldOn = (day: string) => part`start_date <= ${day} and (end_date is null or end_date >= ${day})
  and access.is_pupil_on(person_id, group_id, ${day})`

export const membershipsOfGroupLoader = (read: Read) =>
  byParentAnd(
    (groups, { on }: { on: string }) => read<GroupMembershipRow>`/* membershipsOfGroup */ select ${memberships}
    where group_id = any(${groups}::uuid[]) and ${heldOn(on)} order by id`,
    ({ groupId }) => groupId,
  )

interface WithGroup extends GroupMembershipRow {
  readonly group: GroupRow | null
}

// With its group, as far as the viewer may see it: whoever asks for a person's memberships asks of what.
export const membershipsOfPersonLoader = (read: Read, group: ReturnType<typeof groupLoader>) =>
  byParentAnd(
    async (persons, { on }: { on: string }) => {
      const rows = await read<WithGroup>`/* membershipsOfPerson */ select m.*, to_jsonb(g) as "group"
        from (select ${memberships} where person_id = any(${persons}::uuid[]) and ${heldOn(on)}) m
        left join (select id, display_name as "displayName", group_type as "groupType", school_type as "schoolType",
          organisation_id as "organisationId", start_date as "startDate", end_date as "endDate", version from identity."group") g
          on g.id = m.group_id
        order by m.start_date, m.id`
      for (const row of rows) group.prime(row.groupId, row.group)
      return rows
    },
    ({ personId }) => personId,
  )

const loadersWith = (read: Read, group: ReturnType<typeof groupLoader>) => ({
  group,
  groupMembership: membershipLoader(read),
  groupPage: groupPageLoader(read),
  membershipsOfGroup: membershipsOfGroupLoader(read),
  membershipsOfPerson: membershipsOfPersonLoader(read, group),
})

export const groupLoaders = (read: Read) => loadersWith(read, groupLoader(read))
