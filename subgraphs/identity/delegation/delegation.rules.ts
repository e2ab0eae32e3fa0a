import type { UserError } from '../../shared/act.ts'
import { dayOf, yearsAfter } from '../../shared/clock.ts'
import { nameFault, reasonFault } from '../../shared/text.ts'
import type { Call } from '../../shared/viewer.ts'
import type { DelegateActsErrorCode, DelegateActsInput } from '../identity.generated.ts'
import { parseCivicNo } from '../person/civic_no.ts'
import type { PersonRow } from '../person/person.queries.ts'
import { isOfAge } from '../responsible/responsible.rules.ts'

type Fault = UserError<DelegateActsErrorCode>

const fault = (code: DelegateActsErrorCode, message: string, ...field: readonly string[]): Fault => ({ code, message, field })

/** From 18 nobody acts for a pupil but the pupil. */
export const ageFault = ({ birthDate }: PersonRow, { now }: Call): Fault | null =>
  isOfAge(birthDate, dayOf(now)) ? fault('PUPIL_OF_AGE', 'The pupil has turned 18 and acts alone.', 'pupilId') : null

/** A delegation begins today or later and before the pupil turns 18, and lasts a year at most. */
export function periodFault(startDate: string, endDate: string, birthDate: string | null, today: string): Fault | null {
  if (startDate < today) return fault('PERIOD_INVALID', 'It cannot begin before today.', 'startDate')
  if (isOfAge(birthDate, startDate)) return fault('PERIOD_INVALID', 'The pupil is 18 by then and acts alone.', 'startDate')
  if (endDate < startDate) return fault('PERIOD_INVALID', 'It ends before it begins.', 'endDate')
  if (endDate > yearsAfter(startDate, 1))
    return fault('PERIOD_INVALID', 'It lasts a year at most; give it anew after that.', 'endDate')
  return null
}

// A guardian's own affair; the school does it for foster homes, and answers for why.
function giverFault({ relations }: PersonRow, { kind, reason }: DelegateActsInput): Fault | null {
  const isSchool = !relations.includes('GUARDIAN')
  if (isSchool && kind !== 'FOSTER_HOME')
    return fault('KIND_NOT_ALLOWED', 'The school delegates to foster homes; others are for the guardians to choose.', 'kind')
  if (isSchool && reason == null) return fault('REASON_INVALID', 'The school has to give a reason.', 'reason')
  return reason == null ? null : reasonFault(reason)
}

/** What is to be written, once nothing is wrong with it. */
export interface CheckedDelegation {
  readonly delegateCivicNo: string
  readonly delegateName: string
  readonly acts: readonly string[]
  readonly reason: string | null
}

/**
 * What is wrong with a delegation, or what is to be written. Whether the number is known here is not looked up. Nor is whether
 * its owner is blocked from the pupil, or the pupil protected: the giver may be the guardian who does not know, so it is taken
 * down as any other, and `access.my_delegation` gives it no effect. Any refusal, worded as it may be, would come for nobody else.
 */
export function checkDelegation(
  pupil: PersonRow,
  giver: PersonRow | null,
  input: DelegateActsInput,
  { now }: Call,
): Fault | CheckedDelegation {
  const today = dayOf(now)
  const parsed = parseCivicNo(input.delegateCivicNo, today)
  if (parsed.kind === 'INVALID') return fault('CIVIC_NO_INVALID', parsed.message, 'delegateCivicNo')
  const acts = [...new Set(input.acts)]
  return (
    giverFault(pupil, input) ??
    nameFault(input.delegateName, 'delegateName') ??
    (parsed.civicNo === pupil.civicNo
      ? fault('DELEGATE_IS_PUPIL', 'The pupil cannot be their own delegate.', 'delegateCivicNo')
      : null) ??
    (parsed.civicNo === giver?.civicNo
      ? fault('DELEGATE_IS_GIVER', 'Nobody gives a delegation to themself.', 'delegateCivicNo')
      : null) ??
    (acts.length === 0 ? fault('ACTS_MISSING', 'Name at least one act.', 'acts') : null) ??
    periodFault(input.startDate, input.endDate, pupil.birthDate, today) ?? {
      delegateCivicNo: parsed.civicNo,
      delegateName: input.delegateName.trim(),
      acts,
      reason: input.reason?.trim() ?? null,
    }
  )
}
