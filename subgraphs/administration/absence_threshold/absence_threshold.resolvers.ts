import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, permittedActions, refused } from '../../shared/action.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { Resolvers } from '../administration.generated.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { setThreshold, type SetAbsenceThresholdPayloadRow } from './absence_threshold.queries.ts'
import { thresholdActions, thresholdFault } from './absence_threshold.rules.ts'

export const absenceThresholdResolvers = {
  Organisation: {
    absenceThresholds: ({ id }, _, { load }) => load.absenceThresholds.load(id),
    permittedThresholdActions: async ({ id }, _, context) => {
      const led = await context.load.ledOrganisation.load(id)
      return led && permittedActions(thresholdActions, led, context)
    },
  },
  AbsenceThreshold: {
    counted: ({ counts }) => counts,
    organisation: ({ organisationId }) => ({ id: organisationId as never }),
    version: ({ ownVersion }) => ownVersion,
  },
  Mutation: {
    setAbsenceThreshold: async (_, { input }, context, info) =>
      actOn<LedOrganisation, SetAbsenceThresholdPayloadRow>(info, context, input, {
        source: isId(input.organisationId) ? await context.load.ledOrganisation.load(input.organisationId) : null,
        action: thresholdActions.SET_ABSENCE_THRESHOLD,
        unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
        run: async (tx, { id }) => {
          const fault = thresholdFault(input)
          if (fault) return faulty(fault)
          if (!(await setThreshold(tx, input, context.call.now))) throw conflict('The threshold', input.expectedVersion)
          return done(id, upserted('AbsenceThreshold', id))
        },
      }),
  },
  SetAbsenceThresholdPayload: { absenceThresholds: ({ id }, _, { load }) => (id ? load.absenceThresholds.load(id) : null) },
} satisfies Resolvers
