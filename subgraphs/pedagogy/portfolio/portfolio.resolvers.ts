import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { pupilsToTalkWith } from '../talk/talk.actions.ts'
import { entryToKeep, personPortfolioActions, portfolioEntryActions } from './portfolio.actions.ts'
import { seesEntry } from './portfolio.rules.ts'
import { addGiven, keepGiven } from './portfolio.acts.ts'

const payload = {
  entry: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.portfolioEntry.load(id) : null,
}

export const portfolioResolvers = {
  Person: {
    portfolio: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['occurredDate', 'id'])
      const entries = (await load.portfolioPage(id, page)).filter(seesEntry)
      return connectionOf(entries, page.size, ({ occurredOn, id: key }) => [occurredOn, key])
    },
    permittedPortfolioActions: async ({ id }, _, context) => {
      const places = await pupilsToTalkWith(id, context)
      return [...new Set(places.flatMap((pupil) => permittedActions(personPortfolioActions, pupil, context)))]
    },
  },
  PortfolioEntry: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    contentItems: ({ id }, _, { load }) => load.itemsOfPortfolioEntry.load(id),
    syllabus: ({ syllabusId }) => (syllabusId ? { id: syllabusId } : null),
    warnings: ({ isByPupil, studentId, text }, _, context) => (isByPupil ? [] : warningsOf({ studentId, text }, context)),
    permittedActions: async (entry, _, context) =>
      permittedActions(portfolioEntryActions, await entryToKeep(entry, context), context),
  },
  Mutation: {
    addPortfolioEntry: (_, { input }, context, info) => addGiven(info, context, input),
    sharePortfolioEntry: (_, { input }, context, info) => keepGiven('SHARE_PORTFOLIO_ENTRY', info, context, input),
    unsharePortfolioEntry: (_, { input }, context, info) => keepGiven('UNSHARE_PORTFOLIO_ENTRY', info, context, input),
    withdrawPortfolioEntry: (_, { input }, context, info) => keepGiven('WITHDRAW_PORTFOLIO_ENTRY', info, context, input),
  },
  AddPortfolioEntryPayload: payload,
  SharePortfolioEntryPayload: payload,
  UnsharePortfolioEntryPayload: payload,
  // What was taken away is nowhere to be seen.
  WithdrawPortfolioEntryPayload: payload,
} satisfies Resolvers
