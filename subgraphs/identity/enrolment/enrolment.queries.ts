import type { Done } from '../../shared/action.ts'
import { nothing, part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent, byParentAnd } from '../../shared/loader.ts'
import type { Page } from '../../shared/pagination.ts'
import type {
  CancelEnrolmentError,
  ConfirmEnrolmentError,
  EndEnrolmentError,
  EnrolPupilError,
  RefuseEnrolmentError,
} from '../identity.generated.ts'

export interface EnrolmentRow {
  readonly id: Id<'Enrolment'>
  readonly pupilId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  readonly schoolYear: number | null
  readonly startDate: string
  readonly endDate: string | null
  readonly isCancelled: boolean
  /** Waits for the pupil or a guardian, and opens nothing until then. */
  readonly isAwaited: boolean
}

export type EnrolPupilPayloadRow = Done<EnrolPupilError>
export type EndEnrolmentPayloadRow = Done<EndEnrolmentError>
export type ConfirmEnrolmentPayloadRow = Done<ConfirmEnrolmentError>
export type RefuseEnrolmentPayloadRow = Done<RefuseEnrolmentError>
export type CancelEnrolmentPayloadRow = Done<CancelEnrolmentError>

const columns = part`id, pupil_id, organisation_id, school_type, school_year, start_date, end_date, is_cancelled,
  not access.counts(is_awaited, source_system_id) as is_awaited`

export const enrolmentLoader = (read: Read) =>
  byParent(
    (pupils) => read<EnrolmentRow>`/* enrolmentsOf */ select ${columns}
    from identity.enrolment where pupil_id = any(${pupils}::uuid[]) order by start_date desc, id`,
    ({ pupilId }) => pupilId,
  )

export const enrolmentByIdLoader = (read: Read) =>
  byId((ids) => read<EnrolmentRow>`/* enrolmentsById */ select ${columns} from identity.enrolment where id = any(${ids}::uuid[])`)

// One page for each organisation, all in one statement.
export const comingEnrolmentsLoader = (read: Read) =>
  byParentAnd(
    (
      organisations,
      { limit, after }: Page<readonly [day: string, id: string]>,
    ) => read<EnrolmentRow>`/* comingEnrolments */ select e.*
    from unnest(${organisations}::uuid[]) o(id) cross join lateral (
      select ${columns} from identity.enrolment where organisation_id = o.id and not is_cancelled
        and (start_date > access.today() or not access.counts(is_awaited, source_system_id))
        and o.id = any(array(select access.units('PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')))
        ${after ? part`and (start_date, id) > (${after[0]}::date, ${after[1]}::uuid)` : nothing}
      order by start_date, id limit ${limit}) e
    order by e.start_date, e.id`,
    ({ organisationId }) => organisationId,
  )

/** The names of whose enrolments the viewer may see. */
export const pupilNameLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; displayName: string }>`/* pupilNames */ with seen as materialized (
        select e.id, e.pupil_id from identity.enrolment e where e.id = any(${ids}::uuid[])
        and access.counts(e.is_awaited, e.source_system_id))
      select s.id, n.display_name from seen s join access.reader_names(array(select pupil_id from seen)) n on n.id = s.pupil_id`,
  )

export type NewEnrolment = Omit<EnrolmentRow, 'id' | 'pupilId' | 'isCancelled' | 'isAwaited'> & {
  readonly id: string
  readonly pupilId: string
}

export const addEnrolment = async (tx: Write, enrolment: NewEnrolment): Promise<void> => {
  const { id, pupilId, organisationId, schoolType, schoolYear, startDate, endDate } = enrolment
  await tx`/* addEnrolment */ insert into identity.enrolment (id, pupil_id, organisation_id, school_type, school_year, start_date, end_date,
      is_awaited)
    values (${id}, ${pupilId}, ${organisationId}, ${schoolType}, ${schoolYear}, ${startDate}, ${endDate}, access.must_be_awaited(${pupilId}))`
}

/** Whether an enrolment that the viewer may see has some of the same days. */
export const isSeenEnrolled = async (tx: Write, enrolment: NewEnrolment): Promise<boolean> => {
  const { pupilId, organisationId, schoolType, startDate, endDate } = enrolment
  const found = await tx`/* isSeenEnrolled */ select from identity.enrolment where pupil_id = ${pupilId}
    and organisation_id = ${organisationId} and school_type = ${schoolType} and not is_cancelled
    and start_date <= coalesce(${endDate}::date, 'infinity') and coalesce(end_date, 'infinity') >= ${startDate} limit 1`
  return found.length > 0
}

/** Whether there is such an enrolment at all. For what must not be done twice, and never to be told. */
export const isEnrolled = async (tx: Write, enrolment: NewEnrolment): Promise<boolean> => {
  const { pupilId, organisationId, schoolType, startDate, endDate } = enrolment
  const [row] = await tx<{ is: boolean }[]>`/* isEnrolled */
    select access.is_enrolled(${pupilId}, ${organisationId}, ${schoolType}, ${startDate}, ${endDate}) as is`
  return row!.is
}

export const endEnrolment = async (tx: Write, id: string, endDate: string): Promise<boolean> =>
  (await tx`/* endEnrolment */ update identity.enrolment set end_date = ${endDate} where id = ${id} and not is_cancelled`)
    .count === 1

export const cancelEnrolment = async (tx: Write, id: string, today: string): Promise<boolean> =>
  (
    await tx`/* cancelEnrolment */ update identity.enrolment set is_cancelled = true
    where id = ${id} and not is_cancelled
      and (start_date > ${today} or not access.counts(is_awaited, source_system_id))`
  ).count === 1

export const confirmEnrolment = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* confirmEnrolment */ update identity.enrolment set is_awaited = false where id = ${id} and is_awaited and not is_cancelled`
  ).count === 1

export const refuseEnrolment = async (tx: Write, id: string): Promise<boolean> =>
  (
    await tx`/* refuseEnrolment */ update identity.enrolment set is_cancelled = true where id = ${id} and is_awaited and not is_cancelled`
  ).count === 1

export const enrolmentLoaders = (read: Read) => ({
  enrolment: enrolmentLoader(read),
  enrolmentById: enrolmentByIdLoader(read),
  comingEnrolments: comingEnrolmentsLoader(read),
  pupilName: pupilNameLoader(read),
})
