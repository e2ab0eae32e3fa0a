import { sql } from 'drizzle-orm'
import { boolean, check, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { toActivities, toGroups } from '../../access/visible.ts'
import { modifiedAt, period, swedishText, version } from '../../shared/columns.ts'
import { duty } from '../duty/duty.table.ts'
import { group } from '../group/group.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { imported } from '../source_system/system.table.ts'

const ofActivity = () =>
  uuid('activity_id')
    .notNull()
    .references(() => activity.id)

export const activity = identitySchema.table(
  'activity',
  {
    id: uuid('id').primaryKey(),
    displayName: swedishText('display_name').notNull(),
    activityType: text('activity_type').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    ...period(),
    ...imported(),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'activity_type_check',
      sql`${t.activityType} in ('UNDERVISNING', 'ELEVAKTIVITET', 'PROVAKTIVITET', 'LARARAKTIVITET', 'OVRIGT')`,
    ),
    check('activity_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('activity_source_system_id_idx').on(t.sourceSystemId),
    index('activity_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: 'whoever may see one of its groups, and its own teachers',
      ...toActivities('id'),
    }),
    rows.access(),
    rows.system(),
  ],
)

export const activityGroup = identitySchema.table(
  'activity_group',
  {
    activityId: ofActivity(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => group.id),
  },
  (t) => [
    primaryKey({ columns: [t.activityId, t.groupId] }),
    index('activity_group_group_id_idx').on(t.groupId),
    ...rows.visible({
      meaning: 'whoever may see the group',
      ...toGroups('group_id'),
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofSeen = toActivities('activity_id')
const byVisibleDuty = 'access.is_current(start_date, end_date) and exists (select from identity.duty d where d.id = duty_id)'

export const activityTeacher = identitySchema.table(
  'activity_teacher',
  {
    id: uuid('id').primaryKey(),
    activityId: ofActivity(),
    dutyId: uuid('duty_id')
      .notNull()
      .references(() => duty.id),
    isGrader: boolean('is_grader').notNull().default(false),
    ...period(),
  },
  (t) => [
    check('activity_teacher_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('activity_teacher_activity_id_idx').on(t.activityId),
    index('activity_teacher_duty_id_idx').on(t.dutyId),
    ...rows.visible({
      meaning: 'whoever may see both the activity and the duty, while it lasts',
      viewer: `(${ofSeen.viewer}) and ${byVisibleDuty}`,
      authority: `(${ofSeen.authority}) and ${byVisibleDuty}`,
    }),
    rows.access(),
    rows.system(),
  ],
)
