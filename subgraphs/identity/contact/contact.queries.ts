import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { AcknowledgeContactDetailsError, ChangeContactDetailsError } from '../identity.generated.ts'
import type { OwnPhoneNumber } from './contact.rules.ts'

export interface ContactPropagationRow {
  readonly personId: string
  readonly sourceSystemId: string
  readonly propagatedAt: Date
  readonly isCurrent: boolean
}

export type ChangeContactDetailsPayloadRow = Done<ChangeContactDetailsError>
export type AcknowledgeContactDetailsPayloadRow = Done<AcknowledgeContactDetailsError>

export const contactVersionLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; version: number }>`/* contactVersions */ select person_id as id, version
    from identity.contact_version where person_id = any(${ids}::uuid[])`,
  )

export const contactPropagationsLoader = (read: Read) =>
  byParent(
    (persons) => read<ContactPropagationRow>`/* contactPropagationsOf */ select p.person_id, p.source_system_id,
      p.propagated_at, p.contact_version = coalesce(v.version, 0) as is_current
    from identity.contact_propagation p join identity.source_system s on s.id = p.source_system_id
    left join identity.contact_version v on v.person_id = p.person_id
    where p.person_id = any(${persons}::uuid[]) order by s.display_name, s.code`,
    ({ personId }) => personId,
  )

/** Counts one change more, if the version is the one expected; whoever else changes the same waits for it. */
export async function takeVersion(tx: Write, id: string, expected: number | null, now: Date): Promise<boolean> {
  const taken = await tx`/* takeContactVersion */ insert into identity.contact_version as v (person_id, version, modified_at)
    select ${id}, 1, ${now} where coalesce(${expected}::int, 0) = 0 or exists (select from identity.contact_version where person_id = ${id})
    on conflict (person_id) do update set version = v.version + 1, modified_at = excluded.modified_at
      where v.version = coalesce(${expected}::int, v.version)`
  return taken.count === 1
}

/** Makes the private addresses these; those of the school stay. */
export async function replaceEmails(tx: Write, id: string, values: readonly string[], newId: NewId): Promise<void> {
  await tx`/* removeEmails */ delete from identity.person_email where person_id = ${id} and email_type = 'PRIVAT'`
  const rows = values.map((value) => ({ id: newId<'PersonEmail'>(), value }))
  await tx`/* addEmails */ insert into identity.person_email (id, person_id, value, email_type)
    select r.id, ${id}, r.value, 'PRIVAT' from jsonb_to_recordset(${tx.json(rows)}::jsonb) as r(id uuid, value text)`
}

export async function replacePhoneNumbers(
  tx: Write,
  id: string,
  numbers: readonly OwnPhoneNumber[],
  { newId, viewer }: { newId: NewId; viewer: Viewer },
): Promise<void> {
  await tx`/* removePhoneNumbers */ delete from identity.person_phone_number where person_id = ${id}`
  const rows = numbers.map((one) => ({ ...one, id: newId<'PersonPhoneNumber'>() }))
  await tx`/* addPhoneNumbers */ insert into identity.person_phone_number (id, person_id, value, phone_number_type, is_mobile, written_by_id)
    select r.id, ${id}, r.value, r.type, r."isMobile", ${viewer.id}
    from jsonb_to_recordset(${tx.json(rows)}::jsonb) as r(id uuid, value text, type text, "isMobile" boolean)`
}

/** What a system says it has, unless it has said more; the system must be known, and the version have been. */
export async function acknowledge(
  tx: Write,
  { personId, code, version, now }: { personId: string; code: string; version: number; now: Date },
): Promise<'DONE' | 'SOURCE_SYSTEM_NOT_FOUND' | 'VERSION_UNKNOWN'> {
  const [system] = await tx<{ id: string }[]>`/* sourceSystemByCode */ select id from identity.source_system where code = ${code}`
  if (!system) return 'SOURCE_SYSTEM_NOT_FOUND'
  const [current] = await tx`/* reachedVersion */ select from (
      select coalesce((select version from identity.contact_version where person_id = ${personId}), 0) as version) v
    where ${version} between 0 and v.version`
  if (!current) return 'VERSION_UNKNOWN'
  await tx`/* acknowledgeContact */ insert into identity.contact_propagation as p (person_id, source_system_id, contact_version, propagated_at)
    values (${personId}, ${system.id}, ${version}, ${now})
    on conflict (person_id, source_system_id) do update set contact_version = excluded.contact_version, propagated_at = excluded.propagated_at
      where p.contact_version <= excluded.contact_version`
  return 'DONE'
}

export const contactLoaders = (read: Read) => ({
  contactVersion: contactVersionLoader(read),
  contactPropagations: contactPropagationsLoader(read),
})
