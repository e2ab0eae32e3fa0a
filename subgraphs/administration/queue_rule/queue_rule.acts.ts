import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DecideQueueRuleInput } from '../administration.generated.ts'
import { placeTypes } from '../place_application/place_application.rules.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere, notAnAuthority } from '../stubs/stubs.rules.ts'
import { addRule, type DecideQueueRulePayloadRow } from './queue_rule.queries.ts'
import { criteriaFault } from './queue_rule.rules.ts'

export async function decideQueueRule(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideQueueRuleInput) {
  const { call, load, newId } = context
  return actOn<LedOrganisation, DecideQueueRulePayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: { rule: heldThere('AUTHORITY_ADMIN'), fault: notAnAuthority },
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      const { schoolType, startDate, criteria } = input
      if (!placeTypes.includes(schoolType))
        return refused('SCHOOL_TYPE_INVALID', `Places are applied for at ${placeTypes.join(', ')}.`, 'schoolType')
      const fault = criteriaFault(criteria)
      if (fault) return faulty(fault)
      if (startDate < dayOf(call.now)) return refused('DATES_INVALID', 'The first day has passed.', 'startDate')
      const id = newId<'QueueRule'>()
      const rule = { id, organisationId, schoolType, startDate, criteria, by: call.viewer.id, now: call.now }
      return (await addRule(tx, rule))
        ? done(id, upserted('QueueRule', id))
        : refused('ALREADY_DECIDED', 'Another rule of the school type begins that day.', 'startDate')
    },
  })
}
