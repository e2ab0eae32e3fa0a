import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { RegisterSourceSystemError, SetMasterSystemError } from '../identity.generated.ts'

export interface SourceSystemRow {
  readonly id: Id<'SourceSystem'>
  readonly code: string
  readonly displayName: string
  readonly supplier: string | null
}

export interface MasterSystemRow {
  readonly id: Id<'MasterSystem'>
  readonly organisationId: Id<'Organisation'>
  readonly domain: string
  readonly schoolType: string | null
  readonly sourceSystemId: Id<'SourceSystem'>
  readonly startDate: string
  readonly endDate: string | null
}

/** A master that holds at the organisation asked about, and how far above it it is set. */
export interface MasterAtRow extends MasterSystemRow {
  readonly askedId: string
  readonly level: number
}

export interface ImportRow {
  readonly id: string
  readonly sourceSystemId: string
  readonly importedAt: Date
}

export type RegisterSourceSystemPayloadRow = Done<RegisterSourceSystemError>
export type SetMasterSystemPayloadRow = Done<SetMasterSystemError>

const columns = part`id, code, display_name, supplier`
const masterColumns = part`m.id, m.organisation_id, m.domain, m.school_type, m.source_system_id, m.start_date, m.end_date`

export const allSourceSystems = (read: Read) =>
  read<SourceSystemRow>`/* sourceSystems */ select ${columns} from identity.source_system
    order by display_name collate "sv-x-icu", id`

export const sourceSystemLoader = (read: Read) =>
  byId(
    (ids) => read<SourceSystemRow>`/* sourceSystemsById */ select ${columns} from identity.source_system
    where id = any(${ids}::uuid[])`,
  )

export const masterSystemLoader = (read: Read) =>
  byId(
    (ids) => read<MasterSystemRow>`/* masterSystemsById */ select ${masterColumns} from identity.master_system m
    where m.id = any(${ids}::uuid[])`,
  )

export const mastersAtLoader = (read: Read) =>
  byParent(
    (organisations) => read<MasterAtRow>`/* mastersAt */ with recursive up(asked_id, id, level) as (
        select o, o, 0 from unnest(${organisations}::uuid[]) o
        union all
        select u.asked_id, o.parent_id, u.level + 1 from up u join identity.organisation o on o.id = u.id
        where o.parent_id is not null and u.level < 20)
      select u.asked_id, u.level, ${masterColumns} from up u join identity.master_system m on m.organisation_id = u.id
      where access.is_current(m.start_date, m.end_date) order by m.domain, m.school_type nulls first, m.id`,
    ({ askedId }) => askedId,
  )

export const organisationImportLoader = (read: Read) =>
  byId(
    (ids) => read<ImportRow>`/* importsOfOrganisations */ select id, source_system_id, imported_at from identity.organisation
    where id = any(${ids}::uuid[]) and source_system_id is not null`,
  )

/** Whether it was registered: the code may be another's. */
export const addSourceSystem = async (tx: Write, { id, code, displayName, supplier }: SourceSystemRow): Promise<boolean> =>
  (
    await tx`/* addSourceSystem */ insert into identity.source_system (id, code, display_name, supplier)
    values (${id}, ${code}, ${displayName}, ${supplier}) on conflict (code) do nothing`
  ).count === 1

export const knowsSourceSystem = async (tx: Write, id: string): Promise<boolean> =>
  (await tx`/* knowsSourceSystem */ select from identity.source_system where id = ${id}`).length === 1

export type NewMaster = Omit<MasterSystemRow, 'endDate'>

/**
 * Sets a master from a day and ends the one before it the day before; one from the same day is corrected. Answers its id, or null
 * where one is set from a later day.
 */
export async function putMasterSystem(tx: Write, master: NewMaster): Promise<string | null> {
  const { id, organisationId, domain, schoolType, sourceSystemId, startDate } = master
  const [current] = await tx<{ id: string; startDate: string }[]>`/* currentMaster */ select id, start_date
    from identity.master_system where organisation_id = ${organisationId} and domain = ${domain}
      and school_type is not distinct from ${schoolType} and end_date is null for update`
  if (current && current.startDate > startDate) return null
  if (current?.startDate === startDate) {
    await tx`/* correctMaster */ update identity.master_system set source_system_id = ${sourceSystemId} where id = ${current.id}`
    return current.id
  }
  if (current)
    await tx`/* endMaster */ update identity.master_system set end_date = ${startDate}::date - 1 where id = ${current.id}`
  await tx`/* setMaster */ insert into identity.master_system
      (id, organisation_id, domain, school_type, source_system_id, start_date)
    values (${id}, ${organisationId}, ${domain}, ${schoolType}, ${sourceSystemId}, ${startDate})`
  return id
}

export const sourceSystemLoaders = (read: Read) => ({
  sourceSystem: sourceSystemLoader(read),
  masterSystem: masterSystemLoader(read),
  mastersAt: mastersAtLoader(read),
  organisationImport: organisationImportLoader(read),
})
