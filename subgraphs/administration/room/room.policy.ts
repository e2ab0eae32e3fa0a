import type { Policy } from '../../shared/policy.ts'
import { allow, role, signedIn } from '../../shared/rules.ts'
import type { RoomActsFields, RoomFields } from '../administration.generated.ts'

const leaders = role(
  'principals, school administrators and administrators of the authority',
  'rektorer, skoladministratörer och huvudmannens administratörer',
  ...['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN'],
)
const error = { code: allow, message: allow, field: allow }
const owned = { id: allow, organisation: allow, displayName: allow, version: allow, permittedActions: allow }

export const roomPolicy = {
  Query: { room: signedIn, resource: signedIn },
  Organisation: { rooms: allow, resources: allow, permittedRoomActions: allow },
  Room: { ...owned, seats: allow },
  Resource: { ...owned, description: allow },
  // At which organisation, the rules of the acts say: see room.actions.ts.
  Mutation: {
    addRoom: leaders,
    describeRoom: leaders,
    removeRoom: leaders,
    addResource: leaders,
    describeResource: leaders,
    removeResource: leaders,
  },
  AddRoomPayload: { room: allow, userErrors: allow },
  AddRoomError: error,
  DescribeRoomPayload: { room: allow, userErrors: allow },
  DescribeRoomError: error,
  RemoveRoomPayload: { organisation: allow, userErrors: allow },
  RemoveRoomError: error,
  AddResourcePayload: { resource: allow, userErrors: allow },
  AddResourceError: error,
  DescribeResourcePayload: { resource: allow, userErrors: allow },
  DescribeResourceError: error,
  RemoveResourcePayload: { organisation: allow, userErrors: allow },
  RemoveResourceError: error,
} satisfies Policy<RoomFields & RoomActsFields>
