import type { Action, Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { AbsentPupil } from '../absence/absence.queries.ts'
import type { AbsenceCaseAction, PersonAbsenceCaseAction } from '../administration.generated.ts'
import type { MasterRow } from '../stubs/stubs.queries.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { AbsenceCaseRow, CaseStanding } from './absence_case.queries.ts'

/** A pupil of whom a case may be opened, at the place where they are taught. */
export type CasePupil = AbsentPupil & CaseStanding & { readonly hasOpenCase: boolean }

/** A case with who is master of attendance at its unit. */
export type MasteredCase = AbsenceCaseRow & { readonly masters: readonly MasterRow[] }

const sure = assurance('SUBSTANTIAL')

const standsAs = (en: string, sv: string, ...names: readonly string[]) =>
  when<CaseStanding>({ en, sv }, { relation: names }, ({ roles }) => roles.some((role) => names.includes(role)))

const principal = and(standsAs("the pupil's principal at the unit", 'elevens rektor vid enheten', 'PRINCIPAL'), sure)
const opener = and(
  standsAs("the pupil's principal or mentor at the unit", 'elevens rektor eller mentor vid enheten', 'PRINCIPAL', 'MENTOR'),
  sure,
)

type Fault = Exclude<Action<MasteredCase>['fault'], undefined>

const ownChild = ({ isKin }: CaseStanding) =>
  isKin ? { code: 'OWN_CHILD', message: 'Somebody else has to do this about your own child.', field: null } : null

const mastered = (masters: readonly MasterRow[], schoolType: string | null) => {
  const fault = masterFault(masters, 'ATTENDANCE', schoolType)
  return fault && { ...fault, field: null }
}

const firstOf =
  (...faults: readonly Fault[]): Fault =>
  (one, call) => {
    for (const fault of faults) {
      const found = fault(one, call)
      if (found) return found
    }
    return null
  }

const refusal = (code: string, message: string) => ({ code, message, field: ['absenceCaseId'] })
const anywhere: Fault = (one) => ownChild(one) ?? mastered(one.masters, null)
const open: Fault = ({ state }) => (state === 'OPEN' ? null : refusal('NOT_OPEN', 'It has been decided whether to investigate.'))
const investigating: Fault = ({ state }) =>
  state === 'INVESTIGATING' ? null : refusal('NOT_INVESTIGATING', 'It is not being investigated.')
const heard: Fault = ({ pupilHeardOn, guardiansHeardOn, isMinor }) =>
  pupilHeardOn === null || (isMinor && guardiansHeardOn === null)
    ? refusal('NOT_HEARD', 'Hear the pupil, and the guardians of a pupil under 18, or write down that they did not want to.')
    : null
const health: Fault = ({ pupilHealthInvolvedOn, isPupilHealthUnneeded }) =>
  pupilHealthInvolvedOn === null && !isPupilHealthUnneeded
    ? refusal('PUPIL_HEALTH_MISSING', 'Involve pupil health, or write down why it need not take part.')
    : null

const investigatingStep = { rule: principal, fault: firstOf(anywhere, investigating) }
const openStep = { rule: principal, fault: firstOf(anywhere, open) }

/** What can be done in a case. */
export const absenceCaseActions = {
  START_ABSENCE_INVESTIGATION: openStep,
  INFORM_HOME_MUNICIPALITY: investigatingStep,
  RECORD_ABSENCE_HEARING: investigatingStep,
  INVOLVE_PUPIL_HEALTH: investigatingStep,
  CONCLUDE_ABSENCE_CASE: { rule: principal, fault: firstOf(anywhere, investigating, heard, health) },
  CLOSE_ABSENCE_CASE: openStep,
} satisfies Actions<MasteredCase, AbsenceCaseAction>

function openFault(pupil: CasePupil) {
  const { place, masters, hasOpenCase } = pupil
  if (!place) return { code: 'NOT_ENROLLED', message: 'The pupil goes to no school here today.', field: null }
  const fault = ownChild(pupil) ?? mastered(masters, place.schoolType)
  if (fault) return fault
  return hasOpenCase ? { code: 'ALREADY_OPEN', message: 'There is a case of the pupil at the unit.', field: null } : null
}

/** What can be done about a case of a pupil. */
export const personCaseActions = {
  OPEN_ABSENCE_CASE: { rule: opener, fault: openFault },
} satisfies Actions<CasePupil, PersonAbsenceCaseAction>
