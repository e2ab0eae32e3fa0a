import { academicYearOf } from '../period/period.rules.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { ofAll, writeKpiValues } from '../kpi_value/kpi_value.writes.ts'
import type { SurveyOption } from '../survey/survey.rules.ts'
import type { Place } from '../suppression/places.ts'
import type { AnswerCount, AskedQuestion, Telling } from './survey_result.rules.ts'

/** A closed survey that nothing has been told of. */
export interface ClosedSurvey {
  readonly id: string
  readonly organisationId: string
  readonly title: string
  readonly breakdown: 'NONE' | 'SCHOOL_YEAR'
  readonly minimum: number
  readonly closesOn: string
  readonly closedOn: string
}

export interface ClosedQuestion extends AskedQuestion {
  readonly position: number
  readonly text: string
  readonly textEn: string | null
  readonly options: readonly SurveyOption[]
  readonly kpiId: string | null
}

/** Surveys whose last day has been, and that nobody has closed. */
export const overdueSurveys = (tx: Write, today: string) => tx<
  { id: string }[]
>`/* overdueSurveys */ select id from governance.survey
  where state = 'OPEN' and closes_on < ${today}::date order by closes_on, id`

export const untoldSurveys = (tx: Write) => tx<
  ClosedSurvey[]
>`/* untoldSurveys */ select id, organisation_id, title, breakdown, minimum,
  closes_on, closed_on from governance.survey where state = 'CLOSED' and told_on is null order by closed_on, id`

export const questionsOf = (tx: Write, surveyId: string) => tx<
  ClosedQuestion[]
>`/* questionsToTell */ select id, position, text, text_en,
  options, kpi_id from governance.survey_question where survey_id = ${surveyId} order by position`

export const countsOf = (tx: Write, surveyId: string) => tx<
  AnswerCount[]
>`/* answerCounts */ select question_id, organisation_id, cell,
  option, n from governance.survey_count where survey_id = ${surveyId}`

/** The cells a survey was put to, in order. */
export async function cellsOf(tx: Write, surveyId: string): Promise<readonly number[]> {
  const rows = await tx<{ cell: number }[]>`/* surveyCells */ select distinct cell from governance.survey_group
    where survey_id = ${surveyId} order by cell`
  return rows.map(({ cell }) => cell)
}

interface PlaceRow {
  readonly id: string
  readonly parentId: string | null
  readonly displayName: string
}

/** What results are told of, and the name of what the survey was made for; null where nobody was asked. */
export async function placesOf(tx: Write, surveyId: string): Promise<{ readonly root: Place; readonly name: string } | null> {
  const rows = await tx<PlaceRow[]>`/* surveyPlaces */ select id, parent_id, display_name from access.survey_places(${surveyId})`
  const top = rows.find(({ parentId }) => parentId === null)
  if (!top) return null
  const placeOf = (id: string): Place => ({
    id,
    parts: rows.filter(({ parentId }) => parentId === id).map((one) => placeOf(one.id)),
  })
  return { root: placeOf(top.id), name: top.displayName }
}

/** The code of the key figure that a question becomes, where it has none before. */
const codeOf = (surveyId: string, position: number) => `survey.${surveyId.replaceAll('-', '')}.${position}`

const saying = (counts: SurveyOption['counts'], options: readonly SurveyOption[]) =>
  options.flatMap((one) => (one.counts === counts ? [one.text] : [])).join(', ')

