import type { Read } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId } from '../../shared/loader.ts'
import type { PlaceKind } from '../governance.generated.ts'

export interface PlaceRow {
  readonly id: Id<'Organisation'>
  readonly kind: PlaceKind
  readonly code: string | null
  readonly displayName: string
  readonly municipalityCode: string | null
  readonly schoolTypes: readonly string[]
}

export const placeLoaders = (read: Read) => ({
  place: byId((ids) => read<PlaceRow>`/* placesById */ select * from access.statistical_places_by_id(${ids}::uuid[])`),
})
