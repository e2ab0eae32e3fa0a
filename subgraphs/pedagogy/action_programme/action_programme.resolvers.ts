import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { doneInCase } from '../support_case/support_case.acts.ts'
import { actionProgrammeActions } from './action_programme.actions.ts'
import { appealGiven, decideGiven, draftGiven, followUpGiven, outcomeGiven, servingGiven } from './action_programme.acts.ts'
import { appealUntil } from './action_programme.rules.ts'

const done = {
  actionProgramme: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.actionProgramme.load(id) : null,
}

export const actionProgrammeResolvers = {
  SupportCase: {
    programmeDraft: ({ id }, _, { load }) => load.programmeDraft.load(id),
    programmes: ({ id }, _, { load }) => load.actionProgrammes.load(id),
  },
  Person: {
    actionProgrammes: async ({ id }, _, { load }) =>
      (await load.actionProgrammesOf.load(id)).filter(({ isSeen, isShown }) => isSeen || isShown),
  },
  ActionProgrammeDraft: {
    followUpBy: ({ followUpById }, _, context) => personOf(followUpById, context),
    modifiedBy: ({ modifiedById }, _, context) => personOf(modifiedById, context),
  },
  ActionProgramme: {
    followUpBy: ({ followUpById }, _, context) => personOf(followUpById, context),
    decidedBy: ({ decidedById }, _, context) => personOf(decidedById, context),
    lastAppealDate: ({ servedOn }) => appealUntil(servedOn),
    followUps: ({ id }, _, { load }) => load.supportFollowUps.load(id),
    appeals: ({ id }, _, { load }) => load.supportAppeals.load(id),
    permittedActions: (row, _, context) => permittedActions(actionProgrammeActions, row, context),
  },
  SupportFollowUp: { writtenBy: ({ writtenById }, _, context) => personOf(writtenById, context) },
  Mutation: {
    draftActionProgramme: (_, { input }, context, info) => draftGiven(info, context, input),
    decideActionProgramme: (_, { input }, context, info) => decideGiven(info, context, input),
    recordServing: (_, { input }, context, info) => servingGiven(info, context, input),
    recordAppeal: (_, { input }, context, info) => appealGiven(info, context, input),
    recordAppealOutcome: (_, { input }, context, info) => outcomeGiven(info, context, input),
    followUpActionProgramme: (_, { input }, context, info) => followUpGiven(info, context, input),
  },
  DraftActionProgrammePayload: doneInCase,
  DecideActionProgrammePayload: doneInCase,
  RecordServingPayload: done,
  RecordAppealPayload: done,
  RecordAppealOutcomePayload: done,
  FollowUpActionProgrammePayload: done,
} satisfies Resolvers
