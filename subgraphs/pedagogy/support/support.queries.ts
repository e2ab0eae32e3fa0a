import type { Read } from '../../shared/database.ts'
import { byParent } from '../../shared/loader.ts'

/** A school unit a pupil goes to today, and as what the viewer stands to them there. */
export interface SupportPlace {
  readonly pupilId: string
  readonly unitId: string
  readonly roles: readonly string[]
  readonly isKin: boolean
}

/** What the viewer is to the pupil of a row, at its unit; nothing where the pupil does not go there any more. */
export interface SupportStanding {
  readonly roles: readonly string[]
  readonly isKin: boolean
}

export const supportLoaders = (read: Read) => ({
  supportPlaces: byParent(
    (pupils) => read<SupportPlace>`/* supportPlaces */ select * from access.support_places(${pupils}::uuid[])`,
    ({ pupilId }) => pupilId,
  ),
})
