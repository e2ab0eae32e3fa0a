import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { CorrectOrganisationNameError } from '../identity.generated.ts'
import type { Connection, Page } from '../../shared/pagination.ts'

export interface OrganisationRow {
  readonly id: Id<'Organisation'>
  readonly displayName: string
  readonly organisationType: string
  readonly organisationNumber: string | null
  readonly schoolUnitCode: string | null
  readonly municipalityCode: string | null
  readonly parentId: Id<'Organisation'> | null
  readonly schoolTypes: string[]
  readonly startDate: string | null
  readonly endDate: string | null
  readonly version: number
  readonly modifiedAt: Date
}

export interface OrganisationFilter {
  readonly municipalityCode?: string | null | undefined
  readonly organisationTypes?: readonly string[] | null | undefined
  readonly schoolTypes?: readonly string[] | null | undefined
  readonly schoolUnitCodes?: readonly string[] | null | undefined
  readonly parentOrganisationId?: string | null | undefined
}

/** A page, and what narrowed it: its total is counted only if it is asked for. */
export interface OrganisationConnectionRow extends Connection<OrganisationRow> {
  readonly filter: OrganisationFilter
}

/** An act's answer holds ids, so that a replay gives the same one. */
export interface CorrectOrganisationNamePayloadRow {
  readonly organisationId: string | null
  readonly userErrors: readonly CorrectOrganisationNameError[]
}

const columns = part`id, display_name, organisation_type, organisation_number, school_unit_code, municipality_code, parent_id,
  school_types, start_date, end_date, version, modified_at`

export const organisationLoader = (read: Read) =>
  byId(
    (ids) =>
      read<OrganisationRow>`/* organisationsById */ select ${columns} from identity.organisation where id = any(${ids}::uuid[])`,
  )

const matching = ({
  municipalityCode,
  organisationTypes,
  schoolTypes,
  schoolUnitCodes,
  parentOrganisationId,
}: OrganisationFilter) => part`true
  ${municipalityCode == null ? nothing : part`and municipality_code = ${municipalityCode}`}
  ${organisationTypes == null ? nothing : part`and organisation_type = any(${organisationTypes}::text[])`}
  ${schoolTypes == null ? nothing : part`and school_types && ${schoolTypes}::text[]`}
  ${schoolUnitCodes == null ? nothing : part`and school_unit_code = any(${schoolUnitCodes}::text[])`}
  ${parentOrganisationId == null ? nothing : part`and parent_id = ${parentOrganisationId}`}`

export const organisationPage = (
  read: Read,
  filter: OrganisationFilter,
  { limit, after }: Page<readonly [name: string, id: string]>,
) =>
  read<OrganisationRow>`/* organisationPage */ select ${columns} from identity.organisation where ${matching(filter)}
    ${after ? part`and (display_name, id) > (${after[0]}, ${after[1]}::uuid)` : nothing}
    order by display_name, id limit ${limit}`

export const countOrganisations = async (read: Read, filter: OrganisationFilter): Promise<number> => {
  const [row] = await read<{
    count: number
  }>`/* countOrganisations */ select count(*)::int as count from identity.organisation where ${matching(filter)}`
  return row?.count ?? 0
}

/** Renames at the version given. The answer says what stood in the way: nothing, another version, or no such organisation to the viewer. */
export async function renameOrganisation(
  tx: Write,
  id: string,
  displayName: string,
  expectedVersion: number,
  now: Date,
): Promise<'DONE' | 'STALE' | 'NOT_FOUND'> {
  const renamed = await tx`/* renameOrganisation */ update identity.organisation
    set display_name = ${displayName}, version = version + 1, modified_at = ${now} where id = ${id} and version = ${expectedVersion}`
  if (renamed.count === 1) return 'DONE'
  const [own] =
    await tx`/* ownOrganisation */ select from identity.organisation where id = ${id} and id = any(array(select access.units('AUTHORITY_ADMIN')))`
  return own ? 'STALE' : 'NOT_FOUND'
}

export const organisationLoaders = (read: Read) => ({ organisation: organisationLoader(read) })
