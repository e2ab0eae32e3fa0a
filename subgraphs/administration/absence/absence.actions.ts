import { related } from '../../access/rules.ts'
import type { Action, Actions } from '../../shared/action.ts'
import { dayOf, daysAfter } from '../../shared/clock.ts'
import { when } from '../../shared/policy.ts'
import type { Call } from '../../shared/viewer.ts'
import type { AbsenceAction, PersonAbsenceAction } from '../administration.generated.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { AbsencePolicyRow } from '../absence_policy/absence_policy.queries.ts'
import type { AbsenceRow, AbsentPupil } from './absence.queries.ts'
import { dayFault } from './absence.rules.ts'
import { registrars } from './absence.table.ts'

export const reporters = related('SELF', 'GUARDIAN', 'DELEGATE:REPORT_ABSENCE')
const school = related(...registrars)

// Whoever works at the school excuses no child of their own, nor takes back what others have registered: a colleague does.
const ownChild = ({ isKin }: { readonly isKin: boolean }) =>
  isKin ? { code: 'OWN_CHILD', message: 'It is about your own child: a colleague has to do it.', field: null } : null

const registered = ({ place, masters, isKin }: AbsentPupil) =>
  place
    ? (ownChild({ isKin }) ?? masterFault(masters, 'ATTENDANCE', place.schoolType))
    : { code: 'NOT_ENROLLED', message: 'The pupil goes to no school here today.', field: null }

/** What can be done about a pupil's absence now. */
export const personAbsenceActions = {
  REPORT_ABSENCE_TODAY: { rule: reporters, fault: (pupil, call) => dayFault(pupil, dayOf(call.now), call) },
  REPORT_ABSENCE_TOMORROW: { rule: reporters, fault: (pupil, call) => dayFault(pupil, daysAfter(dayOf(call.now), 1), call) },
  REGISTER_ABSENCE: { rule: school, fault: registered },
} satisfies Actions<AbsentPupil, PersonAbsenceAction>

/** Reports absence on these days. */
export const reportOn = (days: readonly string[]): Action<AbsentPupil> => ({
  rule: reporters,
  fault: (pupil, call) => days.map((day) => dayFault(pupil, day, call)).find((one) => one !== null) ?? null,
})

/** An absence with what its unit has decided. */
export type DecidedAbsence = AbsenceRow & { readonly policy: AbsencePolicyRow | null }

const reporter = when<DecidedAbsence>(
  { en: 'whoever reported it', sv: 'den som anmälde' },
  { relation: ['SELF', 'GUARDIAN', 'DELEGATE:REPORT_ABSENCE'] },
  ({ registeredById, relations }, { viewer }) =>
    registeredById === viewer.id &&
    relations.some((one) => one === 'SELF' || one === 'GUARDIAN' || one === 'DELEGATE:REPORT_ABSENCE'),
)

function endFault({ absenceType, withdrawnAt, endsAt, policy }: DecidedAbsence, { now }: Call) {
  if (withdrawnAt !== null || endsAt <= now) return { code: 'ALREADY_ENDED', message: 'It has ended.', field: ['absenceId'] }
  if (absenceType !== 'ANMALD_FRANVARO' || !policy?.mayEndOwnReport)
    return { code: 'CONTACT_SCHOOL', message: 'To change what is reported, contact the school.', field: ['absenceId'] }
  return null
}

const withdrawn = ({ withdrawnAt, isKin }: DecidedAbsence) =>
  withdrawnAt === null
    ? ownChild({ isKin })
    : { code: 'ALREADY_WITHDRAWN', message: 'It has been withdrawn.', field: ['absenceId'] }

/** What can be done about an absence. */
export const absenceActions = {
  END_OWN_ABSENCE: { rule: reporter, fault: endFault },
  WITHDRAW_ABSENCE: { rule: school, fault: withdrawn },
} satisfies Actions<DecidedAbsence, AbsenceAction>
