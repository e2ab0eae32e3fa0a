import { type Rule, when } from '../../shared/policy.ts'
import { isText } from '../../shared/text.ts'
import { fault, maxText } from '../assessment/knowledge.rules.ts'

const isFitting = (text: string, longest: number) => isText(text, longest) && text.length <= longest

interface Texts {
  readonly title: string
  readonly titleEn?: string | null | undefined
  readonly description?: string | null | undefined
}

/** What is wrong with what a project says: everything at once. */
export const textFaults = ({ title, titleEn, description }: Texts) => [
  ...(isFitting(title, 200) ? [] : [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters.', 'title')]),
  ...(titleEn == null || isFitting(titleEn, 200)
    ? []
    : [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters, or none.', 'titleEn')]),
  ...(description == null || isFitting(description, maxText)
    ? []
    : [fault('TEXT_INVALID', `Give a text of 1 to ${maxText} characters, or none.`, 'description')]),
]

interface Assessed {
  readonly levelValue: string
  readonly text: string
  readonly criterionIds: readonly string[]
  readonly reason?: string | null | undefined
}

interface Against {
  /** The steps that the course is graded by. */
  readonly steps: readonly string[]
  /** The criteria of the version that holds today. */
  readonly criterionIds: readonly string[]
  readonly isAgain: boolean
}

/** What is wrong with an assessment: everything at once. */
export const assessFaults = (given: Assessed, { steps, criterionIds, isAgain }: Against) => [
  ...(steps.includes(given.levelValue)
    ? []
    : [fault('LEVEL_INVALID', `"${given.levelValue}" is no level of the course: ${steps.join(', ')}.`, 'levelValue')]),
  ...(isFitting(given.text, maxText) ? [] : [fault('TEXT_INVALID', `Give a text of 1 to ${maxText} characters.`, 'text')]),
  ...(given.criterionIds.length > 0 ? [] : [fault('NO_CRITERION', 'Say which criterion it is held against.', 'criterionIds')]),
  ...(given.criterionIds.every((id) => criterionIds.includes(id))
    ? []
    : [fault('OTHER_VERSION', 'A criterion is not of the version that holds today.', 'criterionIds')]),
  ...(!isAgain || isFitting(given.reason ?? '', 500)
    ? []
    : [fault('REASON_INVALID', 'Say why it takes the place of the one before, in 1 to 500 characters.', 'reason')]),
]

/** Supervises the project. */
export const isSupervisor: Rule = when<{ readonly isSupervised: boolean }>(
  { en: 'its supervisor', sv: 'dess handledare' },
  { relation: ['TEACHER', 'MENTOR'] },
  ({ isSupervised }) => isSupervised,
)
