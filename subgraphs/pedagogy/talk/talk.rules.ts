import { dayOf } from '../../shared/clock.ts'
import { isText } from '../../shared/text.ts'
import { daysBetween } from '../../shared/week.ts'
import type { DevelopmentTalkRow, TalkPreparationRow } from './talk.queries.ts'
import type { RecordTalkInput } from '../pedagogy.generated.ts'

const longestText = 4000
const mostAgreements = 20
/** So many days back a talk may still be written down: the school year before, and no further. */
const longestAgo = 400

/** What is wrong with a text, if anything. */
export const textFault = (text: string, ...field: readonly string[]) =>
  isText(text, longestText) ? null : ({ code: 'TEXT_INVALID', message: `Give 1 to ${longestText} characters.`, field } as const)

const isHome = ({ relations }: { readonly relations: readonly string[] }) =>
  relations.includes('SELF') || relations.includes('GUARDIAN')

/** Whether a talk is told of at all: drafts to who reads them by their work, what is shared at home too. */
export const seesTalk = (talk: Pick<DevelopmentTalkRow, 'isReader' | 'documentationState' | 'relations'>): boolean =>
  talk.isReader || (talk.documentationState === 'SHARED' && isHome(talk))

/** Whether a preparation is told of: until it is handed in to its author alone. */
export const seesPreparation = (
  one: Pick<TalkPreparationRow, 'authorId' | 'submittedAt' | 'isReader' | 'relations'>,
  viewerId: string,
): boolean => (one.authorId === viewerId && isHome(one)) || (one.submittedAt !== null && (one.isReader || isHome(one)))

/** What is wrong with a talk, if anything. */
export function talkFault({ heldOn, agreements }: Pick<RecordTalkInput, 'heldOn' | 'agreements'>, now: Date) {
  const late = (message: string, ...field: readonly string[]) => ({ code: 'DATE_INVALID', message, field }) as const
  const ago = daysBetween(heldOn, dayOf(now))
  if (ago < 0 || ago > longestAgo) return late(`A talk was held today, or at most ${longestAgo} days ago.`, 'heldOn')
  if (agreements.length > mostAgreements)
    return { code: 'TOO_MANY', message: `Give at most ${mostAgreements} agreements.`, field: ['agreements'] } as const
  for (const [at, { text, dueOn }] of agreements.entries()) {
    const fault = textFault(text, 'agreements', String(at), 'text')
    if (fault) return fault
    if (dueOn != null && dueOn < heldOn) return late('It is due before the talk.', 'agreements', String(at), 'dueOn')
  }
  return null
}
