import { dayOf, monthsAfter, yearsAfter } from '../../shared/clock.ts'
import type { Call } from '../../shared/viewer.ts'
import type { ApplyForPlaceError, ApplyForPlaceInput } from '../administration.generated.ts'
import type { PlaceApplicationRow, PlaceUnit } from './place_application.queries.ts'

/** What can be applied for. */
export const placeTypes: readonly string[] = ['FS', 'FTH', 'FKLASS', 'GR']

/** Where the place is care, which is kept here, and not an enrolment, which is not. */
export const isCare = (schoolType: string): boolean => schoolType === 'FS' || schoolType === 'FTH'

/** A preschool place is offered within four months (skollagen 8:14). */
export const guaranteeOf = ({ schoolType, queuedOn }: Pick<PlaceApplicationRow, 'schoolType' | 'queuedOn'>): string | null =>
  schoolType === 'FS' ? monthsAfter(queuedOn, 4) : null

/** Said on every application alike: an answer that came to some families only would tell which these are. */
export const advice =
  'Whoever is under protected identity, or lives with somebody who is, gets a place by contacting the school authority: no queue shows their application.'

const fault = <Code extends ApplyForPlaceError['code']>(code: Code, message: string, field: string) => ({
  code,
  message,
  field: [field],
})

/** What is wrong with an application as such, if anything. */
export function applicationFault({ schoolType, startDate, organisationIds }: ApplyForPlaceInput, { now }: Call) {
  const today = dayOf(now)
  if (!placeTypes.includes(schoolType))
    return fault('SCHOOL_TYPE_INVALID', `Places are applied for at ${placeTypes.join(', ')}.`, 'schoolType')
  if (startDate < today) return fault('DATES_INVALID', 'The first day has passed.', 'startDate')
  if (startDate > yearsAfter(today, 3))
    return fault('DATES_INVALID', 'The first day is more than three years ahead.', 'startDate')
  const different = new Set(organisationIds.map((id) => id.toLowerCase()))
  return different.size < 1 || different.size > 5 || different.size < organisationIds.length
    ? fault('CHOICES_INVALID', 'Choose one to five units, each once.', 'organisationIds')
    : null
}

/** The school authority of the units that are chosen; null unless all are of one, and have the school type. */
export function authorityOf(units: readonly PlaceUnit[], schoolType: string, count: number): string | null {
  const [first] = units
  const fit = units.every((unit) => unit.authorityId === first?.authorityId && unit.schoolTypes.includes(schoolType))
  return fit && units.length === count ? (first?.authorityId ?? null) : null
}

export const ofAge = { code: 'OF_AGE', message: 'Who is 18 answers for themself.', field: null } as const

/** What stands in the way of changing an application. */
export function closedFault({ state, isMinor }: Pick<PlaceApplicationRow, 'state' | 'isMinor'>) {
  if (!isMinor) return ofAge
  return waitingFault({ state })
}

export const waitingFault = ({ state }: Pick<PlaceApplicationRow, 'state'>) =>
  state === 'QUEUED' || state === 'OFFERED'
    ? null
    : ({ code: 'ALREADY_CLOSED', message: 'It was accepted or withdrawn before.', field: ['placeApplicationId'] } as const)
