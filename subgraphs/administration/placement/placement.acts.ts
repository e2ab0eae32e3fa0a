import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { conflict } from '../../shared/errors.ts'
import { isId } from '../../shared/ids.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { EndPlacementInput, StartPlacementInput } from '../administration.generated.ts'
import { masterFault } from '../stubs/stubs.rules.ts'
import { atUnit, careActions, type CareUnit, careUnit, placementActions } from './placement.actions.ts'
import {
  addPlacement, careGroup, changeEnd, type EndPlacementPayloadRow, overlapsAnother, type StartPlacementPayloadRow,
} from './placement.queries.ts' // prettier-ignore
import { lastDayFault, type PlacementAtUnit, startFault } from './placement.rules.ts'

const noMember = refused('CHILD_NOT_IN_GROUP', 'The child is no member of such a group on the first day.', 'childId', 'groupId')
const overlaps = refused('OVERLAPS', 'The child has a place of the kind on some of these days.', 'startDate')
const ownChild = refused('OWN_CHILD', 'You are a guardian of the child: somebody else has to decide.', 'childId')

/** A placement that the viewer may see, as acts on it see it. */
export async function seenPlacement(id: string, context: AdministrationContext): Promise<PlacementAtUnit | null> {
  const row = isId(id) ? await context.load.placement.load(id) : null
  return row && atUnit(row, context)
}

export async function startPlacement(info: GraphQLResolveInfo, context: AdministrationContext, input: StartPlacementInput) {
  const { organisationId, childId, groupId } = input
  const child = isId(childId) ? await context.load.personRelations.load(childId) : null
  return actOn<CareUnit, StartPlacementPayloadRow>(info, context, input, {
    source: isId(organisationId) ? await careUnit(organisationId, context) : null,
    action: careActions.START_PLACEMENT,
    unknown: refused('NOT_FOUND', 'There is no such unit.', 'organisationId'),
    run: async (tx, { masters }) => {
      const fault = startFault(input)
      if (fault) return faulty(fault)
      const group = isId(childId) && isId(groupId) ? await careGroup(tx, input) : null
      if (!group?.isMember || group.organisationId !== organisationId.toLowerCase()) return noMember
      const elsewhere = masterFault(masters, 'PLACEMENTS', group.schoolType)
      if (elsewhere) return faulty(elsewhere)
      if (child?.relations.includes('GUARDIAN')) return ownChild
      const id = context.newId<'Placement'>()
      const added = await addPlacement(tx, id, input, group.schoolType, context.call.now)
      return added ? done(id, upserted('Placement', id)) : overlaps
    },
  })
}

export async function endPlacement(info: GraphQLResolveInfo, context: AdministrationContext, input: EndPlacementInput) {
  const { now } = context.call
  return actOn<PlacementAtUnit, EndPlacementPayloadRow>(info, context, input, {
    source: await seenPlacement(input.placementId, context),
    action: placementActions.END_PLACEMENT,
    unknown: refused('NOT_FOUND', 'There is no such placement that you may see.', 'placementId'),
    run: async (tx, placement) => {
      const fault = lastDayFault(placement, input.endDate, dayOf(now))
      if (fault) return faulty(fault)
      if (await overlapsAnother(tx, placement, input.endDate)) return overlaps
      if (!(await changeEnd(tx, placement.id, input.endDate, input.expectedVersion, now)))
        throw conflict('The placement', input.expectedVersion)
      return done(placement.id, upserted('Placement', placement.id))
    },
  })
}
