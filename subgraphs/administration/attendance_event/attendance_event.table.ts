import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPupils } from '../../access/visible.ts'
import { partitionedByYear } from '../../shared/partitions.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { placement } from '../placement/placement.table.ts'

const readers = toPupils('child_id', ['GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT'])
const staff = toPupils('child_id', ['CARE_STAFF'])

/** A child's coming to preschool or after-school care, and going home. */
const table = administrationSchema.table(
  'attendance_event',
  {
    id: uuid('id').notNull(),
    placementId: uuid('placement_id').notNull(),
    childId: uuid('child_id').notNull(),
    groupId: uuid('group_id').notNull(),
    eventType: text('event_type').notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
    registeredById: uuid('registered_by_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.occurredAt] }),
    foreignKey({
      name: 'attendance_event_placement_fk',
      columns: [t.placementId, t.childId],
      foreignColumns: [placement.id, placement.childId],
    }),
    check('attendance_event_type_check', sql`${t.eventType} in ('IN', 'UT')`),
    index('attendance_event_placement_id_idx').on(t.placementId, t.occurredAt),
    index('attendance_event_child_id_idx').on(t.childId),
    ...rows.visible(readers),
    ...rows.insertable({
      meaning: `in their own name: ${staff.meaning}`,
      viewer: `registered_by_id = access.viewer_person() and ${staff.viewer}`,
    }),
    rows.system(),
  ],
)

/** A partition for each school year, which begins on 1 July. */
export const attendanceEvent = partitionedByYear(table, 'occurred_at', 7)
