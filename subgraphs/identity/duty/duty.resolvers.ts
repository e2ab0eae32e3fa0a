import { permittedActions } from '../../shared/action.ts'
import { reference } from '../../shared/module.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { Resolvers } from '../identity.generated.ts'
import { kept } from '../keeping/keeping.ts'
import { assignmentActions, dutyActions } from './duty.actions.ts'
import {
  assignDuty,
  confirmDutyGiven,
  refuseDutyGiven,
  endAssignmentGiven,
  endDutyGiven,
  keptAssignment,
  startDuty,
} from './duty.acts.ts'

export const dutyResolvers = {
  Person: { duties: ({ id }, _, { load }) => load.dutiesOfPerson.load(id) },
  Organisation: {
    duties: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['dutyRole', 'id'])
      return connectionOf(await load.dutyPage(id, page), page.size, (row) => [row.dutyRole, row.id])
    },
  },
  Group: { assignmentRoles: ({ id }, _, { load }) => load.assignmentRoles.load(id) },
  Duty: {
    __resolveReference: reference((id, { load }: IdentityContext) => load.duty.load(id)),
    person: ({ personId }, _, { load }) => load.person.load(personId),
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    permittedActions: async (row, _, context) =>
      permittedActions(dutyActions, await kept(row, row.organisationId, context), context),
  },
  AssignmentRole: {
    duty: ({ dutyId }, _, { load }) => load.duty.load(dutyId),
    permittedActions: async ({ id }, _, context) => {
      const assignment = await keptAssignment(id, context)
      return assignment && permittedActions(assignmentActions, assignment, context)
    },
  },
  Mutation: {
    startDuty: (_, { input }, context, info) => startDuty(info, context, input),
    refuseDuty: (_, { input }, context, info) => refuseDutyGiven(info, context, input),
    confirmDuty: (_, { input }, context, info) => confirmDutyGiven(info, context, input),
    endDuty: (_, { input }, context, info) => endDutyGiven(info, context, input),
    assignDuty: (_, { input }, context, info) => assignDuty(info, context, input),
    endAssignment: (_, { input }, context, info) => endAssignmentGiven(info, context, input),
  },
  StartDutyPayload: { duty: ({ id }, _, { load }) => (id ? load.duty.load(id) : null) },
  RefuseDutyPayload: { duty: ({ id }, _, { load }) => (id ? load.duty.load(id) : null) },
  ConfirmDutyPayload: { duty: ({ id }, _, { load }) => (id ? load.duty.load(id) : null) },
  EndDutyPayload: { duty: ({ id }, _, { load }) => (id ? load.duty.load(id) : null) },
  AssignDutyPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
  EndAssignmentPayload: { group: ({ id }, _, { load }) => (id ? load.group.load(id) : null) },
} satisfies Resolvers
