import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import { type Connection, connectionOf, type Page } from '../../shared/pagination.ts'
import type {
  CloseSurveyError, DraftSurveyError, OpenSurveyError, SurveyAudience, SurveyBreakdown, SurveyQuestionKind, SurveyState,
} from '../governance.generated.ts' // prettier-ignore
import type { SurveyOption } from './survey.rules.ts'

export interface SurveyRow {
  readonly id: Id<'Survey'>
  readonly organisationId: Id<'Organisation'>
  readonly title: string
  readonly description: string | null
  readonly audience: SurveyAudience
  readonly schoolTypes: readonly string[]
  readonly schoolYears: readonly number[]
  readonly breakdown: SurveyBreakdown
  readonly opensOn: string
  readonly closesOn: string
  readonly state: SurveyState
  readonly minimum: number
  readonly resultsOn: string | null
  readonly version: number
  /** Whether the viewer makes surveys for the organisation. */
  readonly isMade: boolean
}

export type SurveyConnectionRow = Connection<SurveyRow>
export type SurveyEdgeRow = SurveyConnectionRow['edges'][number]

export interface SurveyQuestionRow {
  readonly id: Id<'SurveyQuestion'>
  readonly surveyId: Id<'Survey'>
  readonly position: number
  readonly text: string
  readonly textEn: string | null
  readonly kind: SurveyQuestionKind
  readonly options: readonly SurveyOption[]
  readonly kpiId: string | null
}

/** An option as it is read: with its position, from 1. */
export type SurveyOptionRow = SurveyOption & { readonly position: number }

export interface SurveyInvitationRow {
  readonly surveyId: Id<'Survey'>
  readonly organisationId: Id<'Organisation'>
  readonly isAnswered: boolean
}

export interface SurveyGroupRow {
  readonly surveyId: Id<'Survey'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolYear: number | null
  readonly invited: number
  readonly responsePercent: number
}

export type DraftSurveyPayloadRow = Done<DraftSurveyError>
export type OpenSurveyPayloadRow = Done<OpenSurveyError>
export type CloseSurveyPayloadRow = Done<CloseSurveyError>

const columns = part`s.id, s.organisation_id, s.title, s.description, s.audience, s.school_types, s.school_years, s.breakdown, s.opens_on,
  s.closes_on, s.state, s.minimum, s.told_on as results_on, s.version,
  s.organisation_id = any (array(select access.units('PRINCIPAL', 'AUTHORITY_ADMIN'))) as is_made`

/** The keys of a page of surveys. */
export const surveyKeys = ['opensDate', 'id'] as const

interface OfOrganisation {
  readonly state: SurveyState | null
  readonly page: Page<readonly [string, string]>
}

function surveysOfLoader(read: Read) {
  const rows = byParentAnd(
    (organisations, { state, page: { limit, after } }: OfOrganisation) => read<SurveyRow>`/* surveysOf */ select s.* from
      unnest(${organisations}::uuid[]) o(id) cross join lateral (
        select ${columns} from governance.survey s where s.organisation_id = o.id
          ${state === null ? nothing : part`and s.state = ${state}`}
          ${after === null ? nothing : part`and (s.opens_on, s.id) < (${after[0]}::date, ${after[1]}::uuid)`}
        order by s.opens_on desc, s.id desc limit ${limit}) s
      order by s.opens_on desc, s.id desc`,
    ({ organisationId }) => organisationId,
  )
  return async (organisation: string, args: OfOrganisation) =>
    connectionOf(await rows(organisation, args), args.page.size, ({ opensOn, id }) => [opensOn, id])
}

const questionLoader = (read: Read) =>
  byParent(
    (
      surveys,
    ) => read<SurveyQuestionRow>`/* surveyQuestions */ select id, survey_id, position, text, text_en, kind, options, kpi_id
      from governance.survey_question where survey_id = any(${surveys}::uuid[]) order by survey_id, position`,
    ({ surveyId }) => surveyId,
  )

const invitationLoader = (read: Read) =>
  byParent(
    (surveys) => read<SurveyInvitationRow>`/* surveyInvitations */ select i.survey_id, i.organisation_id, i.is_answered
      from access.survey_invitations() i where i.survey_id = any(${surveys}::uuid[]) order by i.organisation_id`,
    ({ surveyId }) => surveyId,
  )

const groupLoader = (read: Read) =>
  byParent(
    (
      surveys,
    ) => read<SurveyGroupRow>`/* surveyGroups */ select survey_id, organisation_id, nullif(cell, -1) as school_year, invited,
      response_percent from governance.survey_group where survey_id = any(${surveys}::uuid[]) order by organisation_id, cell`,
    ({ surveyId }) => surveyId,
  )

/** What is put to the viewer today. */
export const surveysToAnswer = (read: Read) =>
  read<SurveyRow>`/* mySurveys */ select ${columns} from governance.survey s where s.id = any (array(select access.own_surveys()))
    order by s.closes_on, s.id`

export const surveyLoaders = (read: Read) => ({
  survey: byId(
    (ids) => read<SurveyRow>`/* surveysById */ select ${columns} from governance.survey s where s.id = any(${ids}::uuid[])`,
  ),
  surveysOf: surveysOfLoader(read),
  surveyQuestions: questionLoader(read),
  surveyInvitations: invitationLoader(read),
  surveyGroups: groupLoader(read),
})
