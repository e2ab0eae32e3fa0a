import { sql } from 'drizzle-orm'
import { check, index, text, uuid } from 'drizzle-orm/pg-core'
import { period } from '../../shared/columns.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

// A role that no duty implies, held at an organisation and everything below it.
export const roleGrant = identitySchema.table(
  'role_grant',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').references(() => person.id),
    clientApplicationId: uuid('client_application_id').references(() => clientApplication.id),
    role: text('role').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    ...period(),
  },
  (t) => [
    check('role_grant_role_check', sql`${t.role} in ('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'UNIT_OBSERVER', 'CLIENT')`),
    check('role_grant_holder_check', sql`num_nonnulls(${t.personId}, ${t.clientApplicationId}) = 1`),
    check('role_grant_client_check', sql`(${t.role} = 'CLIENT') = (${t.clientApplicationId} is not null)`),
    check('role_grant_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('role_grant_person_id_idx').on(t.personId),
    index('role_grant_client_application_id_idx').on(t.clientApplicationId),
    index('role_grant_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: 'the holder, while it lasts; administrators of the authority',
      viewer: `(access.viewer_id() in (person_id, client_application_id) and access.is_current(start_date, end_date)) or organisation_id = any (array(select access.units('AUTHORITY_ADMIN')))`,
    }),
    rows.access(),
    rows.system(),
  ],
)
