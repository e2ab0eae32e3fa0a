import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { Relation } from '../../access/relations.ts'
import { ownUnits, toPersons, toSignedIn } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { sourceSystem } from './system.table.ts'

const ofAuthority = {
  meaning: 'administrators of the authority',
  viewer: `organisation_id = any (${ownUnits}) and access.viewer_person() is not null`,
}

/** Which system owns a kind of information at a unit. */
export const masterSystem = identitySchema.table(
  'master_system',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    // Null: every school type of the unit.
    schoolType: text('school_type'),
    domain: text('domain').notNull(),
    sourceSystemId: uuid('source_system_id')
      .notNull()
      .references(() => sourceSystem.id),
    ...period(),
  },
  (t) => [
    check(
      'master_system_domain_check',
      sql`${t.domain} in ('PERSONS', 'GROUPS', 'SCHEDULE', 'ATTENDANCE', 'GRADES', 'PLANS', 'PLACEMENTS')`,
    ),
    check('master_system_period_check', sql`${t.endDate} >= ${t.startDate}`),
    uniqueIndex('master_system_current_idx')
      .on(t.organisationId, t.domain, sql`coalesce(${t.schoolType}, '')`)
      .where(sql`${t.endDate} is null`),
    index('master_system_organisation_id_idx').on(t.organisationId, t.domain),
    index('master_system_source_system_id_idx').on(t.sourceSystemId),
    ...rows.visible(toSignedIn),
    ...rows.insertable(ofAuthority),
    ...rows.changeable({ ...ofAuthority, columns: ['end_date', 'source_system_id'] }),
    rows.access(),
    rows.system(),
  ],
)

/** Who may know what other systems call a person: whoever looks after the registers, and the systems themselves. */
export const identifierRelations = [
  'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN', 'CLIENT', 'STAFF:PRINCIPAL', 'STAFF:UNIT_ADMIN', 'STAFF:CLIENT',
  'CHILD:PRINCIPAL', 'CHILD:UNIT_ADMIN', 'CHILD:AUTHORITY_ADMIN', 'CHILD:CLIENT',
] as const satisfies readonly Relation[] // prettier-ignore

const holders = toPersons('entity_id', identifierRelations)
const ofOrganisation = `(entity = 'Organisation' and (select access.signed_in()))`

/** What a source system calls something of ours. */
export const externalIdentifier = identitySchema.table(
  'external_identifier',
  {
    id: uuid('id').primaryKey(),
    entity: text('entity').notNull(),
    entityId: uuid('entity_id').notNull(),
    // A URI that says in which system, and as what.
    context: text('context').notNull(),
    value: text('value').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check(
      'external_identifier_entity_check',
      sql`${t.entity} in ('Organisation', 'Person', 'Enrolment', 'Responsible', 'Duty', 'Group', 'Activity')`,
    ),
    unique('external_identifier_entity_context_value_unique').on(t.entity, t.context, t.value),
    index('external_identifier_entity_id_idx').on(t.entityId),
    ...rows.visible({
      meaning: `of organisations: everyone signed in; of persons: ${holders.meaning}; of staff: administrators of the authority`,
      viewer: `${ofOrganisation} or (entity = 'Person' and ${holders.viewer})`,
      authority: `${ofOrganisation}
        or (entity = 'Person' and (${holders.authority} or access.is_staff_of(entity_id, ${ownUnits})))`,
    }),
    rows.system(),
  ],
)
