import { sql } from 'drizzle-orm'
import { check, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { sure, toSignedIn, toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'

const authority = toUnits('organisation_id', 'AUTHORITY_ADMIN')
const deciders = {
  meaning: `in their own name, of a school authority: ${authority.meaning}`,
  viewer: `${sure} and ${authority.viewer} and access.is_authority(organisation_id)`,
}
const inOwnName = 'decided_by_id = access.viewer_person()'

/** What a school authority lets guardians read of special support. Without a row they read nothing of it here. */
export const supportPolicy = pedagogySchema.table(
  'support_policy',
  {
    organisationId: uuid('organisation_id').primaryKey(),
    guardianSees: text('guardian_sees').array().notNull(),
    decidedById: uuid('decided_by_id').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
    reason: text('reason').notNull(),
    version: version(),
  },
  (t) => [
    // Reports of concern are no member: whom they name may be who would read them.
    check('support_policy_guardian_sees_check', sql`${t.guardianSees} <@ '{ACTION_PROGRAMME,INVESTIGATION}'::text[]`),
    check('support_policy_reason_check', sql`length(${t.reason}) between 1 and 500`),
    index('support_policy_decided_by_id_idx').on(t.decidedById),
    ...rows.visible(toSignedIn),
    ...rows.insertable({ ...deciders, viewer: `${deciders.viewer} and ${inOwnName}` }),
    ...rows.changeable({
      ...deciders,
      becomes: inOwnName,
      columns: ['guardian_sees', 'decided_by_id', 'decided_at', 'reason', 'version'],
    }),
    rows.access(),
    rows.system(),
  ],
)
