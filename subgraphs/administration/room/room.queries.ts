import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  AddResourceError, AddRoomError, DescribeResourceError, DescribeRoomError, RemoveResourceError, RemoveRoomError,
} from '../administration.generated.ts' // prettier-ignore

interface Owned {
  readonly organisationId: Id<'Organisation'>
  readonly displayName: string
  readonly version: number
}

export interface RoomRow extends Owned {
  readonly id: Id<'Room'>
  readonly seats: number | null
}

export interface ResourceRow extends Owned {
  readonly id: Id<'Resource'>
  readonly description: string | null
}

export type AddRoomPayloadRow = Done<AddRoomError>
export type DescribeRoomPayloadRow = Done<DescribeRoomError>
export type RemoveRoomPayloadRow = Done<RemoveRoomError>
export type AddResourcePayloadRow = Done<AddResourceError>
export type DescribeResourcePayloadRow = Done<DescribeResourceError>
export type RemoveResourcePayloadRow = Done<RemoveResourceError>

const rooms = part`r.id, r.organisation_id, r.display_name, r.version, r.seats`
const resources = part`r.id, r.organisation_id, r.display_name, r.version, r.description`

const roomLoader = (read: Read) =>
  byId((ids) => read<RoomRow>`/* roomsById */ select ${rooms} from administration.room r where r.id = any(${ids}::uuid[])`)

const resourceLoader = (read: Read) =>
  byId(
    (ids) => read<ResourceRow>`/* resourcesById */ select ${resources} from administration.resource r
    where r.id = any(${ids}::uuid[])`,
  )

// A unit has its own, and what is shared by all below an organisation above it.
const roomsOfLoader = (read: Read) =>
  byParent(
    (organisations) => read<RoomRow & { of: string }>`/* roomsOf */ select o.id as of, ${rooms}
      from unnest(${organisations}::uuid[]) o(id) cross join lateral access.above(o.id) a
      join administration.room r on r.organisation_id = a.id order by r.display_name, r.id`,
    ({ of }) => of,
  )

const resourcesOfLoader = (read: Read) =>
  byParent(
    (organisations) => read<ResourceRow & { of: string }>`/* resourcesOf */ select o.id as of, ${resources}
      from unnest(${organisations}::uuid[]) o(id) cross join lateral access.above(o.id) a
      join administration.resource r on r.organisation_id = a.id order by r.display_name, r.id`,
    ({ of }) => of,
  )

interface Described {
  readonly displayName: string
  /** Seats of a room, the description of a resource. */
  readonly more: number | string | null
}

interface Kind {
  readonly table: 'room' | 'resource'
  readonly column: 'seats' | 'description'
}

export const roomKind: Kind = { table: 'room', column: 'seats' }
export const resourceKind: Kind = { table: 'resource', column: 'description' }

interface Added extends Described {
  readonly id: string
  readonly organisationId: string
  readonly now: Date
}

export const add = (tx: Write, { table, column }: Kind, { id, organisationId, displayName, more, now }: Added) =>
  tx`/* addRoom */ insert into ${tx(`administration.${table}`)} (id, organisation_id, display_name, ${tx(column)}, modified_at)
    values (${id}, ${organisationId}, ${displayName}, ${more}, ${now})`

interface Seen {
  readonly id: string
  readonly expectedVersion: number
  readonly now: Date
}

export const describe = async (tx: Write, { table, column }: Kind, { displayName, more, ...seen }: Described & Seen) =>
  (
    await tx`/* describeRoom */ update ${tx(`administration.${table}`)} set display_name = ${displayName}, ${tx(column)} = ${more},
      version = version + 1, modified_at = ${seen.now} where id = ${seen.id} and version = ${seen.expectedVersion}`
  ).count === 1

export const remove = async (tx: Write, { table }: Kind, id: string) =>
  (await tx`/* removeRoom */ delete from ${tx(`administration.${table}`)} where id = ${id}`).count === 1

export const roomLoaders = (read: Read) => ({
  room: roomLoader(read),
  resource: resourceLoader(read),
  roomsOf: roomsOfLoader(read),
  resourcesOf: resourcesOfLoader(read),
})
