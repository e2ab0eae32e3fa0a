import type { Done } from '../../shared/action.ts'
import type { Read, Write } from '../../shared/database.ts'
import { byId } from '../../shared/loader.ts'
import type { HeldRole, Viewer } from '../../shared/viewer.ts'
import type { Locale, SetLocaleError } from '../identity.generated.ts'

export type ViewerRow = Viewer
export type HeldRoleRow = HeldRole
export type SetLocalePayloadRow = Done<SetLocaleError>

export const clientApplicationLoader = (read: Read) =>
  byId(
    (ids) => read<{
      id: string
      displayName: string
    }>`/* clientApplicationsById */ select id, display_name from identity.client_application
    where id = any(${ids}::uuid[])`,
  )

export const localeLoader = (read: Read) =>
  byId(
    (ids) => read<{ id: string; locale: Locale }>`/* localesOf */ select person_id as id, upper(locale) as locale
    from identity.viewer_setting where person_id = any(${ids}::uuid[])`,
  )

export const writeLocale = (tx: Write, personId: string, locale: Locale) =>
  tx`/* writeLocale */ insert into identity.viewer_setting (person_id, locale) values (${personId}, lower(${locale}))
    on conflict (person_id) do update set locale = excluded.locale`

export const viewerLoaders = (read: Read) => ({ clientApplication: clientApplicationLoader(read), locale: localeLoader(read) })
