import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { disclosureRequestActions } from './disclosure_request.actions.ts'
import { decideGiven, registerGiven, reviewGiven } from './disclosure_request.acts.ts'

const done = {
  disclosureRequest: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.disclosureRequest.load(id) : null,
}

export const disclosureRequestResolvers = {
  Person: {
    disclosureRequests: async ({ id }, _, { load }) => (await load.disclosureRequestsOf.load(id)).filter(({ isSeen }) => isSeen),
  },
  DisclosureRequest: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    supportCase: ({ caseId }, _, { load }) => (caseId ? load.supportCase.load(caseId) : null),
    registeredBy: ({ registeredById }, _, context) => personOf(registeredById, context),
    decidedBy: ({ decidedById }, _, context) => (decidedById ? personOf(decidedById, context) : null),
    permittedActions: (row, _, context) => permittedActions(disclosureRequestActions, row, context),
  },
  Mutation: {
    registerDisclosureRequest: (_, { input }, context, info) => registerGiven(info, context, input),
    reviewDisclosureRequest: (_, { input }, context, info) => reviewGiven(info, context, input),
    decideDisclosureRequest: (_, { input }, context, info) => decideGiven(info, context, input),
  },
  RegisterDisclosureRequestPayload: done,
  ReviewDisclosureRequestPayload: done,
  DecideDisclosureRequestPayload: done,
} satisfies Resolvers
