import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { CloseOrganisationError, OpenOrganisationError } from '../identity.generated.ts'
import { keepingLoaders } from '../keeping/keeping.queries.ts'

export type OpenOrganisationPayloadRow = Done<OpenOrganisationError>
export type CloseOrganisationPayloadRow = Done<CloseOrganisationError>

/** What is still at an organisation. */
export interface StillThere {
  readonly hasUnits: boolean
  readonly hasPupils: boolean
}

// Protected pupils do not keep a unit open: that would tell where they are. Their enrolments do not end by its closing.
export const stillThereLoader = (read: Read) =>
  byId(
    (ids) => read<StillThere & { id: string }>`/* stillThere */ select o.id,
      exists (select from identity.organisation u where u.parent_id = o.id and (u.end_date is null or u.end_date >= access.today()))
        as has_units,
      exists (select from identity.enrolment e where e.organisation_id = o.id and not e.is_cancelled
        and (e.end_date is null or e.end_date >= access.today())) as has_pupils
    from unnest(${ids}::uuid[]) o(id)`,
  )

export interface NewOrganisation {
  readonly id: string
  readonly displayName: string
  readonly organisationType: string
  readonly schoolUnitCode: string | null
  readonly municipalityCode: string | null
  readonly parentId: string
  readonly schoolTypes: readonly string[]
  readonly startDate: string
}

/** Whether it was opened: its code, or the id made of it, may be another's. */
export const addOrganisation = async (tx: Write, organisation: NewOrganisation, now: Date): Promise<boolean> => {
  const { id, displayName, organisationType, schoolUnitCode, municipalityCode, parentId, schoolTypes, startDate } = organisation
  const added = await tx`/* addOrganisation */ insert into identity.organisation (id, display_name, organisation_type,
      school_unit_code, municipality_code, parent_id, school_types, start_date, modified_at)
    values (${id}, ${displayName}, ${organisationType}, ${schoolUnitCode}, ${municipalityCode}, ${parentId},
      ${schoolTypes as string[]}::text[], ${startDate}, ${now}) on conflict do nothing`
  return added.count === 1
}

export const closeOrganisation = async (tx: Write, id: string, endDate: string, now: Date): Promise<void> => {
  await tx`/* closeOrganisation */ update identity.organisation set end_date = ${endDate}, version = version + 1,
    modified_at = ${now} where id = ${id}`
}

export const organisationTreeLoaders = (read: Read) => ({ ...keepingLoaders(read), stillThere: stillThereLoader(read) })
