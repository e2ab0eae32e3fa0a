import { personOf } from '../stubs/stubs.resolvers.ts'
import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import { absentPupil } from '../absence/absence.acts.ts'
import type { Resolvers } from '../administration.generated.ts'
import { leaveActions, personLeaveActions } from './leave_application.actions.ts'
import { applyGiven, decideGiven, toDecide, withdrawGiven } from './leave_application.acts.ts'

export const leaveApplicationResolvers = {
  Person: {
    leaveApplications: ({ id }, _, { load }) => load.leaveApplicationsOf.load(id),
    permittedLeaveActions: async ({ id }, _, context) => {
      const pupil = await absentPupil(id, null, context)
      return pupil && permittedActions(personLeaveActions, pupil, context)
    },
  },
  Organisation: {
    waitingLeaveApplications: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['startDate', 'id'])
      return connectionOf(await load.waitingLeavePage(id, page), page.size, ({ startDate, id: key }) => [startDate, key])
    },
  },
  LeaveApplication: {
    student: ({ studentId }, _, context) => personOf(studentId, context),
    organisation: ({ organisationId }) => ({ id: organisationId }),
    appliedBy: ({ appliedById }, _, context) => personOf(appliedById, context),
    decidedBy: ({ decidedById }, _, context) => personOf(decidedById, context),
    permittedActions: async (row, _, context) => permittedActions(leaveActions, await toDecide(row, context), context),
  },
  Mutation: {
    applyForLeave: (_, { input }, context, info) => applyGiven(info, context, input),
    withdrawLeaveApplication: (_, { input }, context, info) => withdrawGiven(info, context, input),
    decideLeave: (_, { input }, context, info) => decideGiven(info, context, input),
  },
  ApplyForLeavePayload: { leaveApplication: ({ id }, _, { load }) => (id ? load.leaveApplication.load(id) : null) },
  WithdrawLeaveApplicationPayload: { leaveApplication: ({ id }, _, { load }) => (id ? load.leaveApplication.load(id) : null) },
  DecideLeavePayload: { leaveApplication: ({ id }, _, { load }) => (id ? load.leaveApplication.load(id) : null) },
} satisfies Resolvers
