import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, uuid } from 'drizzle-orm/pg-core'
import { everyRelation } from '../../access/relations.ts'
import { toPersons } from '../../access/visible.ts'
import { modifiedAt, searchText, swedishText, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { markerRelations } from '../protection/protection.relations.ts'
import { imported } from '../source_system/system.table.ts'

// Who may mark a person as protected. Marking ends the reach of some of them, which is as it should be.
function markers() {
  const { meaning, viewer, authority } = toPersons('id', markerRelations)
  const ofStaff = `access.is_staff_of(id, array(select access.units('AUTHORITY_ADMIN')))`
  return {
    meaning: `${meaning}, authority administrator`,
    viewer,
    authority: `${authority} or ${ofStaff}`,
  }
}

// Who registers somebody when they enrol or employ them. Markings and deaths come from the population register.
const registrars = {
  meaning: 'principals, school administrators and administrators of the authority, of somebody unmarked',
  viewer: `(select access.holds('PRINCIPAL') or access.holds('UNIT_ADMIN') or access.holds('AUTHORITY_ADMIN'))
    and security_marking = 'INGEN' and person_status = 'AKTIV' and source_system_id is null`,
}

// The staff directory is everybody's, and long: asked row by row, and first, because it is cheaper than the rest, which is a set.
const related = toPersons(
  'id',
  everyRelation.filter((relation) => relation !== 'DIRECTORY'),
)

export const person = identitySchema.table(
  'person',
  {
    id: uuid('id').primaryKey(),
    givenName: text('given_name').notNull(),
    middleName: text('middle_name'),
    familyName: swedishText('family_name').notNull(),
    // Personnummer or samordningsnummer, twelve digits, or the school world's temporary number (YYYYMMDDTFnn).
    civicNo: text('civic_no').unique(),
    birthDate: date('birth_date'),
    sex: text('sex').notNull().default('OKANT'),
    personStatus: text('person_status').notNull().default('AKTIV'),
    securityMarking: text('security_marking').notNull().default('INGEN'),
    // Marked by an act: the population register confirms such a marking, and does not lift it.
    isMarkedHere: boolean('is_marked_here').notNull().default(false),
    ...imported(),
    // Names as they are searched: é is e, while å, ä and ö are letters of their own.
    nameSearch: searchText('name_search', ['given_name', 'middle_name', 'family_name']),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('person_civic_no_check', sql`${t.civicNo} ~ '^[0-9]{8}([0-9]{4}|TF[0-9]{2})$'`),
    check('person_sex_check', sql`${t.sex} in ('MAN', 'KVINNA', 'OKANT')`),
    check('person_status_check', sql`${t.personStatus} in ('AKTIV', 'UTVANDRAD', 'AVLIDEN')`),
    check('person_security_marking_check', sql`${t.securityMarking} in ('INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING')`),
    index('person_family_name_given_name_id_idx').on(t.familyName, t.givenName, t.id),
    index('person_source_system_id_idx').on(t.sourceSystemId),
    index('person_name_search_idx').using('gin', t.nameSearch),
    index('person_marked_idx')
      .on(t.id)
      .where(sql`${t.securityMarking} <> 'INGEN'`),
    ...rows.visible({
      meaning: `${related.meaning}; everyone signed in, staff only (directory)`,
      viewer: `access.in_directory(id) or ${related.viewer}`,
      authority: `access.in_directory(id) or ${related.authority}`,
    }),
    ...rows.insertable(registrars),
    ...rows.changeable({ ...markers(), columns: ['security_marking', 'is_marked_here', 'version', 'modified_at'] }),
    rows.access(),
    rows.system(),
  ],
)
