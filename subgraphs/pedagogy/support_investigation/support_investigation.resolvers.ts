import { personOf } from '../../access/persons.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { doneInCase } from '../support_case/support_case.acts.ts'
import { concludeGiven, entryGiven, healthGiven, hearingGiven, startGiven } from './support_investigation.acts.ts'

export const supportInvestigationResolvers = {
  SupportCase: {
    investigations: ({ id }, _, { load }) => load.supportInvestigations.load(id),
    entries: ({ id }, _, { load }) => load.supportEntries.load(id),
  },
  Person: {
    supportInvestigations: async ({ id }, _, { load }) =>
      (await load.supportInvestigationsOf.load(id)).filter(
        ({ isSeen, isShown, concludedOn }) => isSeen || (isShown && concludedOn !== null),
      ),
  },
  SupportEntry: { writtenBy: ({ writtenById }, _, context) => personOf(writtenById, context) },
  Mutation: {
    startSupportInvestigation: (_, { input }, context, info) => startGiven(info, context, input),
    recordSupportHearing: (_, { input }, context, info) => hearingGiven(info, context, input),
    involvePupilHealthInCase: (_, { input }, context, info) => healthGiven(info, context, input),
    addSupportEntry: (_, { input }, context, info) => entryGiven(info, context, input),
    concludeSupportInvestigation: (_, { input }, context, info) => concludeGiven(info, context, input),
  },
  StartSupportInvestigationPayload: doneInCase,
  RecordSupportHearingPayload: doneInCase,
  InvolvePupilHealthInCasePayload: doneInCase,
  AddSupportEntryPayload: doneInCase,
  ConcludeSupportInvestigationPayload: doneInCase,
} satisfies Resolvers
