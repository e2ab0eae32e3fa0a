import type { DisclosureDecision } from '../pedagogy.generated.ts'

/** What is wrong with a decision after a review, if anything: what is masked is what is not handed out. */
export function disclosureFault(decision: DisclosureDecision, redactions: string | null) {
  const refusal = (code: 'NO_REDACTIONS' | 'REDACTED', message: string) => ({ code, message, field: ['decision'] }) as const
  if (decision === 'PARTLY' && redactions === null)
    return refusal('NO_REDACTIONS', 'The review says of nothing that it is masked: grant it, refuse it, or review it again.')
  if (decision === 'GRANTED' && redactions !== null)
    return refusal('REDACTED', 'The review says of some of it that it is masked: grant a part, or review it again.')
  return null
}
