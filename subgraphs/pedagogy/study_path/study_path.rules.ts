import { isText } from '../../shared/text.ts'
import { daysBetween } from '../../shared/week.ts'
import { fault, maxText } from '../assessment/knowledge.rules.ts'

/** So many steps a study path has at most. */
export const mostSteps = 50
const longestStep = 3 * 366

/** Study paths are of adult education, Swedish for immigrants and upper secondary school. */
export const isPlannedFor = (schoolType: string): boolean => /^(GY|SFI|VUX)/.test(schoolType)

const isFitting = (text: string) => isText(text, maxText) && text.length <= maxText

const textFault = (field: string) => fault('TEXT_INVALID', `Give a text of 1 to ${maxText} characters.`, field)

interface Texts {
  readonly background?: string | null | undefined
  readonly goals: string
  readonly pace?: string | null | undefined
}

/** What is wrong with what a study path says: everything at once. */
export const textFaults = (texts: Texts) =>
  (['background', 'goals', 'pace'] as const).flatMap((field) => {
    const text = texts[field]
    return text == null || isFitting(text) ? [] : [textFault(field)]
  })

interface Days {
  readonly plannedStartDate: string
  readonly plannedEndDate: string
}

/** What is wrong with the days of a step, if anything. */
export function daysFault({ plannedStartDate, plannedEndDate }: Days) {
  const days = daysBetween(plannedStartDate, plannedEndDate)
  return days >= 0 && days <= longestStep
    ? null
    : fault('DATES_INVALID', 'The last day comes no earlier than the first, and at most three years after it.', 'plannedEndDate')
}

/** What is wrong with a follow-up: everything at once. */
export const followUpFaults = ({ followUp, followedUpOn }: { readonly followUp: string; readonly followedUpOn: string }, today: string) => [
  ...(isFitting(followUp) ? [] : [textFault('followUp')]),
  ...(followedUpOn <= today ? [] : [fault('DATE_INVALID', 'The day is yet to come.', 'followedUpOn')]),
] // prettier-ignore
