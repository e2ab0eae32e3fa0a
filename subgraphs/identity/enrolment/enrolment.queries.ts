import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'

export interface EnrolmentRow {
  readonly pupilId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly schoolType: string
  readonly schoolYear: number | null
  readonly startDate: string
  readonly endDate: string | null
  readonly isCancelled: boolean
}

export const enrolmentLoader = (read: Read) =>
  byParent(
    (
      pupils,
    ) => read<EnrolmentRow>`/* enrolmentsOf */ select pupil_id, organisation_id, school_type, school_year, start_date, end_date, is_cancelled
    from identity.enrolment where pupil_id = any(${pupils}::uuid[]) order by start_date desc, id`,
    ({ pupilId }) => pupilId,
  )

export const enrolmentLoaders = (read: Read) => ({ enrolment: enrolmentLoader(read) })
