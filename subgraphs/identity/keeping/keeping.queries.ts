import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'

/** What the viewer is at an organisation, of those who keep its directory. */
export interface RolesAt {
  readonly id: Id<'Organisation'>
  readonly roles: readonly string[]
}

/** By the same function as the row policies: at the unit itself, or above it where the role reaches down. */
export const rolesAtLoader = (read: Read) =>
  byId(
    (ids) => read<RolesAt>`/* rolesAt */ with held as materialized (
        select r.role, u.id from unnest(array['PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN']) r(role)
        cross join lateral access.units(r.role) u(id))
      select id, array_agg(role order by role) as roles from held where id = any(${ids}::uuid[]) group by id`,
  )

export const keepingLoaders = (read: Read) => ({ rolesAt: rolesAtLoader(read) })
