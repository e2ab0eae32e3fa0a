import type { Write } from '../../shared/database.ts'

export interface NewGroup {
  readonly id: string
  readonly organisationId: string
  readonly displayName: string
  readonly groupType: string
  readonly schoolType: string | null
  readonly startDate: string
  readonly endDate: string | null
}

export const addGroup = async (tx: Write, group: NewGroup, now: Date): Promise<void> => {
  const { id, organisationId, displayName, groupType, schoolType, startDate, endDate } = group
  await tx`/* addGroup */ insert into identity."group" (id, organisation_id, display_name, group_type, school_type, start_date,
      end_date, modified_at)
    values (${id}, ${organisationId}, ${displayName}, ${groupType}, ${schoolType}, ${startDate}, ${endDate}, ${now})`
}

interface Seen {
  readonly expectedVersion: number
  readonly now: Date
}

/** Renames at the version given; whether that was the version. */
export const renameGroup = async (tx: Write, id: string, displayName: string, { expectedVersion, now }: Seen): Promise<boolean> =>
  (
    await tx`/* renameGroup */ update identity."group" set display_name = ${displayName}, version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expectedVersion}`
  ).count === 1

export const endGroup = async (tx: Write, id: string, endDate: string, now: Date): Promise<void> => {
  await tx`/* endGroup */ update identity."group" set end_date = ${endDate}, version = version + 1, modified_at = ${now}
    where id = ${id}`
}

/** Those who add members to a group take turns, so that each sees whom the other added. */
export const lockGroup = async (tx: Write, id: string): Promise<void> => {
  await tx`/* lockGroup */ select from identity."group" where id = ${id} for no key update`
}

export interface NewMember {
  readonly id: string
  readonly groupId: string
  readonly personId: string
  readonly startDate: string
  readonly endDate: string | null
}

/** Whether somebody goes to the unit on the first day, or works there. */
export const atUnit = async (tx: Write, { personId, startDate }: NewMember, unit: string, isStaff: boolean): Promise<boolean> => {
  const found = isStaff
    ? await tx`/* worksAtUnit */ select from identity.duty where person_id = ${personId} and organisation_id = ${unit}
        and start_date <= ${startDate} and (end_date is null or end_date >= ${startDate}) limit 1`
    : await tx`/* goesToUnit */ select from identity.enrolment where pupil_id = ${personId} and organisation_id = ${unit}
        and not is_cancelled and start_date <= ${startDate} and (end_date is null or end_date >= ${startDate}) limit 1`
  return found.length > 0
}

/** Whether somebody is in the group on some of the same days. */
export const isMember = async (tx: Write, { groupId, personId, startDate, endDate }: NewMember): Promise<boolean> => {
  const found =
    await tx`/* isMember */ select from identity.group_membership where group_id = ${groupId} and person_id = ${personId}
    and start_date <= coalesce(${endDate}::date, 'infinity') and coalesce(end_date, 'infinity') >= ${startDate} limit 1`
  return found.length > 0
}

/** Whether the membership was there to be had: one until further notice may be in the way. */
export const addMember = async (tx: Write, { id, groupId, personId, startDate, endDate }: NewMember): Promise<boolean> =>
  (
    await tx`/* addMember */ insert into identity.group_membership (id, group_id, person_id, start_date, end_date)
    values (${id}, ${groupId}, ${personId}, ${startDate}, ${endDate}) on conflict do nothing`
  ).count === 1

export const endMembership = async (tx: Write, id: string, endDate: string): Promise<void> => {
  await tx`/* endMembership */ update identity.group_membership set end_date = ${endDate} where id = ${id}`
}
