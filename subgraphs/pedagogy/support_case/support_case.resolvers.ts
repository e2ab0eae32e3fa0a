import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { supportCaseActions } from './support_case.actions.ts'
import { closeGiven, doneInCase, nameGiven, openGiven, removeGiven } from './support_case.acts.ts'

export const supportCaseResolvers = {
  Person: { supportCases: async ({ id }, _, { load }) => (await load.supportCasesOf.load(id)).filter(({ isSeen }) => isSeen) },
  Organisation: {
    supportCases: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['openedAt', 'id'])
      const rows = (await load.supportCasePage(id, page)).filter(({ isSeen }) => isSeen)
      return connectionOf(rows, page.size, ({ openedAt, id: key }) => [openedAt.toISOString(), key])
    },
  },
  SupportCase: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    openedBy: ({ openedById }, _, context) => personOf(openedById, context),
    needs: ({ id }, _, { load }) => load.supportCaseNeeds.load(id),
    persons: ({ id }, _, { load }) => load.supportCasePersons.load(id),
    readEvents: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['readAt', 'requestId'])
      const found = await load.supportReads(id, page)
      return connectionOf(found, page.size, ({ at, requestId }) => [at.toISOString(), requestId])
    },
    permittedActions: (row, _, context) => permittedActions(supportCaseActions, row, context),
  },
  SupportCasePerson: {
    person: ({ personId }, _, context) => personOf(personId, context),
    namedBy: ({ namedById }, _, context) => personOf(namedById, context),
  },
  SupportRead: {
    readAt: ({ at }) => at,
    reader: ({ viewerId }, _, context) => personOf(viewerId, context),
  },
  Mutation: {
    openSupportCase: (_, { input }, context, info) => openGiven(info, context, input),
    nameOnSupportCase: (_, { input }, context, info) => nameGiven(info, context, input),
    removeFromSupportCase: (_, { input }, context, info) => removeGiven(info, context, input),
    closeSupportCase: (_, { input }, context, info) => closeGiven(info, context, input),
  },
  OpenSupportCasePayload: doneInCase,
  NameOnSupportCasePayload: doneInCase,
  RemoveFromSupportCasePayload: doneInCase,
  CloseSupportCasePayload: doneInCase,
} satisfies Resolvers
