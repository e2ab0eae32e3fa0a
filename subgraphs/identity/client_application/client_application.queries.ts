import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  GrantUnitError,
  RegisterClientApplicationError,
  ResumeClientApplicationError,
  RevokeUnitGrantError,
  StopClientApplicationError,
} from '../identity.generated.ts'
import { standingAt } from '../role_grant/role_grant.queries.ts'

export interface ClientApplicationRow {
  readonly id: Id<'ClientApplication'>
  readonly displayName: string
  readonly supplier: string | null
  readonly contactEmail: string | null
  readonly scopes: string[]
  readonly issuer: string | null
  readonly subject: string | null
  readonly isActive: boolean
  readonly version: number
  readonly modifiedAt: Date
}

export interface UnitGrantRow {
  readonly id: Id<'UnitGrant'>
  readonly clientApplicationId: string
  readonly role: string
  readonly organisationId: string
  readonly startDate: string
  readonly endDate: string | null
  readonly givenAt: Date | null
  readonly reason: string | null
  readonly isCurrent: boolean
  readonly hasEnded: boolean
  readonly byAuthority: boolean
  readonly byPrincipal: boolean
}

export type RegisterClientApplicationPayloadRow = Done<RegisterClientApplicationError>
export type StopClientApplicationPayloadRow = Done<StopClientApplicationError>
export type ResumeClientApplicationPayloadRow = Done<ResumeClientApplicationError>
export type GrantUnitPayloadRow = Done<GrantUnitError>
export type RevokeUnitGrantPayloadRow = Done<RevokeUnitGrantError>

const columns = part`c.id, c.display_name, c.supplier, c.contact_email, to_jsonb(c.scopes) as scopes, c.is_active, c.version,
  c.modified_at, a.issuer, a.subject`
// Of its accounts, which only administrators see, the one it signs in with.
const withAccount = part`identity.client_application c left join lateral (
    select issuer, subject from identity.account where client_application_id = c.id and state = 'ACTIVE' order by id limit 1) a on true`

export const clientLoader = (read: Read) =>
  byId(
    (ids) => read<ClientApplicationRow>`/* clientApplications */ select ${columns} from ${withAccount}
    where c.id = any(${ids}::uuid[])`,
  )

export const clientPage = (read: Read, { limit, after }: Page<readonly [displayName: string, id: string]>) =>
  read<ClientApplicationRow>`/* clientApplicationPage */ select ${columns} from ${withAccount}
    ${after ? part`where (c.display_name, c.id) > (${after[0]}, ${after[1]}::uuid)` : nothing}
    order by c.display_name, c.id limit ${limit}`

const unitColumns = part`id, client_application_id, role, organisation_id, start_date, end_date, given_at, reason,
  (access.is_current(start_date, end_date) and revoked_at is null) as is_current,
  (revoked_at is not null or end_date < access.today()) as has_ended, ${standingAt('organisation_id')}`

export const unitGrantLoader = (read: Read) =>
  byId(
    (ids) => read<UnitGrantRow>`/* unitGrantsById */ select ${unitColumns} from identity.role_grant
    where id = any(${ids}::uuid[]) and role = 'CLIENT'`,
  )

export const unitGrantsLoader = (read: Read) =>
  byParent(
    (clients) => read<UnitGrantRow>`/* unitGrantsOf */ select ${unitColumns} from identity.role_grant
    where client_application_id = any(${clients}::uuid[]) and revoked_at is null and coalesce(end_date >= access.today(), true)
    order by start_date, id`,
    ({ clientApplicationId }) => clientApplicationId,
  )

export const clientApplicationLoaders = (read: Read) => ({
  client: clientLoader(read),
  unitGrant: unitGrantLoader(read),
  unitGrants: unitGrantsLoader(read),
})
