import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPersons } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'
import { ledBy } from './data_subject_request.table.ts'

export const restrictionReaders = ['SELF', 'GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'REQUEST'] as const
/** Of guardians, too: whoever asks the authority for a restriction is answered by it. */
export const restrictionDeciders = [...ledBy, 'AUTHORITY_ADMIN', 'REQUEST'] as const

const readers = toPersons('person_id', [...restrictionReaders, 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL'])
const deciders = toPersons('person_id', restrictionDeciders)

/** Processing that is restricted (GDPR article 18): client applications and exports do not get the person while it lasts. */
export const processingRestriction = identitySchema.table(
  'processing_restriction',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    reason: text('reason').notNull(),
    ...period(),
    decidedById: uuid('decided_by_id').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('processing_restriction_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('processing_restriction_person_id_idx').on(t.personId),
    ...rows.visible(readers),
    ...rows.insertable(deciders),
    ...rows.changeable({ ...deciders, columns: ['end_date'] }),
    rows.access(),
    rows.system(),
  ],
)
