import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { DecideGroupSizeError } from '../administration.generated.ts'

/** How many places a group has, from a day. */
export interface GroupSizeRow {
  readonly id: Id<'GroupSize'>
  readonly organisationId: Id<'Organisation'>
  readonly groupId: Id<'Group'>
  readonly startDate: string
  readonly placeCount: number
}

export type DecideGroupSizePayloadRow = Done<DecideGroupSizeError>

const columns = part`s.id, s.organisation_id, s.group_id, s.start_date, s.place_count`

const sizeLoader = (read: Read) =>
  byId(
    (ids) =>
      read<GroupSizeRow>`/* groupSizesById */ select ${columns} from administration.group_size s where s.id = any(${ids}::uuid[])`,
  )

// What holds today and what is to come.
const sizesOfLoader = (read: Read) =>
  byParent(
    (units) => read<GroupSizeRow>`/* groupSizesOf */ select ${columns} from administration.group_size s
      where s.organisation_id = any(${units}::uuid[]) and not exists (select from administration.group_size n
        where n.group_id = s.group_id and n.start_date > s.start_date and n.start_date <= access.today())
      order by s.group_id, s.start_date`,
    ({ organisationId }) => organisationId,
  )

interface NewSize {
  readonly id: string
  readonly organisationId: string
  readonly groupId: string
  readonly startDate: string
  readonly placeCount: number
  readonly by: string
  readonly now: Date
}

/** Decides how many places a group has, unless another decision begins on the day. */
export async function addSize(tx: Write, given: NewSize): Promise<boolean> {
  const { id, organisationId, groupId, startDate, placeCount, by, now } = given
  const added = await tx`/* decideGroupSize */ insert into administration.group_size
    values (${id}, ${organisationId}, ${groupId}, ${startDate}, ${placeCount}, ${by}, ${now}) on conflict do nothing`
  return added.count === 1
}

/**
 * Whether a group has a place left on a day, of what the viewer sees of it: who has a place there, is offered one, or has accepted one and
 * waits to get it. One after the other, so that the last place is offered once. Where no size is decided there is always one.
 */
export async function hasPlaceLeft(tx: Write, groupId: string, day: string): Promise<boolean> {
  await tx`/* lockGroupSize */ select pg_advisory_xact_lock(hashtextextended(${`places of ${groupId}`}, 0))`
  const [left] = await tx<{ isLeft: boolean | null }[]>`/* groupPlacesLeft */ select (
      select s.place_count from administration.group_size s where s.group_id = ${groupId} and s.start_date <= ${day}
      order by s.start_date desc limit 1) > (
      select count(*) from (
        select p.child_id from administration.placement p where p.group_id = ${groupId} and (p.end_date is null or p.end_date >= ${day})
        union
        select o.child_id from administration.place_offer o where o.group_id = ${groupId} and ((o.state = 'OPEN'
          and o.answer_date >= access.today()) or (o.state = 'ACCEPTED' and o.placement_id is null and not exists (
            select from administration.placement p where p.child_id = o.child_id and p.group_id = o.group_id)))) taken) as is_left`
  return left?.isLeft ?? true
}

export const groupSizeLoaders = (read: Read) => ({ groupSize: sizeLoader(read), groupSizesOf: sizesOfLoader(read) })
