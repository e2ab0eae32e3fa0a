import { sql } from 'drizzle-orm'
import { check, index, integer, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { informationClasses } from '../../access/information.ts'
import { period, version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { memberStates } from './processor_agreement.rules.ts'
import { clientApplication } from '../client_application/client_application.table.ts'

const readers = {
  meaning: 'the client itself; administrators of the authority',
  viewer: `client_application_id = access.viewer_client() or (select access.administers_authority())`,
}
const byAuthority = { meaning: 'administrators of the whole authority', viewer: `(select access.administers_authority())` }
const ofAgreement = 'exists (select from identity.processor_agreement a where a.id = processor_agreement_id)'
const classes = informationClasses.map((one) => `'${one}'`).join(', ')

const union = memberStates.map((code) => `'${code}'`).join(', ')

/** What a client application may do with which data, where and how long (personuppgiftsbiträdesavtal, GDPR article 28). One at a time. */
export const processorAgreement = identitySchema.table(
  'processor_agreement',
  {
    id: uuid('id').primaryKey(),
    clientApplicationId: uuid('client_application_id')
      .notNull()
      .references(() => clientApplication.id),
    purpose: text('purpose').notNull(),
    storageCountry: text('storage_country').notNull(),
    retentionMonths: integer('retention_months').notNull(),
    maxInformationClass: text('max_information_class').notNull(),
    reference: text('reference'),
    ...period(),
    signedById: uuid('signed_by_id'),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    version: version(),
  },
  (t) => [
    check('processor_agreement_storage_country_check', sql`${t.storageCountry} in (${sql.raw(union)})`),
    check('processor_agreement_class_check', sql`${t.maxInformationClass} in (${sql.raw(classes)})`),
    check('processor_agreement_retention_check', sql`${t.retentionMonths} between 0 and 1200`),
    check('processor_agreement_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('processor_agreement_client_application_id_idx').on(t.clientApplicationId),
    ...rows.visible(readers),
    ...rows.insertable({ ...byAuthority, viewer: `signed_by_id = access.viewer_person() and ${byAuthority.viewer}` }),
    ...rows.changeable({ ...byAuthority, columns: ['end_date', 'ended_at', 'version'] }),
    rows.access(),
    rows.system(),
  ],
)

/** A field that an agreement lets its client application read: `Person.displayName`, or `Email.*` for a whole type. */
export const fieldGrant = identitySchema.table(
  'field_grant',
  {
    id: uuid('id').primaryKey(),
    processorAgreementId: uuid('processor_agreement_id')
      .notNull()
      .references(() => processorAgreement.id),
    field: text('field').notNull(),
    grantedById: uuid('granted_by_id'),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    check('field_grant_field_check', sql`${t.field} ~ '^[A-Z][A-Za-z0-9]*[.]([a-z][A-Za-z0-9]*|[*])$'`),
    index('field_grant_processor_agreement_id_idx').on(t.processorAgreementId),
    uniqueIndex('field_grant_current_idx')
      .on(t.processorAgreementId, t.field)
      .where(sql`${t.revokedAt} is null`),
    ...rows.visible({ meaning: 'whoever may see the agreement', viewer: ofAgreement }),
    ...rows.insertable({ ...byAuthority, viewer: `granted_by_id = access.viewer_person() and ${byAuthority.viewer}` }),
    ...rows.changeable({ ...byAuthority, columns: ['revoked_at'] }),
    rows.access(),
    rows.system(),
  ],
)
