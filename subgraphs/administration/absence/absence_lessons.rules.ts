import type { Call } from '../../shared/viewer.ts'
import type { ReportAbsenceError } from '../administration.generated.ts'
import type { AbsentPupil, NewAbsence, OwnLesson } from './absence.queries.ts'

type Named = NewAbsence & Required<Pick<NewAbsence, 'calendarEventId' | 'lessonName'>>

const most = 60
const fault = (code: ReportAbsenceError['code'], message: string) => ({ code, message, field: ['lessonIds'] })

/** What is wrong with a report about lessons: as the pupil has them, and as the unit has decided. The school itself may say what has been. */
export function lessonsFault(
  { place, policy }: Pick<AbsentPupil, 'place' | 'policy'>,
  ids: readonly string[],
  lessons: readonly OwnLesson[],
  { now, isSchool }: { readonly now: Call['now']; readonly isSchool: boolean },
): ReportAbsenceError | null {
  if (!isSchool && !policy?.reportsLessons)
    return fault('LESSONS_NOT_REPORTED_HERE', 'The school takes reports of whole days and of times, not of lessons.')
  const asked = new Set(ids.map((id) => id.toLowerCase()))
  const own = lessons.filter(({ organisationId }) => organisationId === place?.organisationId)
  if (asked.size === 0 || asked.size > most || [...asked].some((id) => own.every((lesson) => lesson.id !== id)))
    return fault('LESSON_NOT_FOUND', `Name 1 to ${most} lessons that the pupil has on these days.`)
  if (own.some(({ isCancelled }) => isCancelled)) return fault('LESSON_CANCELLED', 'A lesson of these is cancelled.')
  return !isSchool && !policy!.isLateReportExcusing && own.some(({ endsAt }) => endsAt <= now)
    ? fault('LESSON_OVER', 'A lesson of these is over. Contact the school.')
    : null
}

/** The absence that a lesson is reported with: as long as the pupil is expected there. */
export const absenceFrom = (id: string, { id: calendarEventId, displayName, startsAt, endsAt }: OwnLesson): Named => ({
  ...{ id, startsAt, endsAt, isWholeDay: false, calendarEventId, lessonName: displayName },
})
