import type { Write } from '../../shared/database.ts'
import type { NewId } from '../../shared/ids.ts'

export interface NewDuty {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly dutyRole: string
  readonly signature: string | null
  readonly startDate: string
  readonly endDate: string | null
}

export const addDuty = async (tx: Write, duty: NewDuty): Promise<void> => {
  const { id, personId, organisationId, dutyRole, signature, startDate, endDate } = duty
  await tx`/* addDuty */ insert into identity.duty (id, person_id, organisation_id, duty_role, signature, start_date, end_date,
      is_awaited)
    values (${id}, ${personId}, ${organisationId}, ${dutyRole}, ${signature}, ${startDate}, ${endDate}, access.must_be_awaited(${personId}))`
}

export const isOnDuty = async (tx: Write, duty: NewDuty): Promise<boolean> => {
  const { personId, organisationId, dutyRole, startDate, endDate } = duty
  const found =
    await tx`/* isOnDuty */ select from identity.duty where person_id = ${personId} and organisation_id = ${organisationId}
    and duty_role = ${dutyRole} and start_date <= coalesce(${endDate}::date, 'infinity')
    and coalesce(end_date, 'infinity') >= ${startDate} limit 1`
  return found.length > 0
}

/** Whether somebody works today in the authority that a unit belongs to. */
export const worksInAuthorityOf = async (tx: Write, person: string, unit: string): Promise<boolean> => {
  const found = await tx`/* worksInAuthorityOf */ with recursive up(id, parent_id) as (
      select id, parent_id from identity.organisation where id = ${unit}
      union
      select o.id, o.parent_id from identity.organisation o join up on o.id = up.parent_id
    ), work(id, parent_id) as (
      select o.id, o.parent_id from identity.duty d join identity.organisation o on o.id = d.organisation_id
      where d.person_id = ${person} and access.is_current(d.start_date, d.end_date)
      union
      select o.id, o.parent_id from identity.organisation o join work on o.id = work.parent_id)
    select from up join work using (id) where up.parent_id is null`
  return found.length > 0
}

export const endDuty = async (tx: Write, id: string, endDate: string): Promise<void> => {
  await tx`/* endDuty */ update identity.duty set end_date = ${endDate} where id = ${id}`
}

/** Confirms an awaited duty of the viewer's own; the work address that was ordered with it comes along. */
export async function confirmDuty(tx: Write, id: string, personId: string, newId: NewId): Promise<boolean> {
  const confirmed = await tx`/* confirmDuty */ update identity.duty set is_awaited = false
    where id = ${id} and is_awaited and not is_refused`
  if (confirmed.count === 0) return false
  await tx`/* addOrderedEmail */ insert into identity.person_email (id, person_id, value, email_type)
    select ${newId()}::uuid, ${personId}::uuid, o.email, 'SKOLA_PERSONAL' from access.ordered_emails() o(email)
    where not exists (select from identity.person_email e where e.person_id = ${personId}::uuid and e.value = o.email) limit 1`
  return true
}

/** Never to count. */
export const refuseDuty = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* refuseDuty */ update identity.duty set is_refused = true, end_date = greatest(start_date, access.today())
      where id = ${id} and is_awaited and not is_refused`
  ).count === 1

export interface NewAssignment {
  readonly id: string
  readonly dutyId: string
  readonly groupId: string
  readonly assignmentRoleType: string
  readonly startDate: string
  readonly endDate: string | null
}

export const isAssigned = async (tx: Write, assignment: NewAssignment): Promise<boolean> => {
  const { dutyId, groupId, assignmentRoleType, startDate, endDate } = assignment
  const found = await tx`/* isAssigned */ select from identity.assignment_role where duty_id = ${dutyId} and group_id = ${groupId}
    and assignment_role_type = ${assignmentRoleType} and start_date <= coalesce(${endDate}::date, 'infinity')
    and coalesce(end_date, 'infinity') >= ${startDate} limit 1`
  return found.length > 0
}

export const addAssignment = async (tx: Write, assignment: NewAssignment): Promise<void> => {
  const { id, dutyId, groupId, assignmentRoleType, startDate, endDate } = assignment
  await tx`/* addAssignment */ insert into identity.assignment_role (id, duty_id, group_id, assignment_role_type, start_date, end_date)
    values (${id}, ${dutyId}, ${groupId}, ${assignmentRoleType}, ${startDate}, ${endDate})`
}

export const endAssignment = async (tx: Write, id: string, endDate: string): Promise<void> => {
  await tx`/* endAssignment */ update identity.assignment_role set end_date = ${endDate} where id = ${id}`
}
