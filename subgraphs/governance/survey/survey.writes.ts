import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import { type Drafted, type DraftedQuestion, usualMinimum } from './survey.rules.ts'

/** Whether the viewer makes surveys for an organisation. */
export async function isMaker(tx: Write, organisationId: string): Promise<boolean> {
  const [row] = await tx`/* surveyMaker */ select access.is_survey_maker(${organisationId}) as is_maker`
  return row!['isMaker'] as boolean
}

/** The key figures of an organisation's own surveys, by their codes: nobody's answers take the place of what somebody else's survey told. */
export async function surveyKpis(tx: Write, organisationId: string, codes: readonly string[]) {
  const rows = await tx<{ id: string; code: string }[]>`/* surveyKpis */ select id, code from governance.kpi
    where code = any(${codes as string[]}::text[]) and code like 'survey.%' and unit_of_measure = 'PROCENT'
      and delivery = 'SUPPRESSED_HERE' and period_kind = 'SCHOOL_YEAR'
      and organisation_id = ${organisationId}`
  return new Map(rows.map(({ id, code }) => [code, id]))
}

const valuesOf = ({ title, description, audience, breakdown, opensOn, closesOn, minimum, ...asked }: Drafted) => ({
  title: title.trim(),
  description: description?.trim() ?? null,
  audience,
  schoolTypes: [...new Set(asked.schoolTypes)],
  schoolYears: [...new Set(asked.schoolYears)],
  breakdown: breakdown ?? 'NONE',
  opensOn,
  closesOn,
  minimum: minimum ?? usualMinimum,
})

export async function addSurvey(tx: Write, id: string, organisationId: string, drafted: Drafted): Promise<void> {
  const v = valuesOf(drafted)
  await tx`/* draftSurvey */ insert into governance.survey (id, organisation_id, title, description, audience, school_types, school_years,
      breakdown, opens_on, closes_on, minimum)
    values (${id}, ${organisationId}, ${v.title}, ${v.description}, ${v.audience}, ${v.schoolTypes}::text[], ${v.schoolYears}::smallint[],
      ${v.breakdown}, ${v.opensOn}, ${v.closesOn}, ${v.minimum})`
}

/** Changes a draft, unless somebody else has meanwhile. */
export async function changeSurvey(tx: Write, id: string, drafted: Drafted, version: number): Promise<boolean> {
  const v = valuesOf(drafted)
  const { count } = await tx`/* changeSurvey */ update governance.survey set title = ${v.title}, description = ${v.description},
      audience = ${v.audience}, school_types = ${v.schoolTypes}::text[], school_years = ${v.schoolYears}::smallint[],
      breakdown = ${v.breakdown}, opens_on = ${v.opensOn}, closes_on = ${v.closesOn}, minimum = ${v.minimum}, version = version + 1
    where id = ${id} and state = 'DRAFT' and version = ${version}`
  return count === 1
}

/** Writes the questions of a draft in place of those it had. */
export async function setQuestions(
  tx: Write,
  surveyId: string,
  questions: readonly DraftedQuestion[],
  { kpis, newId }: { readonly kpis: ReadonlyMap<string, string>; readonly newId: NewId },
): Promise<void> {
  await tx`/* removeQuestions */ delete from governance.survey_question where survey_id = ${surveyId}`
  const rows = questions.map(({ text, textEn, kind, options, kpiCode }, n) => ({
    id: newId<'SurveyQuestion'>(),
    position: n + 1,
    text: text.trim(),
    textEn: textEn?.trim() ?? null,
    kind,
    options: options.map((one) => ({ text: one.text.trim(), textEn: one.textEn?.trim() ?? null, counts: one.counts })),
    kpiId: kpiCode == null ? null : kpis.get(kpiCode)!,
  }))
  await tx`/* addQuestions */ insert into governance.survey_question (id, survey_id, position, text, text_en, kind, options, kpi_id)
    select r.id, ${surveyId}, r.position, r.text, r."textEn", r.kind, r.options, r."kpiId"
    from jsonb_to_recordset(${tx.json(rows)}::jsonb) r(id uuid, position smallint, text text, "textEn" text, kind text,
      options jsonb, "kpiId" uuid)`
}

interface Audience {
  /** How many groups are asked. */
  readonly groups: number
  /** Those that are too few to be asked. */
  readonly tooFew: readonly { readonly displayName: string; readonly cell: number }[]
}

/** Counts whom a draft is put to, and writes down the groups that are large enough. */
export async function countAudience(tx: Write, id: string): Promise<Audience> {
  const tooFew = await tx<{ displayName: string; cell: number }[]>`/* surveyAudience */ select a.display_name, a.cell
    from access.survey_audience(${id}) a`
  const [row] =
    await tx`/* surveyGroupCount */ select count(*)::integer as n from governance.survey_group where survey_id = ${id}`
  return { groups: row!['n'] as number, tooFew }
}

export async function hasQuestions(tx: Write, id: string): Promise<boolean> {
  const [row] = await tx`/* hasQuestions */ select exists (select from governance.survey_question where survey_id = ${id}) as has`
  return row!['has'] as boolean
}

export async function openDraft(tx: Write, id: string, version: number): Promise<boolean> {
  const { count } = await tx`/* openSurvey */ update governance.survey set state = 'OPEN', version = version + 1
    where id = ${id} and state = 'DRAFT' and version = ${version}`
  return count === 1
}

/** Closes an open survey; false where somebody else has. */
export async function closeOpen(tx: Write, id: string): Promise<boolean> {
  const [row] = await tx`/* closeSurvey */ select access.close_survey(${id}) as is_closed`
  return row!['isClosed'] as boolean
}
