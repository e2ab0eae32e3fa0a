import type { Done } from '../../shared/action.ts'
import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type {
  AddWheelEventError, CancelWheelEventError, ChangeWheelEventError, ReportWheelEventDoneError, WheelLink, WithdrawWheelEventDoneError,
} from '../governance.generated.ts' // prettier-ignore

/** A calendar year at an organisation. */
export interface AnnualWheelRow {
  readonly year: number
  readonly organisationId: Id<'Organisation'>
}

export interface WheelEventRow {
  readonly id: Id<'WheelEvent'>
  readonly organisationId: Id<'Organisation'>
  readonly title: string
  readonly description: string
  readonly startsOn: string
  readonly dueOn: string
  readonly schoolTypes: readonly string[] | null
  readonly isRequired: boolean
  readonly link: WheelLink
  readonly academicYear: string | null
  readonly isCancelled: boolean
  readonly version: number
}

/** What a unit has done of an event that concerns it. */
export interface WheelUnitRow {
  readonly eventId: Id<'WheelEvent'>
  readonly organisationId: Id<'Organisation'>
  readonly dueOn: string
  readonly isCancelled: boolean
  readonly doneAt: Date | null
  readonly doneById: Id<'Person'> | null
  readonly note: string | null
}

export type AddWheelEventPayloadRow = Done<AddWheelEventError>
export type ChangeWheelEventPayloadRow = Done<ChangeWheelEventError>
export type CancelWheelEventPayloadRow = Done<CancelWheelEventError>
export type ReportWheelEventDonePayloadRow = Done<ReportWheelEventDoneError>
export type WithdrawWheelEventDonePayloadRow = Done<WithdrawWheelEventDoneError>

const columns = part`e.id, e.organisation_id, e.title, e.description, e.starts_on, e.due_on, e.school_types,
  e.requires_done as is_required, e.link_kind as link, e.academic_year, e.cancelled_at is not null as is_cancelled, e.version`

/** Whether an event asks something of a unit `u`, as access.steering_lines has it: one of its school types, open when it is due. */
export const concerned = part`e.requires_done and (e.school_types is null or e.school_types && u.school_types)
  and u.start_date <= e.due_on and (u.end_date is null or u.end_date >= e.due_on)`

const wheelEventLoader = (read: Read) =>
  byId(
    (ids) => read<WheelEventRow>`/* wheelEventsById */ select ${columns} from governance.wheel_event e
      where e.id = any(${ids}::uuid[])`,
  )

/** What is on an organisation's wheel between two days. Of what is decided above it, what concerns units of its school types. */
const eventsOn =
  (read: Read) => (organisationId: string, { startDate, endDate }: { readonly startDate: string; readonly endDate: string }) =>
    read<WheelEventRow>`/* annualWheel */ select ${columns} from access.above(${organisationId}) a
      join governance.wheel_event e on e.organisation_id = a.id
      where e.starts_on <= ${endDate} and e.due_on >= ${startDate} and e.cancelled_at is null
        and (e.school_types is null or not exists (select from access.led_organisations(array[${organisationId}]::uuid[]) o
          where cardinality(o.school_types) > 0 and not o.school_types && e.school_types))
      order by e.due_on, e.id` // prettier-ignore

// Only units whose state the viewer may know are in the lines: their own, or all below the authority.
const unitsOfEventLoader = (read: Read) =>
  byParent(
    (events) => read<WheelUnitRow>`/* unitsOfWheelEvents */ select e.id as event_id, u.unit_id as organisation_id, e.due_on,
        e.cancelled_at is not null as is_cancelled, s.done_at, s.done_by_id, s.note
      from access.steering_lines() u join governance.wheel_event e on e.organisation_id = u.above_id
      left join governance.wheel_status s on s.event_id = e.id and s.organisation_id = u.unit_id
      where e.id = any(${events}::uuid[]) and (${concerned} or s.event_id is not null) order by u.unit_id`,
    ({ eventId }) => eventId,
  )

export const annualWheelLoaders = (read: Read) => ({
  wheelEvent: wheelEventLoader(read),
  wheelEventsOn: eventsOn(read),
  unitsOfWheelEvent: unitsOfEventLoader(read),
})
