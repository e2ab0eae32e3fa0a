import { type Changed, upserted } from '../../shared/act.ts'
import type { Write } from '../../shared/database.ts'
import { concerned } from './annual_wheel.queries.ts'

interface Event {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly startsOn: string
  readonly dueOn: string
  readonly schoolTypes: readonly string[] | null
  readonly isRequired: boolean
  readonly link: string
  readonly academicYear: string | null
}

export async function insertEvent(tx: Write, organisationId: string, event: Event, now: Date): Promise<void> {
  const { id, title, description, startsOn, dueOn, schoolTypes, isRequired, link, academicYear } = event
  await tx`/* addWheelEvent */ insert into governance.wheel_event (id, organisation_id, title, description, starts_on, due_on,
      school_types, requires_done, link_kind, academic_year, modified_at)
    values (${id}, ${organisationId}, ${title}, ${description}, ${startsOn}, ${dueOn}, ${schoolTypes as string[] | null},
      ${isRequired}, ${link}, ${academicYear}, ${now})`
}

export async function changeEvent(tx: Write, event: Event, expectedVersion: number, now: Date): Promise<boolean> {
  const { id, title, description, startsOn, dueOn, schoolTypes, isRequired, link, academicYear } = event
  const changed =
    await tx`/* changeWheelEvent */ update governance.wheel_event set title = ${title}, description = ${description},
      starts_on = ${startsOn}, due_on = ${dueOn}, school_types = ${schoolTypes as string[] | null}, requires_done = ${isRequired},
      link_kind = ${link}, academic_year = ${academicYear}, version = version + 1, modified_at = ${now}
    where id = ${id} and version = ${expectedVersion} and cancelled_at is null`
  return changed.count === 1
}

export async function cancelEvent(tx: Write, id: string, expectedVersion: number, now: Date): Promise<boolean> {
  const cancelled =
    await tx`/* cancelWheelEvent */ update governance.wheel_event set cancelled_at = ${now}, version = version + 1,
      modified_at = ${now} where id = ${id} and version = ${expectedVersion} and cancelled_at is null`
  return cancelled.count === 1
}

interface Report {
  readonly eventId: string
  readonly organisationId: string
  readonly note: string | null
  readonly by: string
  readonly now: Date
}

/** Whether the unit had not said so already. */
export async function reportDone(tx: Write, { eventId, organisationId, note, by, now }: Report): Promise<boolean> {
  const reported = await tx`/* reportWheelEventDone */ insert into governance.wheel_status
      (event_id, organisation_id, done_at, done_by_id, note)
    values (${eventId}, ${organisationId}, ${now}, ${by}, ${note}) on conflict do nothing`
  return reported.count === 1
}

export async function withdrawDone(tx: Write, eventId: string, organisationId: string): Promise<boolean> {
  const withdrawn = await tx`/* withdrawWheelEventDone */ delete from governance.wheel_status
    where event_id = ${eventId} and organisation_id = ${organisationId}`
  return withdrawn.count === 1
}

/** What an act has brought about at a unit for a school year. */
interface Linked {
  readonly kind: 'PLAN' | 'ANALYSIS' | 'SURVEY'
  readonly organisationId: string
  readonly academicYear: string
}

/**
 * Says, within the act that did it, that what the annual wheel asks of a unit is done: by its principal, of every event that is linked
 * to this. What was done before stays as it was. Answers what changed.
 */
export async function markDone(
  tx: Write,
  { kind, organisationId, academicYear }: Linked,
  by: string,
  now: Date,
): Promise<Changed[]> {
  const marked = await tx<{ eventId: string }[]>`/* markWheelDone */ insert into governance.wheel_status
      (event_id, organisation_id, done_at, done_by_id)
    select distinct e.id, u.unit_id, ${now}::timestamptz, ${by}::uuid
    from access.steering_lines() u join governance.wheel_event e on e.organisation_id = u.above_id
    where u.unit_id = ${organisationId} and e.link_kind = ${kind} and e.academic_year = ${academicYear} and e.cancelled_at is null
      and ${concerned}
    on conflict do nothing returning event_id`
  return marked.map(({ eventId }) => upserted('WheelEvent', eventId))
}
