import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import { isId } from '../../shared/ids.ts'
import { reasonFault } from '../../shared/text.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { GrantUnitInput, RevokeUnitGrantInput } from '../identity.generated.ts'
import type { RoleSite } from '../role_grant/role_grant.queries.ts'
import { type Giveable, mayGive, periodFault } from '../role_grant/role_grant.rules.ts'
import { unitGrantActions } from './client_application.actions.ts'
import { changedClient, findClient, unknownClient } from './client_application.acts.ts'
import type { GrantUnitPayloadRow, RevokeUnitGrantPayloadRow, UnitGrantRow } from './client_application.queries.ts'

interface Granting extends Giveable {
  readonly clientId: string
  readonly site: RoleSite
}

const changedGrant = (id: string) => upserted('RoleGrant', id)

export async function grantUnit(info: GraphQLResolveInfo, context: IdentityContext, input: GrantUnitInput) {
  const { call, load, newId } = context
  const client = await findClient(context, input.clientApplicationId)
  const site = isId(input.organisationId) ? await load.roleSite.load(input.organisationId) : null
  return actOn<Granting, GrantUnitPayloadRow>(info, context, input, {
    source: client && site && { ...site, role: 'CLIENT', clientId: client.id, site },
    action: { rule: mayGive },
    unknown: client ? refused('NOT_FOUND', 'There is no such organisation.', 'organisationId') : unknownClient,
    run: async (tx, { clientId, site: { id: organisationId } }) => {
      const fault = periodFault(input, dayOf(call.now)) ?? reasonFault(input.reason)
      if (fault) return faulty(fault)
      const id = newId<'UnitGrant'>()
      const { startDate, endDate = null, reason } = input
      const granted = await tx`/* grantUnit */ insert into identity.role_grant
        (id, client_application_id, role, organisation_id, start_date, end_date, given_by_id, given_at, reason)
        select ${id}, ${clientId}, 'CLIENT', ${organisationId}, ${startDate}, ${endDate}, ${call.viewer.id}, ${call.now}, ${reason.trim()}
        where not exists (select from identity.role_grant g where g.client_application_id = ${clientId}
          and g.organisation_id = ${organisationId} and g.revoked_at is null
          and daterange(g.start_date, g.end_date, '[]') && daterange(${startDate}, ${endDate}, '[]'))`
      if (granted.count === 0) return refused('ALREADY_GRANTED', 'It has this organisation in that time.', 'organisationId')
      return done(clientId, changedClient(clientId), changedGrant(id))
    },
  })
}

export async function revokeUnitGrant(info: GraphQLResolveInfo, context: IdentityContext, input: RevokeUnitGrantInput) {
  const { call, load } = context
  return actOn<UnitGrantRow, RevokeUnitGrantPayloadRow>(info, context, input, {
    source: isId(input.unitGrantId) ? await load.unitGrant.load(input.unitGrantId) : null,
    action: unitGrantActions.REVOKE_UNIT_GRANT,
    unknown: refused('NOT_FOUND', 'There is no such grant.', 'unitGrantId'),
    run: async (tx, { id, clientApplicationId }) => {
      const revoked = await tx`/* revokeUnitGrant */ update identity.role_grant
        set revoked_at = ${call.now}, revoked_by_id = ${call.viewer.id} where id = ${id} and revoked_at is null`
      if (revoked.count === 0) return refused('ENDED', 'The grant has ended or was revoked already.')
      return done(clientApplicationId, changedClient(clientApplicationId), changedGrant(id))
    },
  })
}
