import { sql } from 'drizzle-orm'
import { check, date, index, integer, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { toUnits } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')

/** How many places a department or a group of after-school care has, from a day until the next decision's first. */
export const groupSize = administrationSchema.table(
  'group_size',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    groupId: uuid('group_id').notNull(),
    startDate: date('start_date').notNull(),
    placeCount: integer('place_count').notNull(),
    decidedById: uuid('decided_by_id').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('group_size_start').on(t.groupId, t.startDate),
    check('group_size_count_check', sql`${t.placeCount} between 0 and 500`),
    index('group_size_organisation_id_idx').on(t.organisationId),
    ...rows.visible(leaders),
    ...rows.insertable({
      meaning: `in their own name: ${leaders.meaning}, of its own groups`,
      viewer: `decided_by_id = access.viewer_person() and ${leaders.viewer} and organisation_id in (
        select g.organisation_id from access.offered_group(group_id, start_date) g)`,
    }),
    rows.system(),
  ],
)
