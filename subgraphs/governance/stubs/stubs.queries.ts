import type { Id } from '../../shared/ids.ts'

/** An organisation as it is known here. */
export interface OrganisationRow {
  readonly id: Id<'Organisation'>
}
