import { index, integer, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPersons } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'
import { contactRelations, ownersAnd } from '../person/person_contact.table.ts'
import { sourceSystem } from '../source_system/system.table.ts'

const readers = toPersons('person_id', contactRelations)
const owners = ownersAnd('DELEGATE:UPDATE_CONTACT_DETAILS')

/** Counts the changes of a person's contact details. Apart from the person's own row, which its owner must not change. */
export const contactVersion = identitySchema.table(
  'contact_version',
  {
    personId: uuid('person_id')
      .primaryKey()
      .references(() => person.id, { onDelete: 'cascade' }),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  () => [
    ...rows.visible(readers),
    ...rows.insertable(owners),
    ...rows.changeable({ ...owners, columns: ['version', 'modified_at'] }),
    rows.system(),
  ],
)

const reached = toPersons('person_id', ['CLIENT', 'CHILD:CLIENT'])
const mayAcknowledge = `(select access.has_scope('contacts:acknowledge'))`
const acknowledging = {
  meaning: `${reached.meaning}, with the scope contacts:acknowledge`,
  viewer: `(${reached.viewer}) and ${mayAcknowledge}`,
  authority: `(${reached.authority}) and ${mayAcknowledge}`,
}

/** Which version of a person's contact details a system has, and since when. */
export const contactPropagation = identitySchema.table(
  'contact_propagation',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    sourceSystemId: uuid('source_system_id')
      .notNull()
      .references(() => sourceSystem.id),
    contactVersion: integer('contact_version').notNull(),
    propagatedAt: timestamp('propagated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.sourceSystemId] }),
    index('contact_propagation_source_system_id_idx').on(t.sourceSystemId),
    ...rows.visible(readers),
    ...rows.insertable(acknowledging),
    ...rows.changeable({ ...acknowledging, columns: ['contact_version', 'propagated_at'] }),
    rows.system(),
  ],
)
