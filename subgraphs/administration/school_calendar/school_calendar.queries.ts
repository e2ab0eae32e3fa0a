import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type {
  AddDayOffError, AddDayOffInput, DecideSchoolYearError, DecideSchoolYearInput, RemoveDayOffError, RemoveSchoolYearError,
} from '../administration.generated.ts' // prettier-ignore

export interface SchoolYearRow {
  readonly id: Id<'SchoolYear'>
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly autumnEndDate: string
  readonly springStartDate: string
  readonly endDate: string
  readonly version: number
}

export interface DayOffRow {
  readonly id: Id<'DayOff'>
  readonly organisationId: Id<'Organisation'>
  readonly startDate: string
  readonly endDate: string
  readonly kind: string
  readonly displayName: string
  readonly schoolTypes: readonly string[] | null
  readonly isCareOpen: boolean
}

export type DecideSchoolYearPayloadRow = Done<DecideSchoolYearError>
export type RemoveSchoolYearPayloadRow = Done<RemoveSchoolYearError>
export type AddDayOffPayloadRow = Done<AddDayOffError>
export type RemoveDayOffPayloadRow = Done<RemoveDayOffError>

const yearColumns = part`y.id, y.organisation_id, y.start_date, y.autumn_end_date, y.spring_start_date, y.end_date, y.version`
const dayColumns = part`d.id, d.organisation_id, d.start_date, d.end_date, d.kind, d.display_name, d.school_types, d.is_care_open`

// What a unit has decided itself goes before what has been decided above it for the same time.
const schoolYearsOfLoader = (read: Read) =>
  byParent(
    (organisations) => read<SchoolYearRow & { of: string }>`/* schoolYearsOf */ with decided as (
        select o.id as of, a.level, ${yearColumns} from unnest(${organisations}::uuid[]) o(id) cross join lateral access.above(o.id) a
        join administration.school_year y on y.organisation_id = a.id)
      select of, id, organisation_id, start_date, autumn_end_date, spring_start_date, end_date, version from decided y
      where not exists (select from decided n where n.of = y.of and n.level < y.level
        and n.start_date <= y.end_date and y.start_date <= n.end_date)
      order by start_date, id`,
    ({ of }) => of,
  )

const daysOffOfLoader = (read: Read) =>
  byParentAnd(
    (organisations, { startDate, endDate }: { readonly startDate: string; readonly endDate: string }) => read<
      DayOffRow & { of: string }
    >`/* daysOffOf */ select o.id as of, ${dayColumns}
      from unnest(${organisations}::uuid[]) o(id) cross join lateral access.above(o.id) a
      join administration.day_off d on d.organisation_id = a.id
      where d.start_date <= ${endDate} and d.end_date >= ${startDate} order by d.start_date, d.id`,
    ({ of }) => of,
  )

const schoolYearLoader = (read: Read) =>
  byId((ids) => read<SchoolYearRow>`/* schoolYearsById */ select ${yearColumns} from administration.school_year y
    where y.id = any(${ids}::uuid[])`) // prettier-ignore

const dayOffLoader = (read: Read) =>
  byId(
    (ids) =>
      read<DayOffRow>`/* daysOffById */ select ${dayColumns} from administration.day_off d where d.id = any(${ids}::uuid[])`,
  )

/** A school year that none of the same organisation overlaps; whether it could be added. */
export async function addSchoolYear(tx: Write, id: string, input: DecideSchoolYearInput, now: Date): Promise<boolean> {
  const { organisationId, startDate, autumnEndDate, springStartDate, endDate } = input
  const added = await tx`/* addSchoolYear */ insert into administration.school_year
    (id, organisation_id, start_date, autumn_end_date, spring_start_date, end_date, modified_at)
    values (${id}, ${organisationId}, ${startDate}, ${autumnEndDate}, ${springStartDate}, ${endDate}, ${now}) on conflict do nothing`
  return added.count === 1
}

/** Whether another school year of the organisation has some of the same days. */
export async function overlapsAnother(tx: Write, id: string | null, input: DecideSchoolYearInput): Promise<boolean> {
  const found =
    await tx`/* overlappingSchoolYear */ select from administration.school_year where organisation_id = ${input.organisationId}
    and id is distinct from ${id}::uuid and start_date <= ${input.endDate} and end_date >= ${input.startDate} limit 1`
  return found.length > 0
}

export async function changeSchoolYear(tx: Write, id: string, input: DecideSchoolYearInput, now: Date): Promise<boolean> {
  const { organisationId, startDate, autumnEndDate, springStartDate, endDate, expectedVersion } = input
  const changed = await tx`/* changeSchoolYear */ update administration.school_year set start_date = ${startDate},
      autumn_end_date = ${autumnEndDate}, spring_start_date = ${springStartDate}, end_date = ${endDate}, version = version + 1,
      modified_at = ${now}
    where id = ${id} and organisation_id = ${organisationId} and version = ${expectedVersion ?? 0}`
  return changed.count === 1
}

export const removeSchoolYear = async (tx: Write, id: string): Promise<boolean> =>
  (await tx`/* removeSchoolYear */ delete from administration.school_year where id = ${id}`).count === 1

export async function addDayOff(tx: Write, id: string, input: AddDayOffInput): Promise<void> {
  const { organisationId, startDate, endDate, kind, displayName, schoolTypes = null, isCareOpen } = input
  await tx`/* addDayOff */ insert into administration.day_off
    (id, organisation_id, start_date, end_date, kind, display_name, school_types, is_care_open)
    values (${id}, ${organisationId}, ${startDate}, ${endDate}, ${kind}, ${displayName.trim()}, ${schoolTypes as string[] | null},
      ${isCareOpen})`
}

export const removeDayOff = async (tx: Write, id: string): Promise<boolean> =>
  (await tx`/* removeDayOff */ delete from administration.day_off where id = ${id}`).count === 1

export const schoolCalendarLoaders = (read: Read) => ({
  schoolYearsOf: schoolYearsOfLoader(read),
  daysOffOf: daysOffOfLoader(read),
  schoolYear: schoolYearLoader(read),
  dayOff: dayOffLoader(read),
})
