import type { Done } from '../../shared/action.ts'
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

/** An organisation as those see it who decide something about it: with the roles they hold there. */
export interface LedOrganisation extends OrganisationRow {
  readonly roles: readonly string[]
}

export type CorrectOrganisationNamePayloadRow = Done<CorrectOrganisationNameError>

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

// Held at the unit itself, or above it where the role reaches down.
const holding = (role: string) => part`id = any(array(select access.units(${role})))`

/** Organisations the viewer leads or administers; others are not found. */
export const ledOrganisationLoader = (read: Read) =>
  byId(
    (ids) => read<LedOrganisation>`/* ledOrganisationsById */ select * from (
      select ${columns}, array_remove(array[case when ${holding('AUTHORITY_ADMIN')} then 'AUTHORITY_ADMIN' end,
        case when ${holding('PRINCIPAL')} then 'PRINCIPAL' end, case when ${holding('UNIT_ADMIN')} then 'UNIT_ADMIN' end], null) as roles
      from identity.organisation where id = any(${ids}::uuid[])) led
    where cardinality(roles) > 0`,
  )

/** Renames at the version given; whether that was the version. */
export const renameOrganisation = async (
  tx: Write,
  id: string,
  displayName: string,
  expectedVersion: number,
  now: Date,
): Promise<boolean> =>
  (
    await tx`/* renameOrganisation */ update identity.organisation
    set display_name = ${displayName}, version = version + 1, modified_at = ${now} where id = ${id} and version = ${expectedVersion}`
  ).count === 1

export const organisationLoaders = (read: Read) => ({
  organisation: organisationLoader(read),
  ledOrganisation: ledOrganisationLoader(read),
})
