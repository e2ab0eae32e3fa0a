import { permittedActions } from '../../shared/action.ts'
import { connectionOf, type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { accessRequestActions } from './access_request.actions.ts'
import { approveAccessRequest, refuseAccessRequest, requestAccess, withdrawAccessRequest } from './access_request.acts.ts'
import { accessRequestPage, type AccessRequestRow } from './access_request.queries.ts'

interface Args extends PageArgs {
  readonly filter?: { readonly states?: readonly string[] | null | undefined } | null | undefined
}

const pageBy = ({ filter, ...args }: Args) => ({ ...pageOf(args, ['requestedAt', 'id']), states: filter?.states ?? null })

const connected = (rows: readonly AccessRequestRow[], size: number) =>
  connectionOf(rows, size, ({ requestedAt, id }) => [requestedAt.toISOString(), id])

export const accessRequestResolvers = {
  Query: {
    accessRequests: async (_, args, { read }) => {
      const page = pageBy(args)
      return connected(await accessRequestPage(read, page, { own: false }), page.size)
    },
  },
  Viewer: {
    accessRequests: async (_, args, { read }) => {
      const page = pageBy(args)
      return connected(await accessRequestPage(read, page, { own: true }), page.size)
    },
  },
  Organisation: {
    accessRequests: async ({ id }, args, { load }) => {
      const page = pageBy(args)
      return connected(await load.accessRequestPage(id, page), page.size)
    },
  },
  AccessRequest: {
    person: ({ personId }, _, { load }) => load.person.load(personId),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    requestedBy: ({ requestedById }, _, { load }) => load.person.load(requestedById),
    decidedBy: ({ decidedById }, _, { load }) => (decidedById ? load.person.load(decidedById) : null),
    roleGrant: ({ roleGrantId }, _, { load }) => (roleGrantId ? load.roleGrant.load(roleGrantId) : null),
    permittedActions: (row, _, context) => permittedActions(accessRequestActions, row, context),
  },
  Mutation: {
    requestAccess: (_, { input }, context, info) => requestAccess(info, context, input),
    approveAccessRequest: (_, { input }, context, info) => approveAccessRequest(info, context, input),
    refuseAccessRequest: (_, { input }, context, info) => refuseAccessRequest(info, context, input),
    withdrawAccessRequest: (_, { input }, context, info) => withdrawAccessRequest(info, context, input),
  },
  RequestAccessPayload: { accessRequest: ({ id }, _, { load }) => (id ? load.accessRequest.load(id) : null) },
  ApproveAccessRequestPayload: { accessRequest: ({ id }, _, { load }) => (id ? load.accessRequest.load(id) : null) },
  RefuseAccessRequestPayload: { accessRequest: ({ id }, _, { load }) => (id ? load.accessRequest.load(id) : null) },
  WithdrawAccessRequestPayload: { accessRequest: ({ id }, _, { load }) => (id ? load.accessRequest.load(id) : null) },
} satisfies Resolvers
