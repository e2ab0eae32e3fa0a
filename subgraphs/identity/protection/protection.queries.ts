import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'
import type {
  LiftProtectionError,
  MarkProtectedError,
  NamePersonOnCaseError,
  RemoveNamedPersonError,
} from '../identity.generated.ts'

export interface NamedPersonRow {
  readonly personId: string
  readonly namedPersonId: Id<'Person'>
  readonly reason: string
  readonly startDate: string
  readonly endDate: string | null
}

export type MarkProtectedPayloadRow = Done<MarkProtectedError>
export type LiftProtectionPayloadRow = Done<LiftProtectionError>
export type NamePersonOnCasePayloadRow = Done<NamePersonOnCaseError>
export type RemoveNamedPersonPayloadRow = Done<RemoveNamedPersonError>

export const namedPersonsLoader = (read: Read) =>
  byParent(
    (persons) => read<NamedPersonRow>`/* namedPersonsOf */ select person_id, named_person_id, reason, start_date, end_date
    from identity.named_person where person_id = any(${persons}::uuid[]) and removed_at is null
      and access.is_current(start_date, end_date) order by start_date, id`,
    ({ personId }) => personId,
  )

/** Sets the marking at the version given, or at any. Row policies say who may: then nothing is set, as for another version. */
export async function setMarking(
  tx: Write,
  id: string,
  securityMarking: string,
  expectedVersion: number | null,
  now: Date,
): Promise<'DONE' | 'STALE' | 'NOT_FOUND'> {
  const set = await tx`/* setMarking */ update identity.person
    set security_marking = ${securityMarking}, is_marked_here = ${securityMarking !== 'INGEN'}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = coalesce(${expectedVersion}::int, version)`
  if (set.count === 1) return 'DONE'
  const [other] = await tx`/* otherVersion */ select from identity.person where id = ${id} and version <> ${expectedVersion}::int`
  return other ? 'STALE' : 'NOT_FOUND'
}

/** Ends that anybody is named on the case, or that one is; how many were. */
export async function removeNamed(tx: Write, id: string, namedPersonId: string | null, now: Date): Promise<number> {
  const removed = await tx`/* removeNamed */ update identity.named_person set removed_at = ${now}
    where person_id = ${id} and named_person_id = coalesce(${namedPersonId}::uuid, named_person_id) and removed_at is null
      and access.is_current(start_date, end_date)`
  return removed.count
}

export interface Naming {
  readonly id: string
  readonly personId: string
  readonly namedPersonId: string
  readonly reason: string
  readonly endDate: string | null
  readonly namedById: string
  readonly now: Date
}

/** Names somebody at the unit the principal leads and the pupil is enrolled at today; whether they were not named before. */
export async function insertNaming(tx: Write, naming: Naming): Promise<boolean> {
  const { id, personId, namedPersonId, reason, endDate, namedById, now } = naming
  const named = await tx`/* insertNaming */ insert into identity.named_person
      (id, person_id, named_person_id, organisation_id, reason, start_date, end_date, named_by_id, named_at)
    select ${id}, ${personId}, ${namedPersonId}, e.organisation_id, ${reason}, access.today(), ${endDate}, ${namedById}, ${now}
    from identity.enrolment e
    where e.pupil_id = ${personId} and e.organisation_id = any(array(select access.units('PRINCIPAL'))) and not e.is_cancelled
      and access.is_current(e.start_date, e.end_date)
      and not exists (select from identity.named_person n where n.person_id = e.pupil_id and n.named_person_id = ${namedPersonId}
        and n.removed_at is null and access.is_current(n.start_date, n.end_date))
    order by e.start_date desc limit 1`
  return named.count === 1
}

export const protectionLoaders = (read: Read) => ({ namedPersons: namedPersonsLoader(read) })
