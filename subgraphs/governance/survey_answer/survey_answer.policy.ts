import type { Policy } from '../../shared/policy.ts'
import { allow, inPerson } from '../../shared/rules.ts'
import type { SurveyAnswerFields } from '../governance.generated.ts'

export const surveyAnswerPolicy = {
  // Whom it is put to, access.answer_survey says.
  Mutation: { answerSurvey: inPerson },
  AnswerSurveyPayload: { survey: allow, userErrors: allow },
  AnswerSurveyError: { code: allow, message: allow, field: allow },
} satisfies Policy<SurveyAnswerFields>
