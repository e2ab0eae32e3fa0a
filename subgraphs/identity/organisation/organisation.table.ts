import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, date, index, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn } from '../../access/visible.ts'
import { modifiedAt, swedishText, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { imported } from '../source_system/system.table.ts'

export const organisation = identitySchema.table(
  'organisation',
  {
    id: uuid('id').primaryKey(),
    displayName: swedishText('display_name').notNull(),
    // The name as the source gave it: a later import replaces a name nobody has corrected, and only that.
    importedName: text('imported_name'),
    organisationType: text('organisation_type').notNull(),
    organisationNumber: text('organisation_number').unique(),
    schoolUnitCode: text('school_unit_code').unique(),
    municipalityCode: text('municipality_code'),
    parentId: uuid('parent_id').references((): AnyPgColumn => organisation.id),
    schoolTypes: text('school_types')
      .array()
      .notNull()
      .default(sql`'{}'`),
    startDate: date('start_date'),
    endDate: date('end_date'),
    ...imported(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'organisation_type_check',
      sql`${t.organisationType} in ('HUVUDMAN', 'VERKSAMHETSOMRADE', 'FORVALTNING', 'REKTORSOMRADE', 'SKOLA', 'SKOLENHET', 'VARUMARKE', 'BOLAG', 'OVRIGT')`,
    ),
    check('organisation_name_check', sql`length(btrim(${t.displayName})) between 1 and 200`),
    check('organisation_school_unit_code_check', sql`${t.schoolUnitCode} ~ '^[0-9]{8}$'`),
    check('organisation_number_check', sql`${t.organisationNumber} ~ '^[0-9]{10}$'`),
    check('organisation_municipality_code_check', sql`${t.municipalityCode} ~ '^[0-9]{4}$'`),
    check('organisation_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('organisation_display_name_id_idx').on(t.displayName, t.id),
    index('organisation_municipality_code_idx').on(t.municipalityCode, t.displayName, t.id),
    index('organisation_source_system_id_idx').on(t.sourceSystemId),
    index('organisation_parent_id_idx').on(t.parentId),
    ...rows.visible(toSignedIn),
    ...rows.insertable({
      meaning: 'administrators of the authority, below what they administer',
      viewer: `parent_id = any (array(select access.units('AUTHORITY_ADMIN'))) and organisation_type <> 'HUVUDMAN'`,
    }),
    ...rows.changeable({
      meaning: 'administrators of the authority the organisation belongs to',
      viewer: `id = any (array(select access.units('AUTHORITY_ADMIN')))`,
      columns: ['display_name', 'end_date', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
