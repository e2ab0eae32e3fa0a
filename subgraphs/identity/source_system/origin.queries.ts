import { type nothing, part, type Read } from '../../shared/database.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { ImportRow } from './source_system.queries.ts'

export interface ExternalIdentifierRow {
  readonly entityId: string
  readonly context: string
  readonly value: string
}

const importLoader = (read: Read, table: typeof nothing) =>
  byId(
    (ids) => read<ImportRow>`/* importsOf */ select id, source_system_id, imported_at from ${table}
    where id = any(${ids}::uuid[]) and source_system_id is not null`,
  )

const externalIdentifierLoader = (read: Read, entity: 'Person' | 'Organisation') =>
  byParent(
    (ids) => read<ExternalIdentifierRow>`/* externalIdentifiersOf */ select entity_id, context, value
    from identity.external_identifier where entity = ${entity} and entity_id = any(${ids}::uuid[]) order by context, value`,
    ({ entityId }) => entityId,
  )

export const originLoaders = (read: Read) => ({
  personImport: importLoader(read, part`identity.person`),
  enrolmentImport: importLoader(read, part`identity.enrolment`),
  responsibleImport: importLoader(read, part`identity.responsible`),
  dutyImport: importLoader(read, part`identity.duty`),
  groupImport: importLoader(read, part`identity."group"`),
  groupMembershipImport: importLoader(read, part`identity.group_membership`),
  activityImport: importLoader(read, part`identity.activity`),
  identifiersOfPerson: externalIdentifierLoader(read, 'Person'),
  identifiersOfOrganisation: externalIdentifierLoader(read, 'Organisation'),
})
