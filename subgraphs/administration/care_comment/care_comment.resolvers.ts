import { knownPerson } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { daysAfter } from '../../shared/clock.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../administration.generated.ts'
import { personOf } from '../stubs/stubs.resolvers.ts'
import { commentActions, commentAtUnit } from './care_comment.actions.ts'
import { acknowledgeCareComment, answerCareComment } from './care_comment.acts.ts'

export const careCommentResolvers = {
  CareDay: {
    comments: async ({ placement, week, careDate }, _, { load }) => {
      // The seven days of a week are asked for together.
      const period = { first: week.startDate, last: daysAfter(week.startDate, 6) }
      return (await load.careCommentsOf(placement.id, period)).filter((comment) => comment.careDate === careDate)
    },
  },
  Organisation: {
    careMarkers: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['careDate', 'id'])
      if (!(await load.plannedUnit.load(id))) return null
      return connectionOf(await load.careMarkers(id, page), page.size, (row) => [row.careDate, row.id])
    },
  },
  CareComment: {
    placement: ({ placementId }, _, { load }) => load.placement.load(placementId),
    author: ({ authorId }, _, context) => knownPerson(authorId, context),
    isMarked: ({ acknowledgedAt }) => acknowledgedAt === null,
    answeredBy: ({ answeredById }, _, context) => personOf(answeredById, context),
    permittedActions: async (row, _, context) => permittedActions(commentActions, await commentAtUnit(row, context), context),
  },
  Mutation: {
    acknowledgeCareComment: (_, { input }, context, info) => acknowledgeCareComment(info, context, input),
    answerCareComment: (_, { input }, context, info) => answerCareComment(info, context, input),
  },
  AcknowledgeCareCommentPayload: { careComment: ({ id }, _, { load }) => (id ? load.careComment.load(id) : null) },
  AnswerCareCommentPayload: { careComment: ({ id }, _, { load }) => (id ? load.careComment.load(id) : null) },
} satisfies Resolvers
