import type { Done } from '../../shared/action.ts'
import type { AnswerSurveyError } from '../governance.generated.ts'

export type AnswerSurveyPayloadRow = Done<AnswerSurveyError>
