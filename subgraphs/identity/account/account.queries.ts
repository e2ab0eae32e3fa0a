import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  CloseAccountError,
  ConfirmAccountHolderError,
  OpenAccountError,
  OpenSharedAccountError,
  RejectAccountHolderError,
  ReopenAccountError,
} from '../identity.generated.ts'
import type { OrganisationRow } from '../organisation/organisation.queries.ts'
import type { PersonRow } from '../person/person.queries.ts'

/** An account, with what the viewer is to whoever has it. */
export interface AccountRow extends Related {
  readonly id: string
  readonly kind: 'PERSON' | 'UNIT' | 'CLIENT'
  readonly personId: Id<'Person'> | null
  readonly organisationId: Id<'Organisation'> | null
  readonly state: 'INVITED' | 'UNCONFIRMED' | 'ACTIVE' | 'ENDED' | 'CLOSED'
  readonly endsOn: string | null
  readonly isEndingSoon: boolean
  readonly modifiedAt: Date
  /** The viewer gave out the invitation it was activated with. */
  readonly isInviter: boolean
}

export interface AccountNoticeRow {
  readonly kind: 'ACCOUNT_ENDING'
  readonly endsOn: string | null
}

/** A person for whom an account may be opened. */
export type NewHolder = PersonRow & { readonly account: AccountRow | null }
/** A unit that may get accounts, with the viewer's roles there. */
export type NewUnit = OrganisationRow & Related & { readonly sharedAccount: AccountRow | null }

export type OpenAccountPayloadRow = Done<OpenAccountError>
export type OpenSharedAccountPayloadRow = Done<OpenSharedAccountError>
export type ConfirmAccountHolderPayloadRow = Done<ConfirmAccountHolderError>
export type RejectAccountHolderPayloadRow = Done<RejectAccountHolderError>
export type CloseAccountPayloadRow = Done<CloseAccountError>
export type ReopenAccountPayloadRow = Done<ReopenAccountError>

const noticeDays = 30

type Sql = typeof nothing

// The last day is worked out from what the person has an account for, so that no job has to close it. Who sees an account only by its
// order is told the order's: another day would tell that a person they may not see has something else.
const withLastDay = (chosen: Sql) => part`select a.id, a.person_id, a.organisation_id, a.modified_at,
    case when a.person_id is not null then 'PERSON' when a.organisation_id is not null then 'UNIT' else 'CLIENT' end as kind,
    case when a.state = 'CLOSED' then 'CLOSED' when e.has_ended then 'ENDED' when a.is_holder_confirmed then a.state
      else 'UNCONFIRMED' end as state, coalesce(a.invited_by_id = access.viewer_person(), false) as is_inviter,
    nullif(e.last_day, 'infinity') as ends_on,
    coalesce(a.state <> 'CLOSED' and e.last_day between access.today() and access.today() + ${noticeDays}::int, false) as is_ending_soon
  from (${chosen}) a
  left join lateral (select coalesce(o.end_date, 'infinity') as end_date from identity.account_order o
    where o.account_id = a.id and a.issuer is null and a.person_id <> all (array(select access.managed_persons()))
      and not access.is_staff_of(a.person_id, array(select access.units('AUTHORITY_ADMIN'))) limit 1) o on true
  cross join lateral (select coalesce(o.end_date, access.entitled_until(a.person_id,
    a.person_id is not distinct from access.viewer_person())) as until) u
  cross join lateral (select least(a.end_date, u.until) as last_day,
    coalesce((a.person_id is not null and u.until is null) or least(a.end_date, u.until) < access.today(), false) as has_ended) e`

// What the viewer is to all of them is asked at once.
const withRelations = (accounts: Sql) => part`with page as materialized (${accounts})
  select page.*, coalesce(r.relations, '{}') as relations from page
  left join (select account_id, array_agg(relation) as relations from access.account_relations(array(select id from page)) group by 1) r
    on r.account_id = page.id`

// Of several the one in use, and of those that are not the latest.
const chosenFirst = part`(state = 'ACTIVE') desc, (state = 'INVITED') desc, modified_at desc, id`

export const accountLoader = (read: Read) =>
  byId(
    (ids) =>
      read<AccountRow>`/* accountsById */ ${withRelations(
        withLastDay(part`select * from identity.account where id = any(${ids}::uuid[])`),
      )}`,
  )

export const accountOfPersonLoader = (read: Read) =>
  byParent(
    (persons) =>
      read<AccountRow>`/* accountsOfPersons */ ${withRelations(
        withLastDay(part`select distinct on (person_id) * from identity.account where person_id = any(${persons}::uuid[])
        order by person_id, ${chosenFirst}`),
      )}`,
    ({ personId }) => personId ?? '',
  )

export const accountOfUnitLoader = (read: Read) =>
  byParent(
    (units) =>
      read<AccountRow>`/* accountsOfUnits */ ${withRelations(
        withLastDay(part`select distinct on (organisation_id) * from identity.account where organisation_id = any(${units}::uuid[])
        order by organisation_id, ${chosenFirst}`),
      )}`,
    ({ organisationId }) => organisationId ?? '',
  )

