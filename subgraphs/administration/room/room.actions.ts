import type { Actions } from '../../shared/action.ts'
import type { ResourceAction, RoomAction, RoomsAction } from '../administration.generated.ts'
import { masterFault, heldThere } from '../stubs/stubs.rules.ts'
import type { LedOrganisation, MasterRow } from '../stubs/stubs.queries.ts'
import type { ResourceRow, RoomRow } from './room.queries.ts'

/** What the viewer is where a room belongs, and which systems are masters there. */
export interface Led {
  readonly roles: LedOrganisation['roles']
  readonly masters: readonly MasterRow[]
}

const kept = {
  rule: heldThere('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'),
  fault: ({ masters }: Led) => masterFault(masters, 'SCHEDULE', null),
}

/** What can be added to an organisation. */
export const organisationActions = { ADD_ROOM: kept, ADD_RESOURCE: kept } satisfies Actions<LedOrganisation & Led, RoomsAction>

export const roomActions = { DESCRIBE_ROOM: kept, REMOVE_ROOM: kept } satisfies Actions<RoomRow & Led, RoomAction>

export const resourceActions = {
  DESCRIBE_RESOURCE: kept,
  REMOVE_RESOURCE: kept,
} satisfies Actions<ResourceRow & Led, ResourceAction>
