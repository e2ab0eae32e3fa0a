import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { IssueClientKeyError, RevokeClientKeyError } from '../identity.generated.ts'

export interface ClientKeyRow {
  readonly id: Id<'ClientKey'>
  readonly clientApplicationId: string
  readonly hint: string
  readonly issuedById: string
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
}

/** What opens is beside the stored answer, never in it. */
export interface IssueClientKeyPayloadRow extends Done<IssueClientKeyError> {
  readonly key: string | null
}
export type RevokeClientKeyPayloadRow = Done<RevokeClientKeyError>

const columns = part`id, client_application_id, hint, issued_by_id, issued_at, expires_at, revoked_at`

export const clientKeyLoader = (read: Read) =>
  byId(
    (ids) => read<ClientKeyRow>`/* clientKeysById */ select ${columns} from identity.client_key where id = any(${ids}::uuid[])`,
  )

export const clientKeysLoader = (read: Read) =>
  byParent(
    (clients) => read<ClientKeyRow>`/* clientKeysOf */ select ${columns} from identity.client_key
    where client_application_id = any(${clients}::uuid[]) order by issued_at desc, id`,
    ({ clientApplicationId }) => clientApplicationId,
  )

export const clientKeyLoaders = (read: Read) => ({ clientKey: clientKeyLoader(read), clientKeys: clientKeysLoader(read) })
