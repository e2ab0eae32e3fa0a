import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, type Done, done, faulty, refused } from '../../shared/action.ts'
import { isId } from '../../shared/ids.ts'
import { hashOf, keyPrefix, newSecret } from '../../shared/secret.ts'
import { clientApplicationActions } from '../client_application/client_application.actions.ts'
import { changedClient, findClient, unknownClient } from '../client_application/client_application.acts.ts'
import type { ClientApplicationRow } from '../client_application/client_application.queries.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { IssueClientKeyError, IssueClientKeyInput, RevokeClientKeyInput } from '../identity.generated.ts'
import { clientKeyActions, over } from './client_key.actions.ts'
import type { ClientKeyRow, IssueClientKeyPayloadRow, RevokeClientKeyPayloadRow } from './client_key.queries.ts'

const oneYear = 366 * 24 * 60 * 60 * 1000
const hintLength = keyPrefix.length + 4

const changedKey = (id: string) => upserted('ClientKey', id)

export async function issueClientKey(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: IssueClientKeyInput,
): Promise<IssueClientKeyPayloadRow> {
  const { call, newId } = context
  const { clientApplicationId, expiresAt, idempotencyKey } = input
  // Kept out of the act's answer, which is stored under its key: a replay has none.
  let key: string | null = null
  const asked = { clientApplicationId, expiresAt: expiresAt.toISOString(), idempotencyKey }
  const answer = await actOn<ClientApplicationRow, Done<IssueClientKeyError>>(info, context, asked, {
    source: await findClient(context, clientApplicationId),
    action: clientApplicationActions.ISSUE_CLIENT_KEY,
    unknown: unknownClient,
    run: async (tx, { id: clientId }) => {
      const lasts = expiresAt.getTime() - call.now.getTime()
      if (!(lasts > 0 && lasts <= oneYear))
        return refused('EXPIRY_INVALID', 'A key is valid for at most one year from now.', 'expiresAt')
      const id = newId<'ClientKey'>()
      const secret = newSecret(keyPrefix)
      await tx`/* issueClientKey */ insert into identity.client_key
        (id, client_application_id, key_hash, hint, issued_by_id, issued_at, expires_at)
        values (${id}, ${clientId}, ${hashOf(secret)}, ${secret.slice(0, hintLength)}, ${call.viewer.id}, ${call.now}, ${expiresAt})`
      key = secret
      return done(id, changedKey(id), changedClient(clientId))
    },
  })
  return { ...answer, key }
}

export async function revokeClientKey(info: GraphQLResolveInfo, context: IdentityContext, input: RevokeClientKeyInput) {
  const { call, load } = context
  return actOn<ClientKeyRow, RevokeClientKeyPayloadRow>(info, context, input, {
    source: isId(input.clientKeyId) ? await load.clientKey.load(input.clientKeyId) : null,
    action: clientKeyActions.REVOKE_CLIENT_KEY,
    unknown: refused('NOT_FOUND', 'There is no such key.', 'clientKeyId'),
    run: async (tx, { id, clientApplicationId }) => {
      const revoked = await tx`/* revokeClientKey */ update identity.client_key
        set revoked_at = ${call.now} where id = ${id} and revoked_at is null`
      if (revoked.count === 0) return faulty(over)
      return done(id, changedKey(id), changedClient(clientApplicationId))
    },
  })
}
