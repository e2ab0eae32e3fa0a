import type { Actions } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { type Related, related } from '../../access/rules.ts'
import { assurance, and } from '../../shared/rules.ts'
import type { Rule } from '../../shared/policy.ts'
import type { Call } from '../../shared/viewer.ts'
import type { EnrolmentAction, OrganisationAction } from '../identity.generated.ts'
import type { KeptUnit } from '../keeping/keeping.ts'
import { endedFault, firstOf, type Kept, keeper, masterFault, masterFaultOfAll, unitFault } from '../keeping/keeping.rules.ts'
import { isOfAge } from '../responsible/responsible.rules.ts'
import type { EnrolmentRow } from './enrolment.queries.ts'

/** An enrolment with who keeps its unit, and what the viewer is to the pupil. */
export type KeptEnrolment = EnrolmentRow & Kept & Related & { readonly birthDate: string | null }

const mastered = ({ keepers, schoolType }: KeptEnrolment) => masterFault(keepers, 'PERSONS', schoolType)

const over = (enrolment: KeptEnrolment, call: Call) =>
  enrolment.isCancelled ? { code: 'ALREADY_ENDED', message: 'It was cancelled before it began.' } : endedFault(enrolment, call)

const begun = ({ isCancelled, isAwaited, startDate }: KeptEnrolment, { now }: Call) => {
  if (isCancelled) return { code: 'ALREADY_CANCELLED', message: 'It is cancelled already.' }
  return startDate <= dayOf(now) && !isAwaited
    ? { code: 'ALREADY_BEGUN', message: `It began on ${startDate}: end it instead.` }
    : null
}

// Who has a child at home knows where it goes; who has only the number does not, and an enrolment opens what a number must not.
const home = and(related('SELF', 'GUARDIAN'), assurance('SUBSTANTIAL')) as Rule

const awaited = ({ isAwaited, isCancelled, birthDate, relations }: KeptEnrolment, { now }: Call) => {
  if (!isAwaited || isCancelled) return { code: 'NOT_AWAITED', message: 'It does not wait for anybody to confirm it.' }
  if (relations.includes('SELF') && !isOfAge(birthDate, dayOf(now)))
    return { code: 'NOT_ADULT', message: 'A guardian confirms it until you are 18.' }
  return null
}

/** What can be done to an enrolment. */
export const enrolmentActions = {
  END_ENROLMENT: { rule: keeper, fault: firstOf(over, mastered) },
  CANCEL_ENROLMENT: { rule: keeper, fault: firstOf(begun, mastered) },
  CONFIRM_ENROLMENT: { rule: home, fault: awaited },
  REFUSE_ENROLMENT: { rule: home, fault: awaited },
} satisfies Actions<KeptEnrolment, EnrolmentAction>

// Whoever has somebody's number comes to know them by enrolling them: a password alone is not enough for that.
const enroller = and(keeper, assurance('SUBSTANTIAL')) as Rule

/** What those who keep a unit's directory do there. */
export const unitEnrolmentActions = {
  ENROL_PUPIL: {
    rule: enroller,
    fault: firstOf<KeptUnit>(unitFault, ({ keepers, schoolTypes }) => masterFaultOfAll(keepers, 'PERSONS', schoolTypes)),
  },
} satisfies Actions<KeptUnit, OrganisationAction & 'ENROL_PUPIL'>
