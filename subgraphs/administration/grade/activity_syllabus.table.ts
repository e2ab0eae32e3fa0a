import { index, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toActivities, toUnits } from '../../access/visible.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { syllabus } from '../grading/grading.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')
const ofUnit = {
  meaning: `of an activity there: ${leaders.meaning}`,
  viewer: `${leaders.viewer} and access.is_activity_of(activity_id, array[organisation_id])`,
}

/** What an activity teaches, which its grades are set on: several where subjects are taught as one, such as SO. */
export const activitySyllabus = administrationSchema.table(
  'activity_syllabus',
  {
    activityId: uuid('activity_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    syllabusId: uuid('syllabus_id')
      .notNull()
      .references(() => syllabus.id),
    linkedById: uuid('linked_by_id'),
    linkedAt: timestamp('linked_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.syllabusId] }),
    index('activity_syllabus_syllabus_id_idx').on(t.syllabusId),
    index('activity_syllabus_organisation_id_idx').on(t.organisationId),
    ...rows.visible({ meaning: 'whoever may see the activity', ...toActivities('activity_id') }),
    ...rows.insertable(ofUnit),
    ...rows.deletable(ofUnit),
    rows.access(),
    rows.system(),
  ],
)
