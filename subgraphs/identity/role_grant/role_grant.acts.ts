import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn, done, faulty, refused } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import { isId } from '../../shared/ids.ts'
import type { Call } from '../../shared/viewer.ts'
import type { IdentityContext } from '../identity.context.ts'
import type { GrantRoleInput, RevokeRoleGrantInput } from '../identity.generated.ts'
import { lastAdministrator, roleGrantActions } from './role_grant.actions.ts'
import type { GrantRolePayloadRow, RevokeRoleGrantPayloadRow, RoleGrantRow, RoleSite } from './role_grant.queries.ts'
import { mayGive, type Wish, wishFault } from './role_grant.rules.ts'

export interface NewRoleGrant extends Wish {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
}

/** Grants a role in the viewer's name; false where the person holds it in that time already. */
export async function insertRoleGrant(tx: Write, grant: NewRoleGrant, { viewer, now }: Call): Promise<boolean> {
  const { id, personId, role, organisationId, startDate, endDate = null, reason } = grant
  const granted = await tx`/* grantRole */ insert into identity.role_grant
    (id, person_id, role, organisation_id, start_date, end_date, given_by_id, given_at, reason)
    select ${id}, ${personId}, ${role}, ${organisationId}, ${startDate}, ${endDate}, ${viewer.id}, ${now}, ${reason.trim()}
    where not exists (select from identity.role_grant g where g.person_id = ${personId} and g.role = ${role}
      and g.organisation_id = ${organisationId} and g.revoked_at is null
      and daterange(g.start_date, g.end_date, '[]') && daterange(${startDate}, ${endDate}, '[]'))`
  return granted.count === 1
}

const isVisible = async (tx: Write, personId: string) =>
  isId(personId) && (await tx`/* visiblePerson */ select from identity.person where id = ${personId}`).count === 1

interface Wished {
  readonly site: RoleSite
  readonly role: string
  readonly byAuthority: boolean
  readonly byPrincipal: boolean
}

export async function grantRole(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: GrantRoleInput,
): Promise<GrantRolePayloadRow> {
  const { call, load, newId } = context
  const site = isId(input.organisationId) ? await load.roleSite.load(input.organisationId) : null
  return actOn<Wished, GrantRolePayloadRow>(info, context, input, {
    source: site && { ...site, site, role: input.role },
    action: { rule: mayGive },
    unknown: refused('NOT_FOUND', 'There is no such organisation.', 'organisationId'),
    run: async (tx, { site }) => {
      const personId = input.personId.toLowerCase()
      if (personId === call.viewer.id) return refused('OWN_GRANT', 'Nobody grants themself. Ask another to do it.', 'personId')
      if (!(await isVisible(tx, personId))) return refused('PERSON_UNKNOWN', 'There is no such person.', 'personId')
      const fault = wishFault(input, site.organisationType, dayOf(call.now))
      if (fault) return faulty(fault)
      const id = newId<'RoleGrant'>()
      const isNew = await insertRoleGrant(tx, { ...input, id, personId, organisationId: site.id }, call)
      if (!isNew) return refused('ALREADY_HELD', 'The person holds the role there in that time.', 'personId')
      return done(id, upserted('RoleGrant', id))
    },
  })
}

// The others' rows are locked, so that two administrators cannot revoke each other at once.
async function leavesNobody(tx: Write, { id, role, isCurrent }: RoleGrantRow): Promise<boolean> {
  if (role !== 'AUTHORITY_ADMIN' || !isCurrent) return false
  await tx`/* lockAdministrators */ select id from identity.role_grant
    where role = 'AUTHORITY_ADMIN' and revoked_at is null order by id for update`
  const others = await tx`/* otherAdministrators */ with recursive above(id) as (
      select organisation_id from identity.role_grant where id = ${id}
      union select u.parent_id from identity.organisation u join above a on a.id = u.id where u.parent_id is not null)
    select from identity.role_grant own
    join identity.role_grant o on o.role = 'AUTHORITY_ADMIN' and o.person_id <> own.person_id and o.revoked_at is null
      and access.is_current(o.start_date, o.end_date)
      and coalesce(o.end_date, 'infinity') >= coalesce(own.end_date, 'infinity')
    join above a on a.id = o.organisation_id
    where own.id = ${id} limit 1`
  return others.count === 0
}

export async function revokeRoleGrant(
  info: GraphQLResolveInfo,
  context: IdentityContext,
  input: RevokeRoleGrantInput,
): Promise<RevokeRoleGrantPayloadRow> {
  const { call, load } = context
  return actOn<RoleGrantRow, RevokeRoleGrantPayloadRow>(info, context, input, {
    source: isId(input.roleGrantId) ? await load.roleGrant.load(input.roleGrantId) : null,
    action: roleGrantActions.REVOKE_ROLE_GRANT,
    unknown: refused('NOT_FOUND', 'There is no such grant.', 'roleGrantId'),
    run: async (tx, grant) => {
      if (await leavesNobody(tx, grant)) return faulty(lastAdministrator)
      const revoked = await tx`/* revokeRoleGrant */ update identity.role_grant
        set revoked_at = ${call.now}, revoked_by_id = ${call.viewer.id} where id = ${grant.id} and revoked_at is null`
      if (revoked.count === 0) return refused('ENDED', 'The grant has ended or was revoked already.')
      return done(grant.id, upserted('RoleGrant', grant.id))
    },
  })
}
