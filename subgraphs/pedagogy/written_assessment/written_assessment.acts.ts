import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import { draftsFault, meantDrafts, noActivity, noDrafts, none, toPublish } from '../assessment/assessment.acts.ts'
import { type InActivity, inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import type { TaughtActivity } from '../stubs/stubs.queries.ts'
import { pupilsOfActivity, within } from '../assessment/knowledge.queries.ts'
import { fault } from '../assessment/knowledge.rules.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type {
  MarkWrittenAssessmentsReadyInput, PublishWrittenAssessmentsInput, UndoWrittenAssessmentInput, WithdrawWrittenAssessmentInput,
} from '../pedagogy.generated.ts' // prettier-ignore
import { tellKnowledgeFacts } from '../knowledge_fact/knowledge_fact.writes.ts'
import { activityActions, writtenAssessmentActions } from './written_assessment.actions.ts'
import {
  type DiscardWrittenAssessmentDraftsPayloadRow, isReadByHome, type MarkWrittenAssessmentsReadyPayloadRow,
  type PublishWrittenAssessmentsPayloadRow, type UndoWrittenAssessmentPayloadRow, type WithdrawWrittenAssessmentPayloadRow,
  type WrittenAssessmentRow,
} from './written_assessment.queries.ts' // prettier-ignore
import { publishFault } from './written_assessment.rules.ts'
import { discard, draftsToPublish, markReady, publish, undo, withdraw } from './written_assessment.writes.ts'

const unknownOne = refused('NOT_FOUND', 'There is no such written assessment that you may act on.', 'writtenAssessmentId')
const alreadyRead = refused('ALREADY_READ', 'Home has read it: take it back with a reason.')
const changed = (ids: readonly string[]) => ids.map((id) => upserted('WrittenAssessment', id))

const writtenById = async (id: string, context: PedagogyContext) => {
  const row = isId(id) ? await context.load.writtenAssessment.load(id) : null
  return row && inActivity<WrittenAssessmentRow>(row, context)
}

export async function markWrittenReady(
  info: GraphQLResolveInfo,
  context: PedagogyContext,
  input: MarkWrittenAssessmentsReadyInput,
) {
  return actOn<TaughtActivity, MarkWrittenAssessmentsReadyPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.MARK_WRITTEN_ASSESSMENTS_READY,
    unknown: noActivity,
    run: async (tx, { id }) => {
      const [wrong, ids] = [draftsFault(input), meantDrafts(input)]
      if (wrong) return none(wrong)
      if ((await markReady(tx, id, ids, context.call.now)) < ids.length) return none(noDrafts)
      return { answer: { ids, userErrors: [] }, changed: [] }
    },
  })
}

export async function discardWrittenDrafts(
  info: GraphQLResolveInfo,
  context: PedagogyContext,
  input: MarkWrittenAssessmentsReadyInput,
) {
  return actOn<TaughtActivity, DiscardWrittenAssessmentDraftsPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.DISCARD_WRITTEN_ASSESSMENT_DRAFTS,
    unknown: faulty(...noActivity.answer.userErrors),
    run: async (tx, { id }) => {
      const [wrong, ids] = [draftsFault(input), meantDrafts(input)]
      if (wrong) return faulty(wrong)
      return (await discard(tx, id, ids)) < ids.length ? faulty(noDrafts) : done(id)
    },
  })
}

export async function publishWritten(info: GraphQLResolveInfo, context: PedagogyContext, input: PublishWrittenAssessmentsInput) {
  const { call, viewer } = context
  return actOn<TaughtActivity, PublishWrittenAssessmentsPayloadRow>(info, context, input, {
    source: await taughtActivity(input.activityId, context),
    action: activityActions.PUBLISH_WRITTEN_ASSESSMENTS,
    unknown: noActivity,
    run: async (tx, activity) => {
      const asked = { drafts: (ids: readonly string[]) => draftsToPublish(tx, activity.id, ids), fault: publishFault }
      const { faults, ids, drafts } = await toPublish(tx, activity, input, asked)
      if (faults) return none(...faults)
      if (await publish(tx, drafts, viewer.id, call.now))
        return none(
          fault('ALREADY_PUBLISHED', 'One of the subject and term is published of a pupil: take it back first.', 'draftIds'),
        )
      await tellKnowledgeFacts(tx, drafts.map(({ studentId }) => studentId)) // prettier-ignore
      return { answer: { ids, userErrors: [] }, changed: changed(ids) }
    },
  })
}

export async function undoWritten(info: GraphQLResolveInfo, context: PedagogyContext, input: UndoWrittenAssessmentInput) {
  const { call: { now }, newId } = context // prettier-ignore
  return actOn<InActivity<WrittenAssessmentRow>, UndoWrittenAssessmentPayloadRow>(info, context, input, {
    source: await writtenById(input.writtenAssessmentId, context),
    action: writtenAssessmentActions.UNDO_WRITTEN_ASSESSMENT,
    unknown: unknownOne,
    run: async (tx, { id, studentId, publishedAt, activityId, organisationId }) => {
      const version = input.expectedVersion
      const isRead = () => isReadByHome(within(tx), { studentId, publishedAt }, 'WrittenAssessment')
      const pupils = await pupilsOfActivity(within(tx), activityId, organisationId)
      if (!pupils.some(({ personId }) => personId === studentId))
        return refused('NOT_A_PUPIL_HERE', 'The pupil has left the activity since: take it back with a reason.')
      if (await isRead()) return alreadyRead
      const draftId = newId<'WrittenAssessmentDraft'>()
      if (!(await undo(tx, { id, version, now }, draftId))) throw conflict('The written assessment', version)
      // Asked last once more: whoever reads until then has read it.
      if (await isRead()) return alreadyRead
      await tellKnowledgeFacts(tx, [studentId])
      return done(id, ...changed([id]))
    },
  })
}

export async function withdrawWritten(info: GraphQLResolveInfo, context: PedagogyContext, input: WithdrawWrittenAssessmentInput) {
  const { call: { now }, viewer } = context // prettier-ignore
  return actOn<InActivity<WrittenAssessmentRow>, WithdrawWrittenAssessmentPayloadRow>(info, context, input, {
    source: await writtenById(input.writtenAssessmentId, context),
    action: writtenAssessmentActions.WITHDRAW_WRITTEN_ASSESSMENT,
    unknown: unknownOne,
    run: async (tx, { id, studentId }) => {
      const { expectedVersion: version, reason } = input
      const wrong = reasonFault(reason)
      if (wrong) return faulty(wrong)
      if (!(await withdraw(tx, { id, version, by: viewer.id, reason, now }))) throw conflict('The written assessment', version)
      await tellKnowledgeFacts(tx, [studentId])
      return done(id, ...changed([id]))
    },
  })
}
