import type { KnownPerson } from '../../access/persons.ts'
import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'

/** An organisation as it is known here. */
export interface OrganisationRow {
  readonly id: Id<'Organisation'>
}

/** An activity and a group as they are known here. */
export interface ActivityRow {
  readonly id: Id<'Activity'>
}

export interface GroupRow {
  readonly id: Id<'Group'>
}

export interface DutyRow {
  readonly id: Id<'Duty'>
}
/** A person with the viewer's relations: what fields added to Person here are decided by. */
export type PersonRow = KnownPerson

/** An organisation as those see it who decide something about it: with the roles they hold there. */
export interface LedOrganisation extends OrganisationRow {
  readonly displayName: string
  readonly organisationType: string
  readonly schoolTypes: readonly string[]
  readonly roles: readonly string[]
}

/** Which system is master of a kind of information at an organisation, as it is set for one school type or for all. */
export interface MasterRow {
  readonly organisationId: string
  readonly domain: string
  readonly schoolType: string | null
  readonly code: string
  readonly displayName: string
}

const ledOrganisationLoader = (read: Read) =>
  byId((ids) => read<LedOrganisation>`/* ledOrganisations */ select * from access.led_organisations(${ids}::uuid[])`)

const masterLoader = (read: Read) =>
  byParent(
    (ids) => read<MasterRow>`/* mastersOf */ select * from access.masters_of(${ids}::uuid[])`,
    ({ organisationId }) => organisationId,
  )

export const stubLoaders = (read: Read) => ({ ledOrganisation: ledOrganisationLoader(read), master: masterLoader(read) })
