import { type MasterRow, organisationLoaders } from '../../access/organisations.ts'
import type { KnownPerson } from '../../access/persons.ts'
import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'

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

/** An activity as those see it who teach it or lead its unit, with who is master of what there. */
export interface TaughtActivity {
  readonly id: Id<'Activity'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string | null
  readonly roles: readonly string[]
  readonly syllabusIds: readonly string[]
  readonly masters: readonly MasterRow[]
}

export const stubLoaders = (read: Read) => ({
  ...organisationLoaders(read),
  taughtActivity: byId(
    (ids) => read<Omit<TaughtActivity, 'masters'>>`/* taughtActivities */ select a.id, a.organisation_id, a.school_type, a.roles,
        array(select s.syllabus_id from access.taught_syllabuses(array[a.id]) s order by 1) as syllabus_ids
      from access.graded_activities(${ids}::uuid[]) a`,
  ),
})
