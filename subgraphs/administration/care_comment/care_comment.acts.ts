import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { AcknowledgeCareCommentInput, AnswerCareCommentInput } from '../administration.generated.ts'
import { commentActions, commentAtUnit, type CommentAtUnit } from './care_comment.actions.ts'
import type { AcknowledgeCareCommentPayloadRow, AnswerCareCommentPayloadRow } from './care_comment.queries.ts'
import { acknowledge, answerComment, commentFault } from './care_comment.writes.ts'

const unknown = refused('NOT_FOUND', 'There is no such comment that you may see.', 'careCommentId')

async function seenComment(id: string, context: AdministrationContext): Promise<CommentAtUnit | null> {
  const row = isId(id) ? await context.load.careComment.load(id) : null
  return row && commentAtUnit(row, context)
}

export const acknowledgeCareComment = async (
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: AcknowledgeCareCommentInput,
) =>
  actOn<CommentAtUnit, AcknowledgeCareCommentPayloadRow>(info, context, input, {
    source: await seenComment(input.careCommentId, context),
    action: commentActions.ACKNOWLEDGE_CARE_COMMENT,
    unknown,
    run: async (tx, { id }) =>
      (await acknowledge(tx, id, context.viewer.id, context.call.now))
        ? done(id, upserted('CareComment', id))
        : refused('ALREADY_ACKNOWLEDGED', 'It has no marker any more.'),
  })

export const answerCareComment = async (
  info: GraphQLResolveInfo,
  context: AdministrationContext,
  input: AnswerCareCommentInput,
) =>
  actOn<CommentAtUnit, AnswerCareCommentPayloadRow>(info, context, input, {
    source: await seenComment(input.careCommentId, context),
    action: commentActions.ANSWER_CARE_COMMENT,
    unknown,
    run: async (tx, { id }) => {
      const fault = commentFault(input.answer)
      if (fault) return faulty(fault)
      const isAnswered = await answerComment(tx, id, input.answer.trim(), context.viewer.id, context.call.now)
      return isAnswered ? done(id, upserted('CareComment', id)) : unknown
    },
  })
