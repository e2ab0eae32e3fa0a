import { withoutPersonalData } from '../../shared/personal.ts'
import { surveyResult } from './survey_result.table.ts'

export const surveyResultPersonal = [
  withoutPersonalData(surveyResult, 'What may be told of many answers together.', ['organisationId']),
]
