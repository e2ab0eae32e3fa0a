import { knownPerson } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import { atUnit, careActions, careUnit, placementActions } from './placement.actions.ts'
import { endPlacement, startPlacement } from './placement.acts.ts'

export const placementResolvers = {
  Query: { placement: (_, { id }, { load }) => (isId(id) ? load.placement.load(id) : null) },
  Person: { placements: ({ id }, _, { load }) => load.placementsOf.load(id) },
  Organisation: {
    permittedCareActions: async ({ id }, _, context) => {
      const unit = await careUnit(id, context)
      return unit && permittedActions(careActions, unit, context)
    },
  },
  Placement: {
    child: ({ childId }, _, context) => knownPerson(childId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    group: ({ groupId }) => ({ id: groupId }),
    owners: async ({ childId }, _, context) =>
      Promise.all((await context.load.careOwnersOf.load(childId)).map(({ ownerId }) => knownPerson(ownerId, context))),
    permittedActions: async (row, _, context) => permittedActions(placementActions, await atUnit(row, context), context),
  },
  Mutation: {
    startPlacement: (_, { input }, context, info) => startPlacement(info, context, input),
    endPlacement: (_, { input }, context, info) => endPlacement(info, context, input),
  },
  StartPlacementPayload: { placement: ({ id }, _, { load }) => (id ? load.placement.load(id) : null) },
  EndPlacementPayload: { placement: ({ id }, _, { load }) => (id ? load.placement.load(id) : null) },
} satisfies Resolvers
