import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  FollowUpAgreementInput, PrepareTalkInput, RecordTalkInput, ReviseTalkInput, ShareTalkInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { developmentTalkActions, personTalkActions, type PupilToTalkWith, type TalkToWrite, talkToWrite } from './talk.actions.ts' // prettier-ignore
import type {
  FollowUpAgreementPayloadRow, PrepareTalkPayloadRow, RecordTalkPayloadRow, ReviseTalkPayloadRow, ShareTalkPayloadRow,
} from './talk.queries.ts' // prettier-ignore
import { placeOf } from './talk.places.ts'
import { talkFault, textFault } from './talk.rules.ts'
import { addAgreements, addTalk, changeTalk, followUp, prepare, removeAgreements, share } from './talk.writes.ts'

type Acting<Input> = readonly [info: GraphQLResolveInfo, context: PedagogyContext, input: Input]

const noTalk = refused('NOT_FOUND', 'There is no such talk that you may see.', 'talkId')
const noPupil = refused('NOT_FOUND', 'There is no such pupil that you may see.', 'studentId')
const noUnit = refused('NOT_ENROLLED', 'The pupil goes to no such unit today, or to several: say which.', 'organisationId')

async function foundTalk(id: string, context: PedagogyContext): Promise<TalkToWrite | null> {
  const talk = isId(id) ? await context.load.developmentTalk.load(id) : null
  return talk && talkToWrite(talk, context)
}

export async function recordGiven(...[info, context, input]: Acting<RecordTalkInput>) {
  const { call, newId } = context
  const { pupil, isKnown } = await placeOf(input, context)
  return actOn<PupilToTalkWith, RecordTalkPayloadRow>(info, context, input, {
    source: pupil,
    action: personTalkActions.RECORD_TALK,
    unknown: isKnown ? noUnit : noPupil,
    run: async (tx, { id: studentId, organisationId }) => {
      const fault = talkFault(input, call.now)
      if (fault) return faulty(fault)
      const id = newId<'DevelopmentTalk'>()
      await addTalk(tx, { id, studentId, organisationId, heldOn: input.heldOn, now: call.now }, call.viewer.id)
      await addAgreements(tx, id, studentId, input.agreements.map((one) => ({ ...one, id: newId() }))) // prettier-ignore
      return done(id, upserted('DevelopmentTalk', id))
    },
  })
}

export async function reviseGiven(...[info, context, input]: Acting<ReviseTalkInput>) {
  const { call, newId } = context
  return actOn<TalkToWrite, ReviseTalkPayloadRow>(info, context, input, {
    source: await foundTalk(input.talkId, context),
    action: developmentTalkActions.REVISE_TALK,
    unknown: noTalk,
    run: async (tx, { id, studentId, organisationId }) => {
      const fault = talkFault(input, call.now)
      if (fault) return faulty(fault)
      const talk = { id, studentId, organisationId, heldOn: input.heldOn, now: call.now }
      if (!(await changeTalk(tx, talk, input.expectedVersion))) throw conflict('The talk', input.expectedVersion)
      await removeAgreements(tx, id)
      await addAgreements(tx, id, studentId, input.agreements.map((one) => ({ ...one, id: newId() }))) // prettier-ignore
      return done(id, upserted('DevelopmentTalk', id))
    },
  })
}

export async function shareGiven(...[info, context, input]: Acting<ShareTalkInput>) {
  return actOn<TalkToWrite, ShareTalkPayloadRow>(info, context, input, {
    source: await foundTalk(input.talkId, context),
    action: developmentTalkActions.SHARE_TALK,
    unknown: noTalk,
    run: async (tx, { id }) => {
      if (!(await share(tx, id, input.expectedVersion, context.call.now))) throw conflict('The talk', input.expectedVersion)
      return done(id, upserted('DevelopmentTalk', id))
    },
  })
}

export async function followUpGiven(...[info, context, input]: Acting<FollowUpAgreementInput>) {
  const { viewer, now } = context.call
  return actOn<TalkToWrite, FollowUpAgreementPayloadRow>(info, context, input, {
    source: await foundTalk(input.talkId, context),
    action: developmentTalkActions.FOLLOW_UP_AGREEMENT,
    unknown: noTalk,
    run: async (tx, { id: talkId }) => {
      const fault = textFault(input.text, 'text')
      if (fault) return faulty(fault)
      const { agreementId, text } = input
      const agreed = (await context.load.talkAgreementsOf.load(talkId)).find(({ id }) => id === agreementId.toLowerCase())
      if (agreed?.followedUpById && agreed.followedUpById !== viewer.id)
        return refused('FOLLOWED_UP', 'A colleague has followed it up.', 'agreementId')
      if (!isId(agreementId) || !(await followUp(tx, { talkId, agreementId, text, by: viewer.id, day: dayOf(now) })))
        return refused('AGREEMENT_NOT_FOUND', 'Nothing of the kind was agreed at the talk.', 'agreementId')
      return done(talkId, upserted('DevelopmentTalk', talkId))
    },
  })
}

export async function prepareGiven(...[info, context, input]: Acting<PrepareTalkInput>) {
  const { call, newId } = context
  const { pupil, isKnown } = await placeOf(input, context)
  return actOn<PupilToTalkWith, PrepareTalkPayloadRow>(info, context, input, {
    source: pupil,
    action: personTalkActions.PREPARE_TALK,
    unknown: isKnown ? noUnit : noPupil,
    run: async (tx, { id: studentId, organisationId, relations }) => {
      const fault = textFault(input.text, 'text')
      if (fault) return faulty(fault)
      const authorRole = relations.includes('SELF') ? 'PUPIL' : 'GUARDIAN'
      const by = call.viewer.id
      const submittedAt = input.isSubmitted ? call.now : null
      const given = {
        id: newId(),
        studentId,
        organisationId,
        authorRole,
        text: input.text,
        submittedAt,
        by,
        now: call.now,
      } as const
      const id = await prepare(tx, given)
      if (id === null) return refused('ALREADY_SUBMITTED', 'You have handed it in for this term.', 'studentId')
      return done(id, upserted('TalkPreparation', id))
    },
  })
}
