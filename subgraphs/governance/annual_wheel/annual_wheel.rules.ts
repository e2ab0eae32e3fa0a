import { daysAfter } from '../../shared/clock.ts'
import { badInput } from '../../shared/errors.ts'
import { role } from '../../shared/rules.ts'
import { isAcademicYear, titledFaults } from '../goal/goal.rules.ts'
import type { WheelLink, WheelUnitState } from '../governance.generated.ts'

/** Who has an annual wheel: which events of it, the rows say. */
export const wheelReaders = role(
  "staff and the authority's administrators",
  'personal och huvudmannens administratörer',
  ...['STAFF', 'AUTHORITY_ADMIN'],
)

/** The first and last day of a calendar year. @throws BAD_USER_INPUT for what is none. */
export function calendarYear(year: number) {
  if (!Number.isInteger(year) || year < 1900 || year > 2999) throw badInput('`year` must be a calendar year such as 2026.')
  return { startDate: `${year}-01-01`, endDate: `${year}-12-31` }
}

interface Said {
  readonly title: string
  readonly description: string
  readonly startsOn: string
  readonly dueOn: string
  readonly schoolTypes: readonly string[] | null
  readonly isRequired: boolean
  readonly link: WheelLink
  readonly academicYear: string | null
}

const fault = <Code extends string>(code: Code, message: string, field: string) => ({ code, message, field: [field] })

const linkFault = ({ link, academicYear, isRequired }: Said) => {
  if (link === 'NONE')
    return academicYear === null ? null : fault('LINK_INVALID', 'Of a school year is only what is linked.', 'academicYear')
  if (academicYear === null || !isAcademicYear(academicYear))
    return fault('LINK_INVALID', 'What is linked is of a school year such as 2026/27.', 'academicYear')
  return isRequired ? null : fault('LINK_INVALID', 'What is linked is to be done.', 'isRequired')
}

/** Everything that is wrong with an event as it is given. */
export function eventFaults(said: Said) {
  const { startsOn, dueOn, schoolTypes } = said
  const areTypes = schoolTypes === null || (schoolTypes.length > 0 && schoolTypes.every((one) => /^[A-ZÅÄÖ]{2,20}$/.test(one)))
  const linked = linkFault(said)
  return [
    ...titledFaults(said),
    ...(startsOn <= dueOn && dueOn <= daysAfter(startsOn, 366)
      ? []
      : [fault('DATE_INVALID', 'It is due 0 to 366 days after its first day.', 'dueOn')]),
    ...(areTypes
      ? []
      : [fault('SCHOOL_TYPE_INVALID', "Give Skolverket's codes, such as GR, or leave it out for all.", 'schoolTypes')]),
    ...(linked ? [linked] : []),
  ]
}

/** How far a unit has come with what is due by a day: that day itself is still in time. */
export function unitState(doneAt: Date | null, dueOn: string, today: string): WheelUnitState {
  if (doneAt !== null) return 'DONE'
  return dueOn < today ? 'BEHIND' : 'AWAITED'
}
