import { personOf } from '../../access/persons.ts'
import { permittedActions } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { connectionOf, type PageArgs, pageOf } from '../../shared/pagination.ts'
import type { PedagogyContext } from '../pedagogy.context.ts'
import type { AssignmentKind, Resolvers } from '../pedagogy.generated.ts'
import { activityAssignmentActions, assignmentActions } from './assignment.actions.ts'
import { inActivity, taughtActivity } from '../stubs/stubs.activities.ts'
import { changeGiven, planGiven, publishGiven, withdrawGiven } from './assignment.acts.ts'
import type { AssignmentRow, CalendarPage } from './assignment.queries.ts'
import { daysOf, testWarnings } from './assignment.rules.ts'

interface Asked extends PageArgs {
  readonly startDate: string
  readonly endDate: string
  readonly kinds?: readonly AssignmentKind[] | null | undefined
}

async function calendar(
  { kinds, ...args }: Asked,
  usual: readonly AssignmentKind[] | null,
  pageFor: (page: CalendarPage) => Promise<readonly AssignmentRow[]>,
) {
  const page = { ...pageOf(args, ['dueDate', 'id']), ...daysOf(args), kinds: kinds ?? usual }
  return connectionOf(await pageFor(page), page.size, ({ dueOn, id }) => [dueOn, id])
}

async function warningsOf({ id, organisationId, dueOn }: AssignmentRow, { load }: PedagogyContext) {
  const [loads, policy] = await Promise.all([load.testLoad.load(id), load.teachingPolicy.load(organisationId)])
  return policy ? testWarnings(loads, dueOn, policy.maxTestsPerWeek) : []
}

interface Answered {
  readonly id: string | null
}

const assignmentOf = {
  assignment: ({ id }: Answered, _: unknown, { load }: PedagogyContext) => (id ? load.assignment.load(id) : null),
}
const withWarnings = {
  ...assignmentOf,
  warnings: async ({ id }: Answered, _: unknown, context: PedagogyContext) => {
    const assignment = id ? await context.load.assignment.load(id) : null
    return assignment && warningsOf(assignment, context)
  },
}

export const assignmentResolvers = {
  Query: { assignment: (_, { id }, { load }) => (isId(id) ? load.assignment.load(id) : null) },
  Person: { examCalendar: ({ id }, args, { load }) => calendar(args, ['TEST'], (page) => load.calendarOfPupil(id, page)) },
  Group: { examCalendar: ({ id }, args, { load }) => calendar(args, ['TEST'], (page) => load.calendarOfGroup(id, page)) },
  Activity: {
    assignments: ({ id }, args, { load }) => calendar(args, null, (page) => load.assignmentsOfActivity(id, page)),
    permittedAssignmentActions: async ({ id }, _, context) => {
      const activity = await taughtActivity(id, context)
      return activity ? permittedActions(activityAssignmentActions, activity, context) : []
    },
  },
  Assignment: {
    activity: ({ activityId }) => ({ id: activityId }),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    isTakingSubmissions: ({ takesSubmissions }) => takesSubmissions,
    syllabusVersion: ({ syllabusVersionId }, _, { load }) =>
      syllabusVersionId ? load.syllabusVersion.load(syllabusVersionId) : null,
    contentItems: ({ id }, _, { load }) => load.contentOfAssignment.load(id),
    criteria: ({ id }, _, { load }) => load.criteriaOfAssignment.load(id),
    author: ({ authorId }, _, context) => personOf(authorId, context),
    testWeekWarnings: (row, _, context) => warningsOf(row, context),
    permittedActions: async (row, _, context) => permittedActions(assignmentActions, await inActivity(row, context), context),
  },
  TestWeekWarning: { group: ({ groupId }) => ({ id: groupId as never }) },
  Mutation: {
    planAssignment: (_, { input }, context, info) => planGiven(info, context, input),
    changeAssignment: (_, { input }, context, info) => changeGiven(info, context, input),
    publishAssignment: (_, { input }, context, info) => publishGiven(info, context, input),
    withdrawAssignment: (_, { input }, context, info) => withdrawGiven(info, context, input),
  },
  PlanAssignmentPayload: withWarnings,
  ChangeAssignmentPayload: withWarnings,
  PublishAssignmentPayload: withWarnings,
  WithdrawAssignmentPayload: assignmentOf,
} satisfies Resolvers
