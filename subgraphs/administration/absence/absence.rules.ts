import { dayOf, daysAfter } from '../../shared/clock.ts'
import { boundsOf, daysBetween, instantOf, isTime, timeOf, weekday } from '../../shared/week.ts'
import type { Call } from '../../shared/viewer.ts'
import type { ReportAbsenceError } from '../administration.generated.ts'
import { isSchoolDay } from '../school_calendar/school_calendar.rules.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import type { AbsentPupil, Place } from './absence.queries.ts'
import { healthAdvice, healthWords } from './absence.words.ts'

type Fault = ReportAbsenceError
const fault = (code: Fault['code'], message: string, field: string | null = null): Fault => ({
  code,
  message,
  field: field === null ? null : [field],
})

const care = ['FS', 'FTH', 'OPPFTH']

/** The place a report is about: the unit that is named, else the one where the pupil is taught rather than cared for. */
export const placeOf = (places: readonly Place[], organisationId: string | null): Place | null =>
  (organisationId === null
    ? (places.find(({ schoolType }) => !care.includes(schoolType)) ?? places[0])
    : places.find((one) => one.organisationId === organisationId)) ?? null

/** Guardians act until 18, and from that very day the pupil alone. */
export function ageFault({ relations, ofAge }: AbsentPupil, { now }: Call): Fault | null {
  const isAdult = ofAge !== null && ofAge <= dayOf(now)
  if (relations.includes('SELF') && !isAdult) return fault('MINOR', 'A guardian reports absence until you are 18.')
  if (!relations.includes('SELF') && isAdult)
    return fault('PUPIL_OF_AGE', 'The pupil has come of age, and reports absence alone.')
  return null
}

const contact = (message: string) => fault('CONTACT_SCHOOL', `${message} Contact the school.`, 'startDate')

/** What stands in the way of reporting absence on a day, as the unit has decided. */
export function dayFault(pupil: AbsentPupil, day: string, call: Call): Fault | null {
  const { place, policy, years, daysOff } = pupil
  const today = dayOf(call.now)
  const byAge = ageFault(pupil, call)
  if (byAge) return byAge
  if (!place || !policy) return fault('NOT_ENROLLED', 'The pupil goes to no school here today.')
  const elsewhere = masterFault(pupil.masters, 'ATTENDANCE', place.schoolType)
  if (elsewhere) return fault(elsewhere.code, elsewhere.message)
  const ahead = daysBetween(today, day)
  if (ahead < 0) return contact('The day has passed.')
  if (ahead > policy.daysAhead) return contact(`Absence is reported ${policy.daysAhead} days ahead at most.`)
  const time = timeOf(call.now)
  if (ahead === 0 && policy.latestTime !== null && time > policy.latestTime)
    return contact(`Absence today is reported until ${policy.latestTime}.`)
  if (ahead === 1 && policy.nextDayFrom !== null && time < policy.nextDayFrom)
    return contact(`Absence tomorrow is reported from ${policy.nextDayFrom}.`)
  return isOpen(day, place.schoolType, { years, daysOff })
    ? null
    : fault('NOT_A_SCHOOL_DAY', `There is no school on ${day}.`, 'startDate')
}

/** Whether a pupil of a school type is expected on a day. Where no school year is decided, Monday to Friday but for days off. */
export function isOpen(day: string, schoolType: string, { years, daysOff }: Pick<AbsentPupil, 'years' | 'daysOff'>): boolean {
  const off = daysOff.some((one) => one.startDate <= day && day <= one.endDate && !(care.includes(schoolType) && one.isCareOpen)
    && (one.schoolTypes === null || one.schoolTypes.includes(schoolType))) // prettier-ignore
  if (care.includes(schoolType) || years.length === 0) return weekday(day) <= 5 && !off
  return isSchoolDay(day, schoolType, years, daysOff)
}

interface Asked {
  readonly startDate: string
  readonly endDate?: string | null | undefined
  readonly startTime?: string | null | undefined
  readonly endTime?: string | null | undefined
  readonly lessonIds?: readonly string[] | null | undefined
  readonly comment?: string | null | undefined
}

/** What is wrong with a report as a whole. */
export function reportFault(pupil: AbsentPupil, asked: Asked): Fault | null {
  const { startDate, endDate, startTime = null, endTime = null, comment = null } = asked
  const length = daysBetween(startDate, endDate ?? startDate) + 1
  if (length < 1) return fault('DATES_INVALID', 'The last day comes before the first.', 'endDate')
  if (length > pupil.policy!.maxConsecutiveDays)
    return contact(`One report is about ${pupil.policy!.maxConsecutiveDays} days at most.`)
  if (asked.lessonIds != null && (startTime ?? endTime) !== null)
    return fault('TIMES_INVALID', 'Give lessons, or times, not both.', 'startTime')
  if ((startTime === null) !== (endTime === null))
    return fault('TIMES_INVALID', 'Give both times, or none for the whole day.', 'endTime')
  if (startTime !== null && endTime !== null) {
    if (!isTime(startTime) || !isTime(endTime) || endTime <= startTime || length > 1)
      return fault('TIMES_INVALID', 'Give two times of one day, HH:MM, the later last.', 'startTime')
    if (!instantOf(startDate, startTime) || !instantOf(startDate, endTime))
      return fault('TIMES_INVALID', 'The clocks skip this time on that day.', 'startTime')
  }
  if (comment === null) return null
  if (pupil.place?.schoolType !== 'FS') return fault('COMMENT_INVALID', 'Only a preschool takes comments.', 'comment')
  return comment.trim().length >= 1 && comment.trim().length <= 500
    ? null
    : fault('COMMENT_INVALID', 'Give 1 to 500 characters, or none.', 'comment')
}

export const daysOf = ({ startDate, endDate }: Asked): string[] =>
  Array.from({ length: daysBetween(startDate, endDate ?? startDate) + 1 }, (_, n) => daysAfter(startDate, n))

/** From when to when a report is about a day. */
export function spanOf(day: string, { startTime, endTime }: Pick<Asked, 'startTime' | 'endTime'>) {
  if (startTime != null && endTime != null)
    return { startsAt: instantOf(day, startTime)!, endsAt: instantOf(day, endTime)!, isWholeDay: false }
  const { from, until } = boundsOf(day)
  return { startsAt: from, endsAt: until, isWholeDay: true }
}

/** Words in a comment that may be about health, with their place in the text and what to do. */
export function healthWarnings(text: string, locale: 'en' | 'sv') {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  return words
    .filter(([word]) =>
      healthWords.some((known) => word.toLowerCase().startsWith(known) && (known.length > 3 || word.toLowerCase() === known)),
    )
    .map(({ 0: word, index: position }) => ({ word, position, advice: healthAdvice[locale] }))
}
