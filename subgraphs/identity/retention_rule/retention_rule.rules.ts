import { isPersonal } from '../../shared/personal.ts'
import { isText } from '../../shared/text.ts'
import { personal } from '../identity.personal.ts'
import type { SetRetentionRuleErrorCode, SetRetentionRuleInput } from '../identity.generated.ts'

const fault = (code: SetRetentionRuleErrorCode, message: string, field: string) => ({ code, message, field: [field] })

const isMonths = (months: number) => months >= 0 && months <= 1200

const minimumOf = (concept: string) =>
  personal.filter(isPersonal).find(({ data }) => data.concept === concept)?.data.retention.minimumMonths ?? 0

/** What is wrong with a retention rule, if anything. */
export function ruleFault({ concept, action, months, ground, decisionReference }: SetRetentionRuleInput) {
  if (!/^[A-Z][A-Za-z]{1,60}$/.test(concept))
    return fault('CONCEPT_INVALID', 'Write the concept as the schema does, such as Enrolment.', 'concept')
  if (action === 'ERASE' ? months == null || !isMonths(months) : months != null)
    return fault('MONTHS_INVALID', 'Give 0 to 1200 months for what is erased, and none for what is kept.', 'months')
  const minimum = minimumOf(concept)
  if (action === 'ERASE' && months! < minimum)
    return fault('MONTHS_INVALID', `${concept} is kept for at least ${minimum} ${minimum === 1 ? 'month' : 'months'}.`, 'months')
  if (!isText(ground, 500)) return fault('GROUND_INVALID', 'Give a ground of 1 to 500 characters.', 'ground')
  if (!isText(decisionReference, 200))
    return fault('GROUND_INVALID', 'Say where the decision is found, in 1 to 200 characters.', 'decisionReference')
  return null
}
