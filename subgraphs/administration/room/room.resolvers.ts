import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import { organisationActions, resourceActions, roomActions } from './room.actions.ts'
import {
  addGiven, describeResourceGiven, describeRoomGiven, led, ledOrganisation, removeResourceGiven, removeRoomGiven,
} from './room.acts.ts' // prettier-ignore

export const roomResolvers = {
  Query: {
    room: (_, { id }, { load }) => (isId(id) ? load.room.load(id) : null),
    resource: (_, { id }, { load }) => (isId(id) ? load.resource.load(id) : null),
  },
  Organisation: {
    rooms: ({ id }, _, { load }) => load.roomsOf.load(id),
    resources: ({ id }, _, { load }) => load.resourcesOf.load(id),
    permittedRoomActions: async ({ id }, _, context) => {
      const organisation = await ledOrganisation(id, context)
      return organisation && permittedActions(organisationActions, organisation, context)
    },
  },
  Room: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    permittedActions: async (row, _, context) => permittedActions(roomActions, await led(row, context), context),
  },
  Resource: {
    organisation: ({ organisationId }) => ({ id: organisationId }),
    permittedActions: async (row, _, context) => permittedActions(resourceActions, await led(row, context), context),
  },
  Mutation: {
    addRoom: (_, { input }, context, info) => addGiven([info, context, 'Room'], input),
    describeRoom: (_, { input }, context, info) => describeRoomGiven(info, context, input),
    removeRoom: (_, { input }, context, info) => removeRoomGiven(info, context, input),
    addResource: (_, { input }, context, info) => addGiven([info, context, 'Resource'], input),
    describeResource: (_, { input }, context, info) => describeResourceGiven(info, context, input),
    removeResource: (_, { input }, context, info) => removeResourceGiven(info, context, input),
  },
  AddRoomPayload: { room: ({ id }, _, { load }) => (id ? load.room.load(id) : null) },
  DescribeRoomPayload: { room: ({ id }, _, { load }) => (id ? load.room.load(id) : null) },
  RemoveRoomPayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
  AddResourcePayload: { resource: ({ id }, _, { load }) => (id ? load.resource.load(id) : null) },
  DescribeResourcePayload: { resource: ({ id }, _, { load }) => (id ? load.resource.load(id) : null) },
  RemoveResourcePayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
} satisfies Resolvers
