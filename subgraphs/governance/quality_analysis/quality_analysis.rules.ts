import { type Rule, when } from '../../shared/policy.ts'
import { isText } from '../../shared/text.ts'
import type { QualityAnalysisState } from '../governance.generated.ts'

/** What moves an analysis on. */
export type QualityStep = 'SUBMIT' | 'RETURN' | 'APPROVE' | 'PUBLISH' | 'REOPEN'

const steps: Readonly<
  Record<QualityStep, { readonly from: readonly QualityAnalysisState[]; readonly to: QualityAnalysisState }>
> = {
  SUBMIT: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED' },
  APPROVE: { from: ['SUBMITTED'], to: 'APPROVED' },
  PUBLISH: { from: ['APPROVED'], to: 'PUBLISHED' },
  REOPEN: { from: ['PUBLISHED'], to: 'DRAFT' },
}

/** What an analysis becomes by a step; null where it cannot take it. */
export const stateAfter = (state: QualityAnalysisState, step: QualityStep): QualityAnalysisState | null =>
  steps[step].from.includes(state) ? steps[step].to : null

/** From what states a step goes, and where to. */
export const stepOf = (step: QualityStep) => steps[step]

/** Whether it is being written. */
export const isOpen = (state: QualityAnalysisState): boolean => stateAfter(state, 'SUBMIT') !== null

/** What the viewer is to an analysis. */
export interface Reading {
  readonly isLeader: boolean
  readonly isAuthor: boolean
  readonly isContributor: boolean
  readonly isAuthority: boolean
}

export const readsDraft = ({ isLeader, isContributor }: Reading): boolean => isLeader || isContributor

/** How far an analysis has come as far as the viewer is told: of what is written anew those who read no drafts learn when it is submitted. */
export function stateTold(analysis: Reading & { readonly state: QualityAnalysisState }): QualityAnalysisState {
  if (readsDraft(analysis) || (analysis.isAuthority && analysis.state !== 'DRAFT')) return analysis.state
  return 'PUBLISHED'
}

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

export const titleFault = (title: string) =>
  isText(title, 200) ? null : fault('TITLE_INVALID', 'Give a title of 1 to 200 characters.', 'title')

/** What is wrong with the text of a section, which may be empty. */
export const sectionTextFault = (text: string) =>
  text.length <= 20_000 ? null : fault('TEXT_INVALID', 'Give at most 20,000 characters.', 'text')

export const commentFault = (text: string) =>
  isText(text, 2000) && text.length <= 2000 ? null : fault('TEXT_INVALID', 'Give 1 to 2,000 characters.', 'text')

export const leads: Rule = when<Reading>(
  { en: 'its principal', sv: 'enhetens rektor' },
  { role: ['PRINCIPAL'] },
  ({ isLeader }) => isLeader,
)
export const writes: Rule = when<Reading>(
  { en: 'its principal and authors', sv: 'enhetens rektor och de som skriver analysen' },
  { role: ['STAFF'] },
  ({ isLeader, isAuthor }) => isLeader || isAuthor,
)
export const readsIt: Rule = when<Reading>(
  { en: 'its principal and those named in it, and administrators of the authority', sv: 'enhetens rektor, de som medverkar i analysen och huvudmannens administratörer' },
  { role: ['STAFF', 'AUTHORITY_ADMIN'] },
  (analysis) => readsDraft(analysis) || analysis.isAuthority,
) // prettier-ignore
export const administers: Rule = when<Reading>(
  { en: 'an administrator of its school authority', sv: 'huvudmannens administratör' },
  { role: ['AUTHORITY_ADMIN'] },
  ({ isAuthority }) => isAuthority,
)
