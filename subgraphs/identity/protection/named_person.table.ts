import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

const principal = toPupils('person_id', ['PRINCIPAL'])

/** Somebody who is named on the case of a protected pupil, and so sees them whatever their other relations. */
export const namedPerson = identitySchema.table(
  'named_person',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id),
    namedPersonId: uuid('named_person_id')
      .notNull()
      .references(() => person.id),
    // The unit whose principal named them: it ends when the pupil leaves the unit. Null: wherever the pupil goes.
    organisationId: uuid('organisation_id').references(() => organisation.id),
    reason: text('reason').notNull(),
    ...period(),
    namedById: uuid('named_by_id').notNull(),
    namedAt: timestamp('named_at', { withTimezone: true }).notNull(),
    // From this instant, while a last day still holds that day.
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (t) => [
    check('named_person_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('named_person_self_check', sql`${t.personId} <> ${t.namedPersonId}`),
    check('named_person_reason_check', sql`length(btrim(${t.reason})) > 0`),
    index('named_person_person_id_idx').on(t.personId),
    index('named_person_named_person_id_idx').on(t.namedPersonId),
    index('named_person_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      ...principal,
      meaning: `${principal.meaning}; the one who is named`,
      viewer: `${principal.viewer} or named_person_id = access.viewer_person()`,
    }),
    ...rows.insertable({
      meaning: `${principal.meaning}, at a unit of theirs, and not themself`,
      viewer: `${principal.viewer} and organisation_id = any (array(select access.units('PRINCIPAL'))) and named_by_id = access.viewer_person() and named_person_id <> access.viewer_person()`,
    }),
    ...rows.changeable({ ...principal, columns: ['removed_at'] }),
    rows.access(),
    rows.system(),
  ],
)
