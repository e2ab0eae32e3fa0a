import { organisationLoaders } from '../../access/organisations.ts'
import type { KnownPerson } from '../../access/persons.ts'
import type { Id } from '../../shared/ids.ts'

/** An organisation as it is known here. */
export interface OrganisationRow {
  readonly id: Id<'Organisation'>
}

/** An activity, a group and a syllabus as they are known here. */
export interface ActivityRow {
  readonly id: Id<'Activity'>
}

export interface GroupRow {
  readonly id: Id<'Group'>
}

export interface DutyRow {
  readonly id: Id<'Duty'>
}

export interface SyllabusRow {
  readonly id: Id<'Syllabus'>
}

/** A person with the viewer's relations: what fields added to Person here are decided by. */
export type PersonRow = KnownPerson

export const stubLoaders = organisationLoaders
