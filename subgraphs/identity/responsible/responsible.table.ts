import { sql } from 'drizzle-orm'
import { boolean, check, index, text, uuid } from 'drizzle-orm/pg-core'
import { everyPupilRelation } from '../../access/relations.ts'
import { ownUnits, toPupils } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'
import { imported } from '../source_system/system.table.ts'

const seenAs = (relations: readonly string[]) =>
  `id = any (array(select access.related_responsibles(${relations.map((relation) => `'${relation}'`).join(', ')})))`

// Each decides about one thing, and leaves the other as it was.
const school = toPupils('pupil_id', ['UNIT_ADMIN', 'PRINCIPAL'])
const deciders = {
  meaning: `the block: ${school.meaning}; the consent: the pupil, from 18`,
  viewer: `(${school.viewer} and access.had_consent(id) = adult_consent) or (pupil_id = access.adult_viewer() and access.was_blocked(id) = is_blocked)`,
}

// Whom an adult pupil may consent to: the pupil alone has to find the row.
const former = 'id = any (array(select f.id from access.former_guardians() f))'

export const responsible = identitySchema.table(
  'responsible',
  {
    id: uuid('id').primaryKey(),
    pupilId: uuid('pupil_id')
      .notNull()
      .references(() => person.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    relationType: text('relation_type').notNull(),
    ...period(),
    // A guardian who must not reach the child (for instance under a restraining order).
    isBlocked: boolean('is_blocked').notNull().default(false),
    // From 18 the pupil decides: guardianship reaches further only with their consent.
    adultConsent: boolean('adult_consent').notNull().default(false),
    ...imported(),
  },
  (t) => [
    check(
      'responsible_relation_type_check',
      sql`${t.relationType} in ('VARDNADSHAVARE', 'ANNAN_ANSVARIG', 'GOD_MAN', 'UTSEDD_BEHORIG')`,
    ),
    check('responsible_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('responsible_self_check', sql`${t.personId} <> ${t.pupilId}`),
    index('responsible_source_system_id_idx').on(t.sourceSystemId),
    index('responsible_pupil_id_idx').on(t.pupilId),
    index('responsible_person_id_idx').on(t.personId),
    ...rows.visible({
      meaning:
        'whoever may see both the pupil and the responsible person, while the responsibility lasts; the adult pupil, guardians until 18',
      viewer: `${seenAs(everyPupilRelation)} or ${former}`,
      authority: `${seenAs(everyPupilRelation.filter((relation) => relation !== 'AUTHORITY_ADMIN' && relation !== 'CLIENT'))} or access.is_responsible_of(id, ${ownUnits}) or ${former}`,
    }),
    ...rows.changeable({ ...deciders, columns: ['is_blocked', 'adult_consent'] }),
    rows.access(),
    rows.system(),
  ],
)
