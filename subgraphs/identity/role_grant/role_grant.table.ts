import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { ownUnits } from '../../access/visible.ts'
import { period } from '../../shared/columns.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

const givers = `(organisation_id = any (${ownUnits}) and access.viewer_person() is not null)
  or (role = 'UNIT_OBSERVER' and organisation_id = any (array(select access.units('PRINCIPAL'))))`

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
    // Who gave it and why; the first ones of an installation were given by nobody.
    givenById: uuid('given_by_id'),
    givenAt: timestamp('given_at', { withTimezone: true }),
    reason: text('reason'),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedById: uuid('revoked_by_id'),
  },
  (t) => [
    check(
      'role_grant_role_check',
      sql`${t.role} in ('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'FEE_OFFICE', 'UNIT_OBSERVER', 'CLIENT')`,
    ),
    check('role_grant_holder_check', sql`num_nonnulls(${t.personId}, ${t.clientApplicationId}) = 1`),
    check('role_grant_client_check', sql`(${t.role} = 'CLIENT') = (${t.clientApplicationId} is not null)`),
    check('role_grant_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('role_grant_self_check', sql`${t.givenById} <> ${t.personId}`),
    index('role_grant_person_id_idx').on(t.personId),
    index('role_grant_client_application_id_idx').on(t.clientApplicationId),
    index('role_grant_organisation_id_idx').on(t.organisationId, t.startDate, t.id),
    ...rows.visible({
      meaning: "the holder, while it lasts; administrators of the authority; the unit's principal, of its observers",
      viewer: `(access.viewer_id() in (person_id, client_application_id) and access.is_current(start_date, end_date) and revoked_at is null) or ${givers}`,
    }),
    ...rows.insertable({
      meaning: "administrators of the authority; the unit's principal, of its observers; in their own name",
      viewer: `given_by_id = access.viewer_person() and (${givers})`,
    }),
    ...rows.changeable({
      meaning: "administrators of the authority; the unit's principal, of its observers; in their own name",
      viewer: `access.viewer_person() = coalesce(revoked_by_id, access.viewer_person()) and (${givers})`,
      columns: ['revoked_at', 'revoked_by_id'],
    }),
    rows.access(),
    rows.system(),
  ],
)
