import { yearsAfter } from '../../shared/clock.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import { isText } from '../../shared/text.ts'
import type { SupportStanding } from './support.queries.ts'

const mostText = 4000

/** What is wrong with texts, if anything. They are stored as they were sent. */
export function textFault(texts: Readonly<Record<string, string>>) {
  const wrong = Object.keys(texts).find((field) => !isText(texts[field]!, mostText))
  return wrong === undefined
    ? null
    : ({ code: 'TEXT_INVALID', message: `Give 1 to ${mostText} characters.`, field: [wrong] } as const)
}

/** What is wrong with the day on which something was done: it has been, and not long ago. */
export const dateFault = (day: string, field: string, today: string) =>
  day <= today && day >= yearsAfter(today, -1)
    ? null
    : ({ code: 'DATE_INVALID', message: 'Give a day that has been, at most a year ago.', field: [field] } as const)

/** Stands as one of these to the pupil at the unit. */
export const standsAs = (en: string, sv: string, ...names: readonly string[]) =>
  when<SupportStanding>({ en, sv }, { relation: names }, ({ roles }) => roles.some((role) => names.includes(role)))

export const ownChild = ({ isKin }: SupportStanding) =>
  isKin ? { code: 'OWN_CHILD', message: 'Somebody else has to do this about your own child.', field: null } : null

/** The principal, of whom we are as sure as can be. */
export const principal = and(
  standsAs("the pupil's principal at the unit", 'elevens rektor vid enheten', 'PRINCIPAL'),
  assurance('HIGH'),
)
