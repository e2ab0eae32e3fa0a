import { daysAfter } from '../../shared/clock.ts'
import type { ActionProgrammeDecision, SupportCaseState } from '../pedagogy.generated.ts'

const weeksToAppeal = 3

/** Three weeks from the day a decision was served (förvaltningslagen 44 §); null while it has not been. */
export const appealUntil = (servedOn: string | null): string | null =>
  servedOn === null ? null : daysAfter(servedOn, weeksToAppeal * 7)

interface Deciding {
  readonly state: SupportCaseState
  readonly decision: ActionProgrammeDecision
  /** When what is drafted is to be followed up; null where nothing is drafted. */
  readonly followUpOn: string | null
  readonly today: string
}

/** What is wrong with a decision in a case in which there can be one, if anything. */
export function decisionFault({ state, decision, followUpOn, today }: Deciding) {
  const refusal = (code: 'NO_PROGRAMME' | 'PROGRAMME_IN_FORCE' | 'NO_DRAFT' | 'NO_FOLLOW_UP', message: string) =>
    ({ code, message, field: ['decision'] }) as const
  if (decision === 'END' && state !== 'PROGRAMME') return refusal('NO_PROGRAMME', 'No action programme is in force.')
  if (decision === 'DECLINE' && state === 'PROGRAMME')
    return refusal('PROGRAMME_IN_FORCE', 'An action programme is in force: decide to end it.')
  if (decision !== 'ADOPT') return null
  if (followUpOn === null) return refusal('NO_DRAFT', 'Nothing is drafted that could be decided.')
  return followUpOn > today ? null : refusal('NO_FOLLOW_UP', 'The day of the follow-up has been: draft another.')
}

/** What becomes of the case. */
export const stateAfter = { ADOPT: 'PROGRAMME', DECLINE: 'DECLINED', END: 'OPEN' } as const satisfies Record<
  ActionProgrammeDecision,
  SupportCaseState
>
