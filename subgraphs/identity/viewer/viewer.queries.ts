import type { Read } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { HeldRole, Viewer } from '../../shared/viewer.ts'

export type ViewerRow = Viewer
export type HeldRoleRow = HeldRole

export const clientApplicationLoader = (read: Read) =>
  byId(
    (ids) => read<{
      id: string
      displayName: string
    }>`/* clientApplicationsById */ select id, display_name from identity.client_application
    where id = any(${ids}::uuid[])`,
  )

export const viewerLoaders = (read: Read) => ({ clientApplication: clientApplicationLoader(read) })
