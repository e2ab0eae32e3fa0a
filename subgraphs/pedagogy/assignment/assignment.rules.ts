import { daysBetween, isTime, weekOf } from '../../shared/week.ts'
import { isText } from '../../shared/text.ts'
import { badInput } from '../../shared/errors.ts'
import { type Rule, when } from '../../shared/policy.ts'

export interface AssignmentText {
  readonly title: string
  readonly instructions: string
  readonly assignedOn: string
  readonly dueOn: string
  readonly dueTime?: string | null | undefined
  readonly contentItemIds: readonly string[]
  readonly criterionIds: readonly string[]
}

const fault = <Code extends string>(code: Code, message: string, ...field: readonly string[]) => ({ code, message, field })

/** Everything that is wrong with an assignment. */
export function assignmentFaults(given: AssignmentText) {
  const length = daysBetween(given.assignedOn, given.dueOn)
  return [
    ...(isText(given.title, 200) ? [] : [fault('TITLE_INVALID', 'Give a title of 1 to 200 characters.', 'title')]),
    ...(given.instructions.length > 4000 ? [fault('TEXT_INVALID', 'Give at most 4,000 characters.', 'instructions')] : []),
    ...(length < 0 || length > 366 ? [fault('DATES_INVALID', 'It is due 0 to 366 days after it is given.', 'dueOn')] : []),
    ...(given.dueTime == null || isTime(given.dueTime) ? [] : [fault('TIME_INVALID', 'Give a time such as 15:30.', 'dueTime')]),
    ...(['contentItemIds', 'criterionIds'] as const).flatMap((field) =>
      given[field].length > 50 ? [fault('TOO_MANY', 'Give at most 50.', field)] : [],
    ),
  ]
}

/** How many tests a class has in the week of a test, that one among them. */
export interface TestLoad {
  readonly groupId: string
  readonly testsInWeek: number
}

/** The classes that have more tests in the week of a day than the unit has decided. */
export const testWarnings = (loads: readonly TestLoad[], dueOn: string, limit: number) =>
  loads
    .filter(({ testsInWeek }) => testsInWeek > limit)
    .map(({ groupId, testsInWeek }) => ({ groupId, week: weekOf(dueOn), tests: testsInWeek, limit }))

/** The days of a calendar, at most 200. */
export function daysOf({ startDate, endDate }: { readonly startDate: string; readonly endDate: string }) {
  const days = daysBetween(startDate, endDate)
  if (days < 0 || days > 200) throw badInput('`endDate` is 0 to 200 days after `startDate`.')
  return { startDate, endDate }
}

/** Teaches the activity. */
export const teachesActivity: Rule = when<{ readonly roles: readonly string[] }>(
  { en: 'a teacher of the activity', sv: 'en lärare i aktiviteten' },
  { relation: ['TEACHER'] },
  ({ roles }) => roles.includes('TEACHER'),
)

/** Teaches the activity of an assignment. */
export const isTeacher: Rule = when<{ readonly isTeacher: boolean }>(
  { en: 'a teacher of the activity', sv: 'en lärare i aktiviteten' },
  { relation: ['TEACHER'] },
  (assignment) => assignment.isTeacher,
)
