import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { DecideGroupSizeInput } from '../administration.generated.ts'
import { offeredGroup } from '../place_offer/place_offer.queries.ts'
import type { LedOrganisation } from '../stubs/stubs.queries.ts'
import { heldThere, masterFault } from '../stubs/stubs.rules.ts'
import { addSize, type DecideGroupSizePayloadRow } from './group_size.queries.ts'

const badGroup = refused('GROUP_INVALID', 'Give a department or a group of after-school care of the unit.', 'groupId')

export async function decideGroupSize(info: GraphQLResolveInfo, context: AdministrationContext, input: DecideGroupSizeInput) {
  const { call, load, newId } = context
  const { groupId, startDate, placeCount } = input
  return actOn<LedOrganisation, DecideGroupSizePayloadRow>(info, context, input, {
    source: isId(input.organisationId) ? await load.ledOrganisation.load(input.organisationId) : null,
    action: { rule: heldThere('PRINCIPAL', 'UNIT_ADMIN') },
    unknown: refused('NOT_FOUND', 'There is no such unit.', 'organisationId'),
    run: async (tx, { id: organisationId }) => {
      if (startDate < dayOf(call.now)) return refused('DATES_INVALID', 'The first day has passed.', 'startDate')
      if (placeCount < 0 || placeCount > 500) return refused('SIZE_INVALID', 'Give 0 to 500 places.', 'placeCount')
      const group = isId(groupId) ? await offeredGroup(tx, groupId, startDate) : null
      if (group?.organisationId !== organisationId) return badGroup
      const elsewhere = masterFault(await load.master.load(organisationId), 'PLACEMENTS', group.schoolType)
      if (elsewhere) return faulty(elsewhere)
      const id = newId<'GroupSize'>()
      const added = await addSize(tx, { id, organisationId, groupId, startDate, placeCount, by: call.viewer.id, now: call.now })
      return added
        ? done(id, upserted('GroupSize', id))
        : refused('ALREADY_DECIDED', 'Another number is decided from that day.', 'startDate')
    },
  })
}
