import { daysAfter } from '../../shared/clock.ts'
import { isText } from '../../shared/text.ts'
import type { DraftSurveyErrorCode, SurveyOptionCount, SurveyQuestionKind } from '../governance.generated.ts'

/** What can be answered to a question, and as what it counts in the figure that the answers become. */
export interface SurveyOption {
  readonly text: string
  readonly textEn?: string | null | undefined
  readonly counts: SurveyOptionCount
}

/** A question as it is drafted. */
export interface DraftedQuestion {
  readonly text: string
  readonly textEn?: string | null | undefined
  readonly kind: SurveyQuestionKind
  readonly options: readonly SurveyOption[]
  readonly kpiCode?: string | null | undefined
}

/** A survey as it is drafted. */
export interface Drafted {
  readonly title: string
  readonly description?: string | null | undefined
  readonly audience: 'PUPIL' | 'GUARDIAN' | 'STAFF'
  readonly schoolTypes?: readonly string[] | null | undefined
  readonly schoolYears?: readonly number[] | null | undefined
  readonly breakdown?: 'NONE' | 'SCHOOL_YEAR' | null | undefined
  readonly opensOn: string
  readonly closesOn: string
  readonly minimum?: number | null | undefined
  readonly questions: readonly DraftedQuestion[]
}

export type DraftFault = { code: DraftSurveyErrorCode; message: string; field: string[] }

/** Of fewer no group is asked: its answers are mixed ten at a time, and fewer than five are never told of. */
export const leastMinimum = 5
export const usualMinimum = 10
const mostMinimum = 1000
const mostQuestions = 50
const longestDays = 120

const fault = (code: DraftSurveyErrorCode, message: string, ...field: string[]): DraftFault => ({ code, message, field })

/** What is wrong with when a survey is answered, if anything. */
export function datesFault({ opensOn, closesOn }: Pick<Drafted, 'opensOn' | 'closesOn'>, today: string) {
  const wrong = (message: string, field: string) => ({ code: 'DATE_INVALID', message, field: [field] }) as const
  if (closesOn < opensOn) return wrong('The last day comes before the first.', 'closesOn')
  if (closesOn > daysAfter(opensOn, longestDays)) return wrong(`Give at most ${longestDays} days.`, 'closesOn')
  return closesOn < today ? wrong('The last day has been.', 'closesOn') : null
}

function audienceFault({ audience, schoolTypes, schoolYears, breakdown }: Drafted): DraftFault | null {
  const [types, years] = [schoolTypes ?? [], schoolYears ?? []]
  if (audience === 'STAFF' && types.length + years.length > 0)
    return fault('AUDIENCE_INVALID', 'Staff are of no school type or year.', 'audience')
  // Of two children in two years a guardian answers once: the answer is of neither year.
  if (audience !== 'PUPIL' && breakdown === 'SCHOOL_YEAR')
    return fault('AUDIENCE_INVALID', 'Only answers of pupils are broken down by school year.', 'breakdown')
  if (types.length > 20 || !types.every((type) => /^[A-Z]{2,10}$/.test(type)))
    return fault('AUDIENCE_INVALID', 'Give codes of school types, such as GR.', 'schoolTypes')
  return years.length > 14 || !years.every((year) => year >= 0 && year <= 13)
    ? fault('AUDIENCE_INVALID', 'Give school years 0 to 13.', 'schoolYears')
    : null
}

function optionsFault({ kind, options }: DraftedQuestion): string | null {
  const of = (counts: SurveyOptionCount) => options.filter((one) => one.counts === counts).length
  const most = kind === 'YES_NO' ? 3 : 10
  if (options.length < 2 || options.length > most) return `Give 2 to ${most} options.`
  if (!options.every(({ text, textEn }) => isText(text, 100) && (textEn == null || isText(textEn, 100))))
    return 'Give each option 1 to 100 characters.'
  if (new Set(options.map(({ text }) => text.trim())).size < options.length) return 'Two options say the same.'
  if (of('AGREES') === 0 || of('DISAGREES') === 0) return 'Say which options count as agreeing and which as not.'
  return of('NO_OPINION') > 1 ? 'One option at most is for those without an opinion.' : null
}

function questionFault(question: DraftedQuestion, n: number): DraftFault | null {
  const at = ['questions', String(n)]
  if (!isText(question.text, 500) || (question.textEn != null && !isText(question.textEn, 500)))
    return fault('QUESTION_INVALID', 'Give the question 1 to 500 characters.', ...at, 'text')
  const wrong = optionsFault(question)
  return wrong === null ? null : fault('QUESTION_INVALID', wrong, ...at, 'options')
}

function questionsFaults(questions: readonly DraftedQuestion[]): readonly (DraftFault | null)[] {
  const codes = questions.flatMap(({ kpiCode }) => (kpiCode == null ? [] : [kpiCode]))
  return [
    questions.length > mostQuestions ? fault('QUESTION_INVALID', `Give at most ${mostQuestions} questions.`, 'questions') : null,
    new Set(codes).size < codes.length ? fault('KPI_UNKNOWN', 'Two questions name the same key figure.', 'questions') : null,
    ...questions.map(questionFault),
  ]
}

/** Everything that is wrong with a draft. */
export function draftFaults(drafted: Drafted, today: string): DraftFault[] {
  const { title, description, minimum, questions } = drafted
  const found = [
    isText(title, 200) ? null : fault('TEXT_INVALID', 'Give the survey a title of 1 to 200 characters.', 'title'),
    description == null || isText(description, 4000) ? null : fault('TEXT_INVALID', 'Give 1 to 4000 characters.', 'description'),
    audienceFault(drafted),
    datesFault(drafted, today),
    minimum == null || (minimum >= leastMinimum && minimum <= mostMinimum)
      ? null
      : fault('MINIMUM_INVALID', `Give ${leastMinimum} to ${mostMinimum}.`, 'minimum'),
    ...questionsFaults(questions),
  ]
  return found.filter((one): one is DraftFault => one !== null)
}
