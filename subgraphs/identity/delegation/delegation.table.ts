import { sql } from 'drizzle-orm'
import { check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { delegatedActs } from '../../access/relations.ts'
import { toPupils } from '../../access/visible.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { person } from '../person/person.table.ts'

const givers = toPupils('pupil_id', ['GUARDIAN', 'UNIT_ADMIN', 'PRINCIPAL'])
const guardians = toPupils('pupil_id', ['GUARDIAN'])
const school = toPupils('pupil_id', ['UNIT_ADMIN', 'PRINCIPAL'])
// A guardian gives as one, so that it ends with their guardianship; the school gives to foster homes, and says why.
const given = {
  meaning: `in their own name: ${guardians.meaning}; to foster homes with a reason: ${school.meaning}`,
  viewer: `given_by_id = access.viewer_person() and revoked_at is null and delegate_civic_no is distinct from access.viewer_civic_no()
    and ((given_by_guardian_id = access.viewer_person() and ${guardians.viewer})
      or (given_by_guardian_id is null and delegate_kind = 'FOSTER_HOME' and reason is not null and ${school.viewer}))`,
}
const acts = delegatedActs.map((act) => `'${act}'`).join(', ')

/**
 * Acts for a pupil that somebody else than a guardian may do, such as a foster home or a step-parent, for a stated time. Whom it
 * is given to is known by personal identity number: the giver is not told whether that person is known here.
 */
export const delegation = identitySchema.table(
  'delegation',
  {
    id: uuid('id').primaryKey(),
    pupilId: uuid('pupil_id')
      .notNull()
      .references(() => person.id),
    delegateCivicNo: text('delegate_civic_no').notNull(),
    delegateName: text('delegate_name').notNull(),
    delegateKind: text('delegate_kind').notNull(),
    acts: text('acts').array().notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    reason: text('reason'),
    // A guardian's delegation lasts no longer than their guardianship; null where the school gave it.
    givenByGuardianId: uuid('given_by_guardian_id').references(() => person.id),
    givenById: uuid('given_by_id').notNull(),
    givenAt: timestamp('given_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    check('delegation_acts_check', sql`${t.acts} <@ array[${sql.raw(acts)}] and cardinality(${t.acts}) > 0`),
    check('delegation_kind_check', sql`${t.delegateKind} in ('FOSTER_HOME', 'STEP_PARENT', 'OTHER')`),
    check('delegation_period_check', sql`${t.endDate} between ${t.startDate} and ${t.startDate} + 366`),
    index('delegation_pupil_id_idx').on(t.pupilId),
    index('delegation_delegate_civic_no_idx').on(t.delegateCivicNo),
    index('delegation_given_by_guardian_id_idx').on(t.givenByGuardianId),
    ...rows.visible({
      meaning: `${givers.meaning}; the delegate, while it lasts`,
      viewer: `${givers.viewer} or id = any (array(select access.own_delegations()))`,
      authority: `${givers.authority} or id = any (array(select access.own_delegations()))`,
    }),
    ...rows.insertable(given),
    ...rows.changeable({ ...givers, columns: ['revoked_at'] }),
    rows.access(),
    rows.system(),
  ],
)
