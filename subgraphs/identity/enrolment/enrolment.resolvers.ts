import { permittedActions } from '../../shared/action.ts'
import { connectionOf, pageOf } from '../../shared/pagination.ts'
import type { Resolvers } from '../identity.generated.ts'
import { enrolmentActions } from './enrolment.actions.ts'
import { cancelGiven, confirmGiven, endGiven, enrolPupil, refuseGiven, withPupil } from './enrolment.acts.ts'

export const enrolmentResolvers = {
  Person: { enrolments: ({ id }, _, { load }) => load.enrolment.load(id) },
  Organisation: {
    comingEnrolments: async ({ id }, args, { load }) => {
      const page = pageOf(args, ['startDate', 'id'])
      return connectionOf(await load.comingEnrolments(id, page), page.size, (row) => [row.startDate, row.id])
    },
  },
  Enrolment: {
    organisation: ({ organisationId }, _, { load }) => load.organisation.load(organisationId),
    pupilName: async ({ id }, _, { load }) => (await load.pupilName.load(id))?.displayName ?? null,
    permittedActions: async (row, _, context) => permittedActions(enrolmentActions, await withPupil(row, context), context),
  },
  Mutation: {
    enrolPupil: (_, { input }, context, info) => enrolPupil(info, context, input),
    endEnrolment: (_, { input }, context, info) => endGiven(info, context, input),
    refuseEnrolment: (_, { input }, context, info) => refuseGiven(info, context, input),
    confirmEnrolment: (_, { input }, context, info) => confirmGiven(info, context, input),
    cancelEnrolment: (_, { input }, context, info) => cancelGiven(info, context, input),
  },
  EnrolPupilPayload: { organisation: ({ id }, _, { load }) => (id ? load.organisation.load(id) : null) },
  EndEnrolmentPayload: { enrolment: ({ id }, _, { load }) => (id ? load.enrolmentById.load(id) : null) },
  RefuseEnrolmentPayload: { enrolment: ({ id }, _, { load }) => (id ? load.enrolmentById.load(id) : null) },
  ConfirmEnrolmentPayload: { enrolment: ({ id }, _, { load }) => (id ? load.enrolmentById.load(id) : null) },
  CancelEnrolmentPayload: { enrolment: ({ id }, _, { load }) => (id ? load.enrolmentById.load(id) : null) },
} satisfies Resolvers
