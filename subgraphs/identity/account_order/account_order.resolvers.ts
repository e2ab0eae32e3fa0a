import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { accountOrderActions as actions } from './account_order.actions.ts'
import { approve, order, refuse, withdraw } from './account_order.acts.ts'

export const accountOrderResolvers = {
  Organisation: {
    accountOrders: async ({ id }, { filter, ...args }, { load }) => {
      const page = pageOf(args, ['orderedAt', 'id'])
      const rows = await load.accountOrderPage(id, { ...page, states: filter?.states ?? null })
      return connectionOf(rows, page.size, (row) => [row.orderedAt.toISOString(), row.id])
    },
  },
  AccountOrder: {
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    orderedBy: ({ orderedById }, _, { load }) => load.person.load(orderedById),
    decidedBy: ({ decidedById }, _, { load }) => (decidedById ? load.person.load(decidedById) : null),
    account: ({ accountId }, _, { load }) => (accountId ? load.account.load(accountId) : null),
    permittedActions: (row, _, context) => permittedActions(actions, row, context),
  },
  Mutation: {
    orderAccount: (_, { input }, context, info) => order(info, context, input),
    approveAccountOrder: (_, { input }, context, info) => approve(info, context, input),
    refuseAccountOrder: (_, { input }, context, info) => refuse(info, context, input),
    withdrawAccountOrder: (_, { input }, context, info) => withdraw(info, context, input),
  },
  OrderAccountPayload: { accountOrder: ({ id }, _, { load }) => (id ? load.accountOrder.load(id) : null) },
  ApproveAccountOrderPayload: { accountOrder: ({ id }, _, { load }) => (id ? load.accountOrder.load(id) : null) },
  RefuseAccountOrderPayload: { accountOrder: ({ id }, _, { load }) => (id ? load.accountOrder.load(id) : null) },
  WithdrawAccountOrderPayload: { accountOrder: ({ id }, _, { load }) => (id ? load.accountOrder.load(id) : null) },
} satisfies Resolvers
