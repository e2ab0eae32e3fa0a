import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { SurveyResultFields } from '../governance.generated.ts'

export const surveyResultPolicy = {
  SurveyResult: {
    question: allow,
    place: allow,
    schoolYear: allow,
    figure: allow,
    kpiValue: allow,
    respondents: allow,
    distribution: allow,
  },
  SurveyOptionShare: { option: allow, percent: allow },
} satisfies Policy<SurveyResultFields>