/** Gives every question a key figure, so that its results are values as all others; answers which. */
export async function ensureKpis(
  tx: Write,
  survey: ClosedSurvey,
  questions: readonly ClosedQuestion[],
  { owner, newId }: { readonly owner: string; readonly newId: NewId },
): Promise<ReadonlyMap<string, string>> {
  const made = questions.flatMap((question) => (question.kpiId === null ? [{ ...question, kpiId: newId<'Kpi'>() }] : []))
  const rows = made.map(({ kpiId, id, position, text, textEn, options }) => ({
    kpiId,
    questionId: id,
    code: codeOf(survey.id, position),
    name: text,
    nameEn: textEn ?? text,
    numerator: `De som svarat: ${saying('AGREES', options)}`,
    denominator: `De som svarat: ${saying('AGREES', options)}, ${saying('DISAGREES', options)}`,
  }))
  const given = tx`jsonb_to_recordset(${tx.json(rows)}::jsonb) r("kpiId" uuid, "questionId" uuid, code text, name text, "nameEn" text,
    numerator text, denominator text)`
  await tx`/* kpisOfSurvey */ insert into governance.kpi (id, code, display_name, display_name_en, domain, unit_of_measure, direction,
      numerator, denominator, roll_up, breakdown, period_kind, decimals, delivery, rule_code, source, owner, organisation_id)
    select r."kpiId", r.code, r.name, r."nameEn", 'QUALITY_WORK', 'PROCENT', 'HIGHER_IS_BETTER', r.numerator, r.denominator, 'NONE',
      ${survey.breakdown}, 'SCHOOL_YEAR', 1, 'SUPPRESSED_HERE', 'OWN', ${`Enkät: ${survey.title}`}, ${owner}, ${survey.organisationId}
    from ${given}`
  await tx`/* kpisOfQuestions */ update governance.survey_question q set kpi_id = r."kpiId" from ${given} where q.id = r."questionId"`
  return new Map([...questions, ...made].flatMap(({ id, kpiId }) => (kpiId === null ? [] : [[id, kpiId] as const])))
}

interface ToWrite {
  readonly kpis: ReadonlyMap<string, string>
  readonly now: Date
  readonly newId: NewId
}

/** Writes what may be told, as values of key figures and as results that name them; answers the ids of the new values. */
export async function writeTellings(
  tx: Write,
  survey: ClosedSurvey,
  tellings: readonly Telling[],
  { kpis, now, newId }: ToWrite,
): Promise<readonly string[]> {
  const period = academicYearOf(survey.closesOn)
  const values = tellings.map(({ questionId, organisationId, cell, kind, percent, contributors }) => ({
    ...ofAll,
    id: newId<'KpiValue'>(),
    placeId: organisationId,
    kpiId: kpis.get(questionId)!,
    period,
    schoolYear: cell,
    kind,
    value: percent,
    isNearlyAll: false,
    contributingCount: contributors,
    status: 'FINAL',
    asOfDate: survey.closedOn,
    isCarried: false,
    isPublished: false,
    source: `Enkät: ${survey.title}`,
  }))
  const written = await writeKpiValues(tx, values, now)
  const rows = tellings.map(({ questionId, organisationId, cell, respondents, optionCounts }) => ({
    ...{ questionId, organisationId, cell, respondents, optionCounts },
    kpiId: kpis.get(questionId)!,
  }))
  await tx`/* surveyResults */ insert into governance.survey_result (survey_id, question_id, organisation_id, cell, kpi_value_id, respondents,
      option_counts)
    select ${survey.id}, r."questionId", r."organisationId", r.cell, v.id, r.respondents, r."optionCounts"
    from jsonb_to_recordset(${tx.json(rows)}::jsonb) r("questionId" uuid, "organisationId" uuid, cell smallint, "kpiId" uuid,
      respondents integer, "optionCounts" integer[])
    join governance.kpi_value v on v.kpi_id = r."kpiId" and v.place_id = r."organisationId" and v.period = ${period} and v.gender = 'ALL'
      and v.school_type = '' and v.school_year = r.cell and v.subject_code = '' and v.superseded_at is null`
  return written
}

/** What is true and was decided upon is of no more use: of one who answered alone it would be their answers. */
export async function forgetCounts(tx: Write, surveyId: string, now: Date): Promise<void> {
  await tx`/* forgetCounts */ delete from governance.survey_count where survey_id = ${surveyId}`
  await tx`/* surveyTold */ update governance.survey set told_on = ${dayOf(now)}, version = version + 1 where id = ${surveyId}`
}

/** How many of each group have answered, in tens of a hundred, as it is tonight. */
export const updateResponses = (tx: Write) => tx`/* surveyResponses */ update governance.survey_group g
  set response_percent = r.percent from (
    select w.survey_id, w.organisation_id, w.cell, least(100, 100 * count(b.id) / w.invited / 10 * 10)::smallint as percent
    from governance.survey_group w join governance.survey s on s.id = w.survey_id and s.state = 'OPEN'
    left join governance.survey_box b on b.survey_id = w.survey_id and b.organisation_id = w.organisation_id and b.cell = w.cell
    group by w.survey_id, w.organisation_id, w.cell) r
  where g.survey_id = r.survey_id and g.organisation_id = r.organisation_id and g.cell = r.cell
    and g.response_percent <> r.percent`
