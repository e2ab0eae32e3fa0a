import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DecideCareOpeningsInput, Resolvers } from '../administration.generated.ts'
import { careActions, type CareUnit, careUnit } from '../placement/placement.actions.ts'
import { type DecideCareOpeningsPayloadRow, replaceOpenings } from './care_opening.queries.ts'
import { areTimes, daysOfWeek, numberOf } from './care_opening.rules.ts'

const wrongTimes = refused('TIMES_INVALID', 'Give each weekday once, and an end later than its start, as HH:MM.', 'openings')

async function decideCareOpenings(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideCareOpeningsInput) {
  const { organisationId, openings } = input
  return actOn<CareUnit, DecideCareOpeningsPayloadRow>(info, context, input, {
    source: isId(organisationId) ? await careUnit(organisationId, context) : null,
    action: careActions.DECIDE_CARE_OPENINGS,
    unknown: refused('NOT_FOUND', 'There is no such unit.', 'organisationId'),
    run: async (tx, { id }) => {
      const isTwice = new Set(openings.map(({ dayOfWeek }) => dayOfWeek)).size < openings.length
      if (isTwice || !openings.every(areTimes)) return wrongTimes
      await replaceOpenings(tx, id, openings.map((one) => ({ ...one, dayOfWeek: numberOf(one.dayOfWeek) }))) // prettier-ignore
      return done(id, upserted('CareOpening', id))
    },
  })
}

export const careOpeningResolvers = {
  Organisation: { careOpenings: ({ id }, _, { load }) => load.careOpeningsOf.load(id) },
  CareOpening: { dayOfWeek: ({ dayOfWeek }) => daysOfWeek[dayOfWeek - 1]! },
  Mutation: { decideCareOpenings: (_, { input }, context, info) => decideCareOpenings(info, context, input) },
  DecideCareOpeningsPayload: { organisation: ({ id }) => (id ? { id: id as never } : null) },
} satisfies Resolvers
