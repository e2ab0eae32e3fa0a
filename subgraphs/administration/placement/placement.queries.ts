import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  EndPlacementError, PlacementReason, StartPlacementError, StartPlacementInput,
} from '../administration.generated.ts' // prettier-ignore

/** A placement, with the viewer's relations to the child. */
export interface PlacementRow extends Related {
  readonly id: Id<'Placement'>
  readonly childId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: Id<'Group'>
  readonly schoolType: string
  readonly startDate: string
  readonly endDate: string | null
  readonly reason: PlacementReason | null
  readonly maxWeeklyScheduleHours: number | null
  readonly version: number
  /** In whose name the viewer may lay the child's schedule. */
  readonly ownerIds: readonly string[]
}

export type StartPlacementPayloadRow = Done<StartPlacementError>
export type EndPlacementPayloadRow = Done<EndPlacementError>

const columns = part`id, child_id, organisation_id, group_id, school_type, start_date, end_date, reason, max_weekly_schedule_hours, version`
const withRelations = part`select p.*, coalesce(r.relations, '{}') as relations, coalesce(o.owner_ids, '{}') as owner_ids from p
  left join (select person_id, array_agg(relation) as relations from access.relations_of(array(select child_id from p)) group by 1) r
    on r.person_id = p.child_id
  left join (select child_id, array_agg(owner_id order by owner_id) as owner_ids from access.own_care() group by 1) o
    on o.child_id = p.child_id
  order by p.start_date, p.id`

const placementLoader = (read: Read) =>
  byId(
    (ids) => read<PlacementRow>`/* placementsById */ with p as (
    select ${columns} from administration.placement where id = any(${ids}::uuid[])) ${withRelations}`,
  )

const placementsOfLoader = (read: Read) =>
  byParent(
    (children) => read<PlacementRow>`/* placementsOf */ with p as (
    select ${columns} from administration.placement where child_id = any(${children}::uuid[])) ${withRelations}`,
    ({ childId }) => childId,
  )

const ownersLoader = (read: Read) =>
  byParent(
    (children) => read<{ childId: string; ownerId: string }>`/* careOwnersOf */ select child_id, owner_id
      from access.care_owners(${children}::uuid[]) order by owner_id`,
    ({ childId }) => childId,
  )

export interface CareGroup {
  readonly organisationId: string
  readonly schoolType: string
  readonly isMember: boolean
}

/** A care group where the viewer gives places, and whether a child there is a member on a day. */
export const careGroup = async (tx: Write, { groupId, childId, startDate }: StartPlacementInput): Promise<CareGroup | null> =>
  (
    await tx<CareGroup[]>`/* careGroup */ select organisation_id, school_type, is_member
    from access.care_group(${groupId}::uuid, ${childId}::uuid, ${startDate}::date)`
  )[0] ?? null

/** Whether it could be added: not where the child has a place of the kind already. */
export async function addPlacement(tx: Write, id: string, input: StartPlacementInput, schoolType: string, now: Date) {
  const { childId, organisationId, groupId, startDate, endDate = null, reason = null, maxWeeklyScheduleHours = null } = input
  const added = await tx`/* addPlacement */ insert into administration.placement
    (id, child_id, organisation_id, group_id, school_type, start_date, end_date, reason, max_weekly_schedule_hours, modified_at)
    values (${id}, ${childId}, ${organisationId}, ${groupId}, ${schoolType}, ${startDate}, ${endDate}, ${reason},
      ${maxWeeklyScheduleHours}, ${now}) on conflict do nothing`
  return added.count === 1
}

/** Whether the child has another place of the kind on some of these days. */
export async function overlapsAnother(tx: Write, { id, childId, schoolType, startDate }: PlacementRow, endDate: string) {
  const found = await tx`/* overlappingPlacement */ select from administration.placement where child_id = ${childId}
    and school_type = ${schoolType} and id <> ${id} and start_date <= ${endDate} and coalesce(end_date, 'infinity') >= ${startDate} limit 1`
  return found.length > 0
}

export async function changeEnd(tx: Write, id: string, endDate: string, version: number, now: Date): Promise<boolean> {
  const changed = await tx`/* endPlacement */ update administration.placement set end_date = ${endDate}, version = version + 1,
    modified_at = ${now} where id = ${id} and version = ${version}`
  return changed.count === 1
}

export const placementLoaders = (read: Read) => ({
  placement: placementLoader(read),
  placementsOf: placementsOfLoader(read),
  careOwnersOf: ownersLoader(read),
})
