import type { Related } from '../../access/rules.ts'
import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { DelegateActsError, RevokeDelegationError } from '../identity.generated.ts'

/** A delegation, with the viewer's relations to the pupil. */
export interface DelegationRow extends Related {
  readonly id: Id<'Delegation'>
  readonly pupilId: Id<'Person'>
  readonly delegateName: string
  readonly delegateKind: string
  readonly acts: string[]
  readonly startDate: string
  readonly endDate: string
  readonly reason: string | null
  readonly givenById: string
  readonly givenAt: Date
  readonly revokedAt: Date | null
}

export type DelegateActsPayloadRow = Done<DelegateActsError>
export type RevokeDelegationPayloadRow = Done<RevokeDelegationError>

export interface NewDelegation {
  readonly id: Id<'Delegation'>
  readonly pupilId: string
  readonly delegateCivicNo: string
  readonly delegateName: string
  readonly delegateKind: string
  readonly acts: readonly string[]
  readonly startDate: string
  readonly endDate: string
  readonly reason: string | null
  readonly givenByGuardianId: string | null
  readonly givenById: string
  readonly givenAt: Date
}

const columns = part`id, pupil_id, delegate_name, delegate_kind, acts, start_date, end_date, reason, given_by_id, given_at, revoked_at`
const withRelations = part`select d.*, coalesce(r.relations, '{}') as relations from d left join (
    select person_id, array_agg(relation) as relations from access.relations_of(array(select pupil_id from d)) group by 1
  ) r on r.person_id = d.pupil_id order by d.start_date, d.id`

export const delegationLoader = (read: Read) =>
  byId(
    (ids) => read<DelegationRow>`/* delegationsById */ with d as (
    select ${columns} from identity.delegation where id = any(${ids}::uuid[])) ${withRelations}`,
  )

export const delegationsOfLoader = (read: Read) =>
  byParent(
    (pupils) => read<DelegationRow>`/* delegationsOf */ with d as (select ${columns} from identity.delegation
    where pupil_id = any(${pupils}::uuid[]) and revoked_at is null and end_date >= access.today()) ${withRelations}`,
    ({ pupilId }) => pupilId,
  )

/** Those given to the viewer that hold today. */
export const ownDelegations = (read: Read) =>
  read<DelegationRow>`/* ownDelegations */ with d as (select ${columns} from identity.delegation
    where id = any(array(select access.own_delegations()))) ${withRelations}`

export const insertDelegation = (tx: Write, row: NewDelegation) =>
  tx`/* insertDelegation */ insert into identity.delegation (id, pupil_id, delegate_civic_no, delegate_name, delegate_kind, acts,
      start_date, end_date, reason, given_by_guardian_id, given_by_id, given_at)
    values (${row.id}, ${row.pupilId}, ${row.delegateCivicNo}, ${row.delegateName}, ${row.delegateKind}, ${[...row.acts]}::text[],
      ${row.startDate}, ${row.endDate}, ${row.reason}, ${row.givenByGuardianId}, ${row.givenById}, ${row.givenAt})`

/** Whether it was revoked by this: not if somebody was quicker, or where row policies say no. */
export const revoke = async (tx: Write, id: string, now: Date): Promise<boolean> =>
  (
    await tx`/* revokeDelegation */ update identity.delegation set revoked_at = ${now}
    where id = ${id} and revoked_at is null`
  ).count === 1

export const delegationLoaders = (read: Read) => ({
  delegation: delegationLoader(read),
  delegationsOf: delegationsOfLoader(read),
})