/** An account that ends soon, and the unit it was asked for. */
export interface EndingAccountRow extends AccountRow {
  readonly unitId: string
}

const soon = (column: Sql) => part`${column} between access.today() and access.today() + ${noticeDays}::int`

// What ends at the unit itself. Who has more elsewhere is left out by their own last day.
const holdersWithAnEnd = part`
  select person_id from identity.duty where organisation_id = o.id and ${soon(part`end_date`)}
  union select pupil_id from identity.enrolment where organisation_id = o.id and not is_cancelled and ${soon(part`end_date`)}
  union select r.person_id from identity.enrolment e join identity.responsible r on r.pupil_id = e.pupil_id
    where e.organisation_id = o.id and not e.is_cancelled and (${soon(part`e.end_date`)} or ${soon(part`r.end_date`)})`

export const endingAccountPageLoader = (read: Read) =>
  byParentAnd(
    (units, { limit, after }: Page<readonly [endDate: string, id: string]>) => read<EndingAccountRow>`/* endingAccountPages */
      select * from (${withRelations(part`select o.id as unit_id, d.* from unnest(${units}::uuid[]) o(id) cross join lateral (
        select * from (${withLastDay(part`select * from identity.account where state <> 'CLOSED' and person_id in (${holdersWithAnEnd})`)}) x
        where x.is_ending_soon ${after ? part`and (x.ends_on, x.id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
        order by x.ends_on, x.id limit ${limit}) d`)}) d order by d.ends_on, d.id`,
    ({ unitId }) => unitId,
  )

/** The roles the viewer holds at units, by which accounts are ordered and opened there. */
export const unitRoleLoader = (read: Read) =>
  byParent(
    (units) => read<{ unitId: string; role: string }>`/* unitRolesOf */ select u.id as unit_id, r.role
      from (values ('PRINCIPAL'), ('UNIT_ADMIN'), ('AUTHORITY_ADMIN')) r(role) cross join lateral access.units(r.role) u(id)
      where u.id = any(${units}::uuid[]) order by 2`,
    ({ unitId }) => unitId,
  )

/** Opens an account unless there is one already; others who open one for the same holder wait. */
export async function openAccount(
  tx: Write,
  id: string,
  { personId = null, organisationId = null }: { personId?: string | null; organisationId?: string | null },
  now: Date,
): Promise<boolean> {
  await tx`/* lockHolder */ select pg_advisory_xact_lock(hashtextextended(${personId ?? organisationId}, 0))`
  const opened = await tx`/* openAccount */ insert into identity.account (id, person_id, organisation_id, state, modified_at)
    select ${id}::uuid, ${personId}::uuid, ${organisationId}::uuid, 'INVITED', ${now}::timestamptz
    where not exists (select from identity.account a where a.person_id = ${personId}::uuid or a.organisation_id = ${organisationId}::uuid)`
  return opened.count === 1
}

export async function closeAccount(tx: Write, id: string, now: Date): Promise<boolean> {
  await tx`/* revokeInvitationsTo */ update identity.account_invitation set revoked_at = ${now}
    where account_id = ${id} and used_at is null and revoked_at is null`
  const closed = await tx`/* closeAccount */ update identity.account
    set state = 'CLOSED', version = version + 1, modified_at = ${now} where id = ${id} and state <> 'CLOSED'`
  return closed.count === 1
}

/** An account that was used can be used again; one that never was waits for its holder again. */
export async function reopenAccount(tx: Write, id: string, now: Date): Promise<boolean> {
  const opened = await tx`/* reopenAccount */ update identity.account
    set state = case when issuer is null then 'INVITED' else 'ACTIVE' end, version = version + 1, modified_at = ${now}
    where id = ${id} and state = 'CLOSED'`
  return opened.count === 1
}

export async function confirmHolder(tx: Write, id: string, now: Date): Promise<boolean> {
  const confirmed = await tx`/* confirmAccountHolder */ update identity.account
    set is_holder_confirmed = true, version = version + 1, modified_at = ${now}
    where id = ${id} and state = 'ACTIVE' and not is_holder_confirmed`
  return confirmed.count === 1
}

/** The account waits for its holder again. */
export async function rejectHolder(tx: Write, id: string, now: Date): Promise<boolean> {
  const rejected = await tx`/* rejectAccountHolder */ update identity.account
    set issuer = null, subject = null, invited_by_id = null, is_holder_confirmed = true, state = 'INVITED', version = version + 1, modified_at = ${now}
    where id = ${id} and state = 'ACTIVE' and not is_holder_confirmed`
  return rejected.count === 1
}

export const accountLoaders = (read: Read) => ({
  account: accountLoader(read),
  accountOfPerson: accountOfPersonLoader(read),
  accountOfUnit: accountOfUnitLoader(read),
  endingAccountPage: endingAccountPageLoader(read),
  unitRole: unitRoleLoader(read),
})
