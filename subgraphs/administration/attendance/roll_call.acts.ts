import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { done, faulty } from '../../shared/action.ts'
import { instantFrom } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { CallRollError, CallRollInput } from '../administration.generated.ts'
import { followUpAbsence } from '../absence_case/absence_case.raising.ts'
import { lessonActions } from '../calendar_event/calendar_event.actions.ts'
import { actOnLesson } from '../calendar_event/calendar_event.acts.ts'
import { lockRoll } from './attendance.lock.ts'
import { absenceReasonFault, isSame, minutesFault, minutesOf, reasonKept, type Span } from './attendance.rules.ts'
import {
  addCalled,
  changeCalled,
  type Entry,
  expectedAt,
  type Expected,
  lessonNow,
  notify,
  reportLesson,
} from './attendance.writes.ts'

type Given = CallRollInput['entries'][number]

const excusedFrom = ({ excused }: Expected): Span[] =>
  excused.map(({ startsAt, endsAt }) => ({ startsAt: instantFrom(startsAt), endsAt: instantFrom(endsAt) }))

/** What is called of a pupil by an entry. */
function entryOf(pupil: Expected, given: Given, newId: () => string): Entry {
  const minutes = minutesOf(given, pupil, excusedFrom(pupil))
  const absenceReason = reasonKept(minutes, given.absenceReason?.trim() ?? null, pupil.before?.absenceReason ?? null)
  return { ...minutes, id: pupil.before?.id ?? newId(), studentId: pupil.studentId, absenceReason }
}

/** What is wrong with an entry, if anything. */
function entryFault(pupil: Expected | undefined, given: Given, isReasonHidden: boolean): Omit<CallRollError, 'field'> | null {
  if (!pupil) return { code: 'NOT_EXPECTED', message: 'The pupil is not to be at the lesson.' }
  const message = minutesFault(given, pupil)
  if (message !== null) return { code: 'MINUTES_INVALID', message }
  const wrong = absenceReasonFault(minutesOf(given, pupil, excusedFrom(pupil)), given.absenceReason ?? null, isReasonHidden)
  return wrong === null ? null : { code: 'ABSENCE_REASON_INVALID', message: wrong }
}

/** The entries of a call by pupil, with those who are simply there; or what is wrong with one of them. */
function calledOf({ entries, isRestPresent }: CallRollInput, expected: readonly Expected[], isReasonHidden: boolean) {
  const pupils = new Map(expected.map((pupil) => [pupil.studentId, pupil]))
  const called = new Map<string, Given>()
  for (const [n, given] of entries.entries()) {
    const id = given.studentId.toLowerCase()
    const fault = entryFault(pupils.get(id), given, isReasonHidden)
    if (fault) return { ...fault, field: ['entries', String(n)] }
    if (called.has(id)) return { code: 'DUPLICATE', message: 'The pupil is there twice.', field: ['entries', String(n)] } as const
    called.set(id, given)
  }
  if (isRestPresent ?? true)
    for (const { studentId } of expected) if (!called.has(studentId)) called.set(studentId, { studentId, status: 'PRESENT' })
  return called
}

const isChanged = ({ before }: Expected, entry: Entry) =>
  before !== null && !(isSame(before, entry) && before.absenceReason === entry.absenceReason)

/** The roll of a lesson, for the whole class in a fixed number of statements. */
export const callRoll = (info: GraphQLResolveInfo, context: AdministrationContext, input: CallRollInput) =>
  actOnLesson<CallRollError>([info, context], input, {
    action: lessonActions.CALL_ROLL,
    run: async (tx, { id, roll }) => {
      const { call, newId } = context
      const pupils = await lockRoll(tx, id)
      const { isCancelled, version } = await lessonNow(tx, id)
      if (isCancelled) return faulty({ code: 'LESSON_CANCELLED', message: 'The lesson is cancelled.' })
      const expected = await expectedAt(tx, id, pupils)
      const called = calledOf(input, expected, roll?.isReasonHidden ?? true)
      if ('code' in called) return faulty(called)
      const entries = expected.flatMap((pupil) => {
        const given = called.get(pupil.studentId)
        return given ? [{ pupil, entry: entryOf(pupil, given, newId) }] : []
      })
      const added = entries.filter(({ pupil }) => pupil.before === null).map(({ entry }) => entry)
      const changed = entries.filter(({ pupil, entry }) => isChanged(pupil, entry))
      if (version > 0 && added.length + changed.length === 0) return done(id)
      if (version !== input.expectedVersion) throw conflict('The roll', input.expectedVersion)
      if (changed.some(({ pupil }) => pupil.isKin))
        return faulty({ code: 'OWN_CHILD', message: 'Somebody else changes what has been called of your own child.' })
      const told = { lesson: id, by: call.viewer.id, now: call.now }
      const again = changed.map(({ entry }) => entry)
      await reportLesson(tx, told, version === 0)
      await changeCalled(tx, told, again)
      await addCalled(tx, told, added)
      await notify(tx, id)
      const all = [...again, ...added]
      const cases = await followUpAbsence(tx, all, call.now)
      return done(id, upserted('CalendarEvent', id), ...all.map((entry) => upserted('Attendance', entry.id)), ...cases)
    },
  })
