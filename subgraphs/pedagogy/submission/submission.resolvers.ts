import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { warningsOf } from '../assessment/knowledge.resolvers.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { Resolvers } from '../pedagogy.generated.ts'
import { assignmentSubmissionActions, submissionActions } from './submission.actions.ts'
import { feedbackGiven, submitGiven, submittable, submitted } from './submission.acts.ts'
import type { SubmissionRow } from './submission.queries.ts'
import { isLate } from './submission.rules.ts'

const submissionOf = {
  submission: ({ id }: { readonly id: string | null }, _: unknown, { load }: PedagogyContext) =>
    id ? load.submission.load(id) : null,
}

const keys = ({ submittedAt, id }: SubmissionRow) => [submittedAt.toISOString(), id]

export const submissionResolvers = {
  Person: {
    submissions: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['submittedAt', 'id'])
      return connectionOf(await load.submissionsOfPupil(id, page), page.size, keys)
    },
    submissionFeedback: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['givenAt', 'id'])
      const given = await load.feedbackOfPupil(id, page)
      return connectionOf(given, page.size, ({ givenAt, id: key }) => [givenAt.toISOString(), key])
    },
  },
  Assignment: {
    submissions: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['submittedAt', 'id'])
      return connectionOf(await load.submissionsOfAssignment(id, page), page.size, keys)
    },
    permittedSubmissionActions: async (row, _, context) =>
      permittedActions(assignmentSubmissionActions, await submittable(row, context), context),
  },
  Submission: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    assignment: ({ assignmentId }, _, { load }) => load.assignment.load(assignmentId),
    isLate: async ({ assignmentId, submittedAt }, _, { load }) => {
      const assignment = await load.assignment.load(assignmentId)
      return assignment && isLate(submittedAt, assignment)
    },
    feedback: ({ id }, _, { load }) => load.feedbackOfSubmission.load(id),
    permittedActions: async (row, _, context) => {
      const work = await submitted(row, context)
      return work ? permittedActions(submissionActions, work, context) : []
    },
  },
  SubmissionFeedback: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    assignment: ({ assignmentId }, _, { load }) => load.assignment.load(assignmentId),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    warnings: (row, _, context) => warningsOf(row, context),
  },
  Mutation: {
    submitWork: (_, { input }, context, info) => submitGiven(info, context, input),
    giveFeedback: (_, { input }, context, info) => feedbackGiven(info, context, input),
  },
  SubmitWorkPayload: submissionOf,
  GiveFeedbackPayload: submissionOf,
} satisfies Resolvers
