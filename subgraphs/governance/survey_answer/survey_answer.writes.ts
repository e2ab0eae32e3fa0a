import type { Write } from '../../shared/database.ts'
import type { AnswerSurveyError, SurveyAnswerInput } from '../governance.generated.ts'

/** Puts an answer into the box, as the viewer; answers why not, if so. Questions that are not the survey's have no place in it. */
export async function answer(tx: Write, surveyId: string, organisationId: string, answers: readonly SurveyAnswerInput[]) {
  const questions = await tx<{ id: string }[]>`/* questionsToAnswer */ select id from governance.survey_question
    where survey_id = ${surveyId} order by position`
  const byQuestion = new Map(answers.map(({ questionId, option }) => [questionId.toLowerCase(), option - 1]))
  const isComplete = answers.length === questions.length && questions.every(({ id }) => byQuestion.has(id))
  // What cannot be an option at all is refused like what is none of this question.
  const options = isComplete ? questions.map(({ id }) => Math.min(byQuestion.get(id)!, 99)) : []
  const [row] = await tx`/* answerSurvey */ select access.answer_survey(${surveyId}, ${organisationId},
    ${options.map((option) => Math.max(option, -1))}::smallint[]) as fault`
  return row!['fault'] as AnswerSurveyError['code'] | null
}
