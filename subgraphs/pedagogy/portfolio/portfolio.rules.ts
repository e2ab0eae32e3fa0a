import { dayOf } from '../../shared/clock.ts'
import { nameFault } from '../../shared/text.ts'
import { placeFaults } from '../lesson_material/lesson_material.rules.ts'
import type { AddPortfolioEntryInput } from '../pedagogy.generated.ts'
import type { PortfolioEntryRow } from './portfolio.queries.ts'
import { textFault } from '../talk/talk.rules.ts'

const longestLink = 500

const school = ['TEACHER', 'MENTOR', 'PRINCIPAL']

/** Whether an entry is told of: to the pupil what they added, to home what is shared, and at school what pupils share and the unit adds. */
export function seesEntry(
  entry: Pick<PortfolioEntryRow, 'isByPupil' | 'sharedAt' | 'isKin' | 'isOwnUnit' | 'relations'>,
): boolean {
  const { isByPupil, sharedAt, isKin, isOwnUnit, relations } = entry
  if (relations.includes('SELF') && (isByPupil || sharedAt !== null)) return true
  if (relations.includes('GUARDIAN') && sharedAt !== null) return true
  return !isKin && relations.some((one) => school.includes(one)) && (sharedAt !== null || (!isByPupil && isOwnUnit))
}

/** What is wrong with an entry, if anything. */
export function entryFault({ title, text, linkUrl, fileReference, occurredOn }: AddPortfolioEntryInput, now: Date) {
  const fault = nameFault(title, 'title') ?? (text == null ? null : textFault(text, 'text'))
  if (fault) return fault
  if (linkUrl != null && (!/^https:\/\/[^\s/]+\S*$/.test(linkUrl) || linkUrl.length > longestLink))
    return { code: 'LINK_INVALID', message: `A link begins with https:// and has at most ${longestLink} characters.`, field: ['linkUrl'] } as const // prettier-ignore
  const [wrong] = placeFaults({ fileReference })
  if (wrong) return wrong
  return occurredOn > dayOf(now)
    ? ({ code: 'DATE_INVALID', message: 'The day is yet to come.', field: ['occurredOn'] } as const)
    : null
}
