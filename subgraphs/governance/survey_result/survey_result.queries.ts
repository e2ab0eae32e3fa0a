import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParentAnd } from '../../shared/loader.ts'
import type { SurveyOptionRow } from '../survey/survey.queries.ts'

export interface SurveyResultRow {
  readonly surveyId: Id<'Survey'>
  readonly questionId: Id<'SurveyQuestion'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolYear: number | null
  readonly kpiValueId: Id<'KpiValue'>
  readonly respondents: number | null
  readonly optionCounts: readonly number[] | null
}

export interface SurveyOptionShareRow {
  readonly option: SurveyOptionRow
  readonly percent: number
}

const resultLoader = (read: Read) =>
  byParentAnd(
    (surveys, { organisationId }: { readonly organisationId: string | null }) => read<SurveyResultRow>`/* surveyResults */
      select r.survey_id, r.question_id, r.organisation_id, nullif(r.cell, -1) as school_year, r.kpi_value_id, r.respondents, r.option_counts
      from governance.survey_result r
      join governance.survey s on s.id = r.survey_id and r.organisation_id = coalesce(${organisationId}::uuid, s.organisation_id)
      join governance.survey_question q on q.id = r.question_id
      where r.survey_id = any(${surveys}::uuid[]) order by r.survey_id, q.position, r.cell`,
    ({ surveyId }) => surveyId,
  )

export const surveyResultLoaders = (read: Read) => ({ surveyResults: resultLoader(read) })
