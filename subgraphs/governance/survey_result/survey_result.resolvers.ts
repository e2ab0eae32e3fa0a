import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { Resolvers } from '../governance.generated.ts'
import type { SurveyResultRow } from './survey_result.queries.ts'
import { percentOf } from './survey_result.rules.ts'

const questionOf = async ({ surveyId, questionId }: SurveyResultRow, { load }: GovernanceContext) =>
  (await load.surveyQuestions.load(surveyId)).find(({ id }) => id === questionId) ?? null

export const surveyResultResolvers = {
  Survey: {
    results: ({ id }, { organisationId }, { load }) =>
      organisationId == null || isId(organisationId)
        ? load.surveyResults(id, { organisationId: organisationId ?? null })
        : Promise.resolve([]),
  },
  SurveyResult: {
    question: (result, _, context) => questionOf(result, context),
    place: ({ organisationId }, _, { load }) => load.place.load(organisationId),
    figure: ({ kpiValueId }, _, { load }) => load.kpiValue.load(kpiValueId),
    kpiValue: ({ kpiValueId }, _, { load }) => load.kpiValue.load(kpiValueId),
    distribution: async (result, _, context) => {
      const { optionCounts, respondents } = result
      const question = await questionOf(result, context)
      if (!optionCounts || !respondents || !question) return null
      return question.options.map((option, n) => ({
        option: { ...option, position: n + 1 },
        percent: percentOf(optionCounts[n]!, respondents),
      }))
    },
  },
} satisfies Resolvers
