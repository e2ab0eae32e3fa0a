import { permittedActions } from '../../shared/action.ts'
import { badInput } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { requestActions, restrictionActions } from './data_subject.actions.ts'
import { decideRequest, endRestriction, extendRequest, orderErasure, requestRight } from './data_subject.acts.ts'
import { requestPage } from './data_subject.queries.ts'

const checkPerson = (id: string | null | undefined) => {
  if (id != null && !isId(id)) throw badInput('`filter.personId` must be a UUID.')
}

export const dataSubjectResolvers = {
  Query: {
    dataSubjectRequest: (_, { id }, { load }) => (isId(id) ? load.dataSubjectRequest.load(id) : null),
    dataSubjectRequests: async (_, { filter, ...args }, { read }) => {
      checkPerson(filter?.personId)
      const page = pageOf(args, ['dueOn', 'id'])
      return connectionOf(await requestPage(read, filter ?? {}, page), page.size, (row) => [row.dueOn, row.id])
    },
  },
  Person: { processingRestrictions: ({ id }, _, { load }) => load.processingRestrictionsOf.load(id) },
  DataSubjectRequest: {
    person: ({ personId }, _, { load }) => load.person.load(personId),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    requestedBy: ({ requestedById }, _, { load }) => load.person.load(requestedById),
    decidedBy: ({ decidedById }, _, { load }) => (decidedById ? load.person.load(decidedById) : null),
    permittedActions: (request, _, context) => permittedActions(requestActions, request, context),
  },
  ProcessingRestriction: {
    person: ({ personId }, _, { load }) => load.person.load(personId),
    permittedActions: (restriction, _, context) => permittedActions(restrictionActions, restriction, context),
  },
  Mutation: {
    requestDataSubjectRight: (_, { input }, context, info) => requestRight(info, context, input),
    extendDataSubjectRequest: (_, { input }, context, info) => extendRequest(info, context, input),
    decideDataSubjectRequest: (_, { input }, context, info) => decideRequest(info, context, input),
    carryOutErasure: (_, { input }, context, info) => orderErasure(info, context, input),
    endProcessingRestriction: (_, { input }, context, info) => endRestriction(info, context, input),
  },
  RequestDataSubjectRightPayload: { dataSubjectRequest: ({ id }, _, { load }) => (id ? load.dataSubjectRequest.load(id) : null) },
  ExtendDataSubjectRequestPayload: {
    dataSubjectRequest: ({ id }, _, { load }) => (id ? load.dataSubjectRequest.load(id) : null),
  },
  DecideDataSubjectRequestPayload: {
    dataSubjectRequest: ({ id }, _, { load }) => (id ? load.dataSubjectRequest.load(id) : null),
  },
  CarryOutErasurePayload: { dataSubjectRequest: ({ id }, _, { load }) => (id ? load.dataSubjectRequest.load(id) : null) },
  EndProcessingRestrictionPayload: {
    processingRestriction: ({ id }, _, { load }) => (id ? load.processingRestriction.load(id) : null),
  },
} satisfies Resolvers
