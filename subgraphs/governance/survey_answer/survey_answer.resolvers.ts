import type { GraphQLResolveInfo } from 'graphql'
import { act } from '../../shared/act.ts'
import { done, refused } from '../../shared/action.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { AnswerSurveyInput, Resolvers } from '../governance.generated.ts'
import type { AnswerSurveyPayloadRow } from './survey_answer.queries.ts'
import { answer } from './survey_answer.writes.ts'

// The same words whatever was answered: what is kept of a refusal must not tell of it.
const refusals = {
  NOT_INVITED: refused('NOT_INVITED', 'There is no such survey that is put to you for the unit today.', 'surveyId'),
  ALREADY_ANSWERED: refused('ALREADY_ANSWERED', 'You have answered it for the unit.', 'surveyId'),
  ANSWER_INVALID: refused('ANSWER_INVALID', 'Answer every question once, by the position of one of its options.', 'answers'),
} as const

async function answerGiven(tx: Write, { surveyId, organisationId, answers }: AnswerSurveyInput) {
  if (!isId(surveyId) || !isId(organisationId)) return refusals.NOT_INVITED
  const fault = await answer(tx, surveyId, organisationId, answers)
  return fault ? refusals[fault] : done(surveyId)
}

/**
 * What is answered is no part of how the act is described: the hash of a request is kept beside who sent it, and few questions with few
 * options are soon guessed. Nor is anything told to the audit or the change feed but that somebody answered something.
 */
const answerAct = (
  info: GraphQLResolveInfo,
  { call, act: perform }: GovernanceContext,
  input: AnswerSurveyInput,
): Promise<AnswerSurveyPayloadRow> => {
  const { surveyId, organisationId, idempotencyKey } = input
  return perform(
    act<AnswerSurveyPayloadRow>(info, call, { surveyId, organisationId, idempotencyKey } as object, (tx) =>
      answerGiven(tx, input),
    ),
  )
}

export const surveyAnswerResolvers = {
  Mutation: { answerSurvey: (_, { input }, context, info) => answerAct(info, context, input) },
  AnswerSurveyPayload: {
    survey: ({ id }, _, { load }) => (id ? load.survey.load(id) : null),
  },
} satisfies Resolvers
