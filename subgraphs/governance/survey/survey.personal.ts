import { withoutPersonalData } from '../../shared/personal.ts'
import { survey, surveyGroup, surveyQuestion } from './survey.table.ts'

export const surveyPersonal = [
  withoutPersonalData(survey, 'What is asked, and of which groups.', ['organisationId']),
  withoutPersonalData(surveyQuestion, 'Questions, and what can be answered to them.'),
  withoutPersonalData(surveyGroup, 'How many were asked of a unit, never fewer than five.', ['organisationId']),
]
