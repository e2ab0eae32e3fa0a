import type { GraphQLResolveInfo } from 'graphql'
import { act } from '../../shared/act.ts'
import { done, refused } from '../../shared/action.ts'
import { violated } from '../../shared/constraint.ts'
import { isId } from '../../shared/ids.ts'
import type { GovernanceContext } from '../governance.context.ts'
import type { DissolveComparisonGroupInput, FormComparisonGroupInput } from '../governance.generated.ts'
import { grantedOrganisations } from '../kpi_value/kpi_value.queries.ts'
import type { DissolveComparisonGroupPayloadRow, FormComparisonGroupPayloadRow } from './comparison.queries.ts'

const [fewest, most] = [3, 50]

/** What is wrong with a group, if anything. */
async function groupFault({ organisationId, displayName, placeIds }: FormComparisonGroupInput, { load }: GovernanceContext) {
  const units = new Set((await load.comparedUnits()).map(({ id }) => id))
  if (displayName.trim() === '' || displayName.trim().length > 200)
    return refused('NAME_INVALID', 'Give the group a name of 1 to 200 characters.', 'displayName')
  const ids = new Set(placeIds)
  if (ids.size < fewest) return refused('TOO_FEW', `A group has at least ${fewest} units.`, 'placeIds')
  const groups = await load.comparisonGroupsOf.load(organisationId)
  if (ids.size > most || groups.length >= most)
    return refused('TOO_MANY', `A group has at most ${most} units, and an authority ${most} groups.`, 'placeIds')
  return placeIds.every((id) => units.has(id)) ? null : refused('PLACE_UNKNOWN', 'One of them is no school unit.', 'placeIds')
}

/** Forms a group at an authority that the viewer administers. */
export const formGiven = (info: GraphQLResolveInfo, context: GovernanceContext, input: FormComparisonGroupInput) =>
  context.act(
    act<FormComparisonGroupPayloadRow>(info, context.call, input, async (tx) => {
      const { call, newId } = context
      const organisationId = input.organisationId.toLowerCase()
      const isOwn = isId(organisationId) && (await grantedOrganisations(tx, [organisationId])).has(organisationId)
      if (!isOwn || context.viewer.kind !== 'PERSON')
        return refused('NOT_FOUND', 'There is no such authority that you administer.', 'organisationId')
      const fault = await groupFault({ ...input, organisationId }, context)
      if (fault) return fault
      const id = newId<'ComparisonGroup'>()
      const places = [...new Set(input.placeIds)]
      const taken = await violated(tx, (inner) => inner`/* formComparisonGroup */ insert into governance.comparison_group
          (id, organisation_id, display_name, place_ids, formed_by_id, formed_at)
        values (${id}, ${organisationId}, ${input.displayName.trim()}, ${places}::uuid[], ${call.viewer.id}, ${call.now})`) // prettier-ignore
      if (taken) return refused('NAME_INVALID', 'The authority has a group of that name.', 'displayName')
      return done(id, { entity: 'ComparisonGroup', id, kind: 'UPSERT' })
    }),
  )

/** Dissolves a group of an authority that the viewer administers. */
export const dissolveGiven = (info: GraphQLResolveInfo, context: GovernanceContext, input: DissolveComparisonGroupInput) =>
  context.act(
    act<DissolveComparisonGroupPayloadRow>(info, context.call, input, async (tx) => {
      const id = input.comparisonGroupId.toLowerCase()
      const gone =
        isId(id) && (await tx`/* dissolveComparisonGroup */ delete from governance.comparison_group where id = ${id}`).count === 1
      if (!gone) return refused('NOT_FOUND', 'There is no such group that you may dissolve.', 'comparisonGroupId')
      return done(id, { entity: 'ComparisonGroup', id, kind: 'DELETE' })
    }),
  )
