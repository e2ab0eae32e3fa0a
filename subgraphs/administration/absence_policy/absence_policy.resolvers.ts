import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, permittedActions, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { absencePolicyActions } from './absence_policy.actions.ts'
import { decide, type SetAbsencePolicyPayloadRow } from './absence_policy.queries.ts'
import { policyFault } from './absence_policy.rules.ts'

export const absencePolicyResolvers = {
  Organisation: { absencePolicy: ({ id }, _, { load }) => load.absencePolicy.load(id) },
  AbsencePolicy: {
    isOwnReportEndable: ({ mayEndOwnReport }) => mayEndOwnReport,
    isReportedByLesson: ({ reportsLessons }) => reportsLessons,
    permittedActions: async ({ id }, _, context) => {
      const led = await context.load.ledOrganisation.load(id)
      return led && permittedActions(absencePolicyActions, led, context)
    },
  },
  Mutation: {
    setAbsencePolicy: async (_, { input }, context, info) =>
      actOn<LedOrganisation, SetAbsencePolicyPayloadRow>(info, context, input, {
        source: isId(input.organisationId) ? await context.load.ledOrganisation.load(input.organisationId) : null,
        action: absencePolicyActions.SET_ABSENCE_POLICY,
        unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
        run: async (tx, { id }) => {
          const fault = policyFault(input)
          if (fault) return faulty(fault)
          if (!(await decide(tx, input, context.call.now))) throw conflict('The policy', input.expectedVersion)
          return done(id, upserted('AbsencePolicy', id))
        },
      }),
  },
  SetAbsencePolicyPayload: { absencePolicy: ({ id }, _, { load }) => (id ? load.absencePolicy.load(id) : null) },
} satisfies Resolvers
