import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, uuid } from 'drizzle-orm/pg-core'
import { everyRelation } from '../../access/relations.ts'
import { toPersons } from '../../access/visible.ts'
import { modifiedAt, swedishText, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'

// The staff directory is everybody's, and long: asked row by row, the rest as a set.
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
    // Personnummer or samordningsnummer, twelve digits.
    civicNo: text('civic_no').unique(),
    birthDate: date('birth_date'),
    sex: text('sex').notNull().default('OKANT'),
    personStatus: text('person_status').notNull().default('AKTIV'),
    securityMarking: text('security_marking').notNull().default('INGEN'),
    classListConsent: boolean('class_list_consent').notNull().default(false),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('person_civic_no_check', sql`${t.civicNo} ~ '^[0-9]{12}$'`),
    check('person_sex_check', sql`${t.sex} in ('MAN', 'KVINNA', 'OKANT')`),
    check('person_status_check', sql`${t.personStatus} in ('AKTIV', 'UTVANDRAD', 'AVLIDEN')`),
    check('person_security_marking_check', sql`${t.securityMarking} in ('INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING')`),
    index('person_family_name_given_name_id_idx').on(t.familyName, t.givenName, t.id),
    index('person_marked_idx')
      .on(t.id)
      .where(sql`${t.securityMarking} <> 'INGEN'`),
    ...rows.visible({
      meaning: `${related.meaning}; everyone signed in, staff only (directory)`,
      viewer: `${related.viewer} or access.in_directory(id)`,
      authority: `${related.authority} or access.in_directory(id)`,
    }),
    rows.access(),
    rows.system(),
  ],
)
