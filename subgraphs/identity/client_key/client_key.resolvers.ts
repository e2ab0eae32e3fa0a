import { permittedActions } from '../../shared/action.ts'
import type { Resolvers } from '../identity.generated.ts'
import { clientKeyActions, isValid } from './client_key.actions.ts'
import { issueClientKey, revokeClientKey } from './client_key.acts.ts'

export const clientKeyResolvers = {
  ClientApplication: { keys: ({ id }, _, { load }) => load.clientKeys.load(id) },
  ClientKey: {
    issuedBy: ({ issuedById }, _, { load }) => load.person.load(issuedById),
    isCurrent: (key, _, { call }) => isValid(key, call),
    permittedActions: (row, _, context) => permittedActions(clientKeyActions, row, context),
  },
  Mutation: {
    issueClientKey: (_, { input }, context, info) => issueClientKey(info, context, input),
    revokeClientKey: (_, { input }, context, info) => revokeClientKey(info, context, input),
  },
  IssueClientKeyPayload: { clientKey: ({ id }, _, { load }) => (id ? load.clientKey.load(id) : null) },
  RevokeClientKeyPayload: { clientKey: ({ id }, _, { load }) => (id ? load.clientKey.load(id) : null) },
} satisfies Resolvers
