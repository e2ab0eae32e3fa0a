import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { developmentTalkActions, personTalkActions, pupilsToTalkWith, talkToWrite } from './talk.actions.ts'
import { seesPreparation, seesTalk } from './talk.rules.ts'
import { followUpGiven, prepareGiven, recordGiven, reviseGiven, shareGiven } from './talk.acts.ts'

const payload = {
  talk: ({ id }: { readonly id: string | null }, _: object, { load }: PedagogyContext) =>
    id ? load.developmentTalk.load(id) : null,
}

export const talkResolvers = {
  Person: {
    developmentTalks: async ({ id }, _, { load }) => (await load.developmentTalksOf.load(id)).filter(seesTalk),
    talkPreparations: async ({ id }, _, { load, call }) =>
      (await load.talkPreparationsOf.load(id)).filter((one) => seesPreparation(one, call.viewer.id)),
    // What may be done at one of the units the pupil goes to.
    permittedTalkActions: async ({ id }, _, context) => {
      const places = await pupilsToTalkWith(id, context)
      return [...new Set(places.flatMap((pupil) => permittedActions(personTalkActions, pupil, context)))]
    },
  },
  Group: { missingTalks: ({ id }, { on }, { load }) => load.missingTalks(id, { day: on ?? null }) },
  DevelopmentTalk: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    teacher: ({ teacherId }, _, context) => personOf(teacherId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    agreements: ({ id }, _, { load }) => load.talkAgreementsOf.load(id),
    preparations: ({ id }, _, { load }) => load.talkPreparationsFor.load(id),
    permittedActions: async (talk, _, context) =>
      permittedActions(developmentTalkActions, await talkToWrite(talk, context), context),
  },
  TalkAgreement: {
    followedUpBy: ({ followedUpById }, _, context) => personOf(followedUpById, context),
    warnings: (row, _, context) => warningsOf(row, context),
  },
  TalkPreparation: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    isByPupil: ({ authorRole }) => authorRole === 'PUPIL',
  },
  Mutation: {
    recordTalk: (_, { input }, context, info) => recordGiven(info, context, input),
    reviseTalk: (_, { input }, context, info) => reviseGiven(info, context, input),
    shareTalk: (_, { input }, context, info) => shareGiven(info, context, input),
    followUpAgreement: (_, { input }, context, info) => followUpGiven(info, context, input),
    prepareTalk: (_, { input }, context, info) => prepareGiven(info, context, input),
  },
  RecordTalkPayload: payload,
  ReviseTalkPayload: payload,
  ShareTalkPayload: payload,
  FollowUpAgreementPayload: payload,
  PrepareTalkPayload: { preparation: ({ id }, _, { load }) => (id ? load.talkPreparation.load(id) : null) },
} satisfies Resolvers
