import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { SurveyAction } from '../governance.generated.ts'
import type { SurveyRow } from './survey.queries.ts'

const byMaker = when<SurveyRow>(
  {
    en: "the unit's principal or an administrator of the school authority",
    sv: 'enhetens rektor eller huvudmannens administratör',
  },
  { role: ['PRINCIPAL', 'AUTHORITY_ADMIN'] },
  ({ isMade }) => isMade,
)

const unlessOpened = ({ state }: SurveyRow) =>
  state === 'DRAFT' ? null : ({ code: 'NOT_DRAFT', message: 'It has been opened.', field: ['surveyId'] } as const)

/** What can be done with a survey by those who make it. */
export const surveyActions = {
  DRAFT_SURVEY: { rule: byMaker, fault: unlessOpened },
  OPEN_SURVEY: { rule: byMaker, fault: unlessOpened },
  CLOSE_SURVEY: {
    rule: byMaker,
    fault: ({ state }) =>
      state === 'OPEN' ? null : { code: 'NOT_OPEN', message: 'It is not open.', field: ['surveyId'] as const },
  },
} satisfies Actions<SurveyRow, SurveyAction>
