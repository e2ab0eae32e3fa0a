import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { atUnits, placeApplicationActions } from './place_application.actions.ts'
import { applyForPlace, withdrawApplication } from './place_application.acts.ts'
import { advice, guaranteeOf } from './place_application.rules.ts'

export const placeApplicationResolvers = {
  Query: { placeApplication: (_, { id }, { load }) => (isId(id) ? load.placeApplication.load(id) : null) },
  Person: { placeApplications: ({ id }, _, { load }) => load.placeApplicationsOf.load(id) },
  PlaceApplication: {
    child: ({ childId }, _, context) => personOf(childId, context),
    applicant: ({ applicantId }, _, context) => personOf(applicantId, context),
    guaranteeDate: (row) => guaranteeOf(row),
    choices: ({ id }, _, { load }) => load.placeChoicesOf.load(id),
    offers: ({ id }, _, { load }) => load.placeOffersOf.load(id),
    advice: () => advice,
    permittedActions: async (row, _, context) => permittedActions(placeApplicationActions, await atUnits(row, context), context),
  },
  PlaceChoice: { organisation: ({ organisationId }) => ({ id: organisationId }) },
  Mutation: {
    applyForPlace: (_, { input }, context, info) => applyForPlace(info, context, input),
    withdrawPlaceApplication: (_, { input }, context, info) => withdrawApplication(info, context, input),
  },
  ApplyForPlacePayload: { placeApplication: ({ id }, _, { load }) => (id ? load.placeApplication.load(id) : null) },
  WithdrawPlaceApplicationPayload: { placeApplication: ({ id }, _, { load }) => (id ? load.placeApplication.load(id) : null) },
} satisfies Resolvers
