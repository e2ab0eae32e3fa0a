import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { accountActions, holderActions, unitActions } from './account.actions.ts'
import { changeAccount, newHolder, newUnit, openFor, openForUnit } from './account.acts.ts'
import { closeAccount, confirmHolder, rejectHolder, reopenAccount } from './account.queries.ts'

export const accountResolvers = {
  Person: {
    account: async ({ id }, _, { load }) => (await load.accountOfPerson.load(id))[0] ?? null,
    permittedAccountActions: async (person, _, context) =>
      permittedActions(holderActions, await newHolder(person, context), context),
  },
  Organisation: {
    sharedAccount: async ({ id }, _, { load }) => (await load.accountOfUnit.load(id))[0] ?? null,
    endingAccounts: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['endDate', 'id'])
      return connectionOf(await load.endingAccountPage(id, page), page.size, (row) => [row.endsOn ?? '', row.id])
    },
    permittedAccountActions: async (organisation, _, context) =>
      permittedActions(unitActions, await newUnit(organisation, context), context),
  },
  Viewer: {
    notices: async ({ kind, id }, _, { load }) => {
      const [account] = kind === 'PERSON' ? await load.accountOfPerson.load(id) : []
      return account?.isEndingSoon ? [{ kind: 'ACCOUNT_ENDING', endsOn: account.endsOn }] : []
    },
  },
  Account: {
    holder: ({ personId }, _, { load }) => (personId ? load.person.load(personId) : null),
    organisation: ({ organisationId }, _, { load }) => (organisationId ? load.organisation.load(organisationId) : null),
    permittedActions: (account, _, context) => permittedActions(accountActions, account, context),
  },
  Mutation: {
    openAccount: (_, { input }, context, info) => openFor(info, context, input),
    openSharedAccount: (_, { input }, context, info) => openForUnit(info, context, input),
    closeAccount: (_, { input }, context, info) =>
      changeAccount(info, context, input, { action: accountActions.CLOSE_ACCOUNT, change: closeAccount }),
    confirmAccountHolder: (_, { input }, context, info) =>
      changeAccount(info, context, input, { action: accountActions.CONFIRM_ACCOUNT_HOLDER, change: confirmHolder }),
    rejectAccountHolder: (_, { input }, context, info) =>
      changeAccount(info, context, input, { action: accountActions.REJECT_ACCOUNT_HOLDER, change: rejectHolder }),
    reopenAccount: (_, { input }, context, info) =>
      changeAccount(info, context, input, { action: accountActions.REOPEN_ACCOUNT, change: reopenAccount }),
  },
  OpenAccountPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
  OpenSharedAccountPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
  CloseAccountPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
  ConfirmAccountHolderPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
  RejectAccountHolderPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
  ReopenAccountPayload: { account: ({ id }, _, { load }) => (id ? load.account.load(id) : null) },
} satisfies Resolvers
