import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import type { Call } from '../../shared/viewer.ts'
import type { AbsentPupil } from '../absence/absence.queries.ts'
import type { AbsencePolicyRow } from '../absence_policy/absence_policy.queries.ts'
import type { LeaveApplicationAction, PersonLeaveAction } from '../administration.generated.ts'
import type { LeaveApplicationRow } from './leave_application.queries.ts'
import { applicantFault, longLeave } from './leave_application.rules.ts'

/** What can be done about leave for a pupil now. */
export const personLeaveActions = {
  APPLY_FOR_LEAVE: { rule: related('SELF', 'GUARDIAN', 'DELEGATE:APPLY_FOR_LEAVE'), fault: applicantFault },
} satisfies Actions<AbsentPupil, PersonLeaveAction>

/** An application with what its unit has decided about who decides. */
export type LeaveToDecide = LeaveApplicationRow & { readonly policy: AbsencePolicyRow | null }

const applicant = when<LeaveToDecide>(
  { en: 'whoever applied', sv: 'den som ansökte' },
  { relation: ['SELF', 'GUARDIAN', 'DELEGATE:APPLY_FOR_LEAVE'] },
  ({ appliedById }, { viewer }) => appliedById === viewer.id,
)

// A pupil may go to two schools: each decides about its own days.
const decider = when<LeaveToDecide>(
  { en: "the pupil's principal or mentor at the unit", sv: 'elevens rektor eller mentor vid enheten' },
  { relation: ['PRINCIPAL', 'MENTOR'] },
  ({ roles }) => roles.includes('PRINCIPAL') || roles.includes('MENTOR'),
)

const decided = ({ state }: LeaveToDecide) =>
  state === 'REQUESTED'
    ? null
    : { code: 'ALREADY_DECIDED', message: 'It has been decided or withdrawn.', field: ['leaveApplicationId'] }

function decideFault(leave: LeaveToDecide, { viewer }: Call) {
  const over = decided(leave)
  if (over) return over
  const { roles, isKin, appliedById, schoolDays, policy } = leave
  if (appliedById === viewer.id || isKin)
    return { code: 'OWN_CHILD', message: 'Somebody else has to decide about your own child.', field: null }
  const limit = Math.min(policy?.leaveMentorMaxDays ?? 0, longLeave)
  return schoolDays > limit && !roles.includes('PRINCIPAL')
    ? { code: 'DECIDED_BY_PRINCIPAL', message: `The principal decides about more than ${limit} days.`, field: null }
    : null
}

/** What can be done to an application. */
export const leaveActions = {
  WITHDRAW_LEAVE_APPLICATION: { rule: applicant, fault: decided },
  DECIDE_LEAVE: { rule: decider, fault: decideFault },
} satisfies Actions<LeaveToDecide, LeaveApplicationAction>
