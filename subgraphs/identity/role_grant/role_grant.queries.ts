import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type { GrantRoleError, RevokeRoleGrantError } from '../identity.generated.ts'
import type { Giveable } from './role_grant.rules.ts'

export interface RoleGrantRow extends Giveable {
  readonly id: Id<'RoleGrant'>
  readonly personId: string | null
  readonly clientApplicationId: string | null
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string | null
  readonly givenById: string | null
  readonly givenAt: Date | null
  readonly reason: string | null
  readonly revokedAt: Date | null
  readonly isCurrent: boolean
  readonly hasEnded: boolean
  /** Without it nobody could mend the roles of the authority any more. */
  readonly isLastAdministrator: boolean
}

export type GrantRolePayloadRow = Done<GrantRoleError>
export type RevokeRoleGrantPayloadRow = Done<RevokeRoleGrantError>

/** An organisation where a role might be given, and what the viewer is there. */
export interface RoleSite {
  readonly id: string
  readonly organisationType: string
  readonly byAuthority: boolean
  readonly byPrincipal: boolean
}

export interface RoleGrantPage extends Page<readonly [startDate: string, id: string]> {
  readonly isCurrent: boolean | null
  readonly roles: readonly string[] | null
}

/** Whether the viewer administers the authority of an organisation, or leads it. */
export const standingAt = (column: 'id' | 'organisation_id') => {
  const at = column === 'id' ? part`id` : part`organisation_id`
  return part`${at} = any (array(select access.units('AUTHORITY_ADMIN'))) as by_authority,
    ${at} = any (array(select access.units('PRINCIPAL'))) as by_principal`
}

const isCurrent = part`(access.is_current(g.start_date, g.end_date) and g.revoked_at is null)`

// Another one at the same organisation or above it, who stays at least as long.
const isLast = part`case when g.role = 'AUTHORITY_ADMIN' and ${isCurrent} then not exists (
    with recursive above(id) as (
      select g.organisation_id
      union select u.parent_id from identity.organisation u join above a on a.id = u.id where u.parent_id is not null)
    select from identity.role_grant o join above a on a.id = o.organisation_id
    where o.role = 'AUTHORITY_ADMIN' and o.person_id <> g.person_id and o.revoked_at is null
      and access.is_current(o.start_date, o.end_date)
      and coalesce(o.end_date, 'infinity') >= coalesce(g.end_date, 'infinity')) else false end`

const columns = part`g.id, g.person_id, g.client_application_id, g.role, g.organisation_id, g.start_date, g.end_date, g.given_by_id,
  g.given_at, g.reason, g.revoked_at, ${isCurrent} as is_current, (g.revoked_at is not null or g.end_date < access.today()) as has_ended,
  ${isLast} as is_last_administrator, ${standingAt('organisation_id')}`

export const roleGrantLoader = (read: Read) =>
  byId(
    (ids) =>
      read<RoleGrantRow>`/* roleGrantsById */ select ${columns} from identity.role_grant g where g.id = any(${ids}::uuid[])`,
  )

// One page for each organisation, all in one statement.
export const roleGrantPageLoader = (read: Read) =>
  byParentAnd(
    (organisations, { limit, after, isCurrent: current, roles }: RoleGrantPage) =>
      read<RoleGrantRow>`/* roleGrantPages */ select p.* from unnest(${organisations}::uuid[]) s(id) cross join lateral (
      select ${columns} from identity.role_grant g where g.organisation_id = s.id
      ${current === null ? nothing : part`and ${isCurrent} = ${current}`}
      ${roles === null ? nothing : part`and g.role = any(${roles}::text[])`}
      ${after ? part`and (g.start_date, g.id) > (${after[0]}, ${after[1]}::uuid)` : nothing}
      order by g.start_date, g.id limit ${limit}) p
    order by p.start_date, p.id`,
    ({ organisationId }) => organisationId,
  )

export const roleSiteLoader = (read: Read) =>
  byId(
    (ids) => read<RoleSite>`/* roleSites */ select id, organisation_type, ${standingAt('id')} from identity.organisation
    where id = any(${ids}::uuid[])`,
  )

// Whoever may see a grant sees whose it is, in a name; the person is there for those with a relation to them.
export const holderNameLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; displayName: string }>`/* holderNames */ select id, display_name
    from access.reader_names(${ids}::uuid[])`,
  )

export const roleGrantLoaders = (read: Read) => ({
  roleGrant: roleGrantLoader(read),
  roleGrantPage: roleGrantPageLoader(read),
  roleSite: roleSiteLoader(read),
  holderName: holderNameLoader(read),
})
