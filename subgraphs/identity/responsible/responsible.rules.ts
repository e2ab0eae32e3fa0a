import { dayOf, yearsAfter } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import type { PersonRow } from '../person/person.queries.ts'

interface Responsibility {
  readonly relationType: string
  readonly isBlocked: boolean
  readonly adultConsent: boolean
}

/** A responsibility, with the pupil's age and the viewer's relations to the pupil: what those decide by who may act on it. */
export interface Custody extends Responsibility {
  readonly id: string
  readonly birthDate: string | null
  readonly relations: readonly string[]
}

export const custodyOf = <Row extends Responsibility & { readonly id: string }>(row: Row, pupil: PersonRow | null): Custody => ({
  ...row,
  birthDate: pupil?.birthDate ?? null,
  relations: pupil?.relations ?? [],
})

/** Whether somebody has turned 18, on that very day; of whom no date of birth is known, nobody can say so. */
export const isOfAge = (birthDate: string | null, day: string): boolean => birthDate !== null && yearsAfter(birthDate, 18) <= day

const fault = <Code extends string>(code: Code, message: string) => ({ code, message, field: null })

// A principal may have children at the school. What is decided of the other guardian is then for somebody else to decide
// (förvaltningslagen 16 §).
const ownChild = ({ relations }: Custody) =>
  relations.includes('GUARDIAN') ? fault('OWN_CHILD', 'You are a guardian of the pupil: somebody else has to decide.') : null

export const blockFault = (custody: Custody) =>
  ownChild(custody) ?? (custody.isBlocked ? fault('ALREADY_BLOCKED', 'This person is blocked already.') : null)

export const unblockFault = (custody: Custody) =>
  ownChild(custody) ?? (custody.isBlocked ? null : fault('NOT_BLOCKED', 'This person is not blocked.'))

function adultFault({ relationType, birthDate }: Custody, { now }: Call) {
  if (relationType !== 'VARDNADSHAVARE')
    return fault('NOT_A_GUARDIAN', 'Only guardianship ends at 18: there is nothing to consent to.')
  return isOfAge(birthDate, dayOf(now))
    ? null
    : fault('NOT_ADULT', 'From 18 the pupil decides; before that guardians need no consent.')
}

export const consentFault = (custody: Custody, call: Call) =>
  adultFault(custody, call) ?? (custody.adultConsent ? fault('ALREADY_CONSENTED', 'You have consented to this already.') : null)

export const withdrawalFault = (custody: Custody, call: Call) =>
  adultFault(custody, call) ?? (custody.adultConsent ? null : fault('NOT_CONSENTED', 'You have not consented to this.'))
