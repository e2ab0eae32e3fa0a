import { part, type Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byParent } from '../../shared/loader.ts'

export interface ResponsibleRow {
  readonly relationType: string
  readonly pupilId: Id<'Person'>
  readonly personId: Id<'Person'>
  readonly isBlocked: boolean
  readonly startDate: string
  readonly endDate: string | null
}

const columns = part`relation_type, pupil_id, person_id, is_blocked, start_date, end_date`

export const responsiblesLoader = (read: Read) =>
  byParent(
    (pupils) => read<ResponsibleRow>`/* responsiblesOf */ select ${columns} from identity.responsible
    where pupil_id = any(${pupils}::uuid[]) order by relation_type, id`,
    ({ pupilId }) => pupilId,
  )

export const responsibleForLoader = (read: Read) =>
  byParent(
    (persons) => read<ResponsibleRow>`/* responsibleFor */ select ${columns} from identity.responsible
    where person_id = any(${persons}::uuid[]) order by relation_type, id`,
    ({ personId }) => personId,
  )

export const responsibleLoaders = (read: Read) => ({
  responsibles: responsiblesLoader(read),
  responsibleFor: responsibleForLoader(read),
})
