import { sql } from 'drizzle-orm'
import { boolean, check, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { modifiedAt, period, swedishText, version } from '../../shared/columns.ts'
import { duty } from '../duty/duty.table.ts'
import { group } from '../group/group.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'

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
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check(
      'activity_type_check',
      sql`${t.activityType} in ('UNDERVISNING', 'ELEVAKTIVITET', 'PROVAKTIVITET', 'LARARAKTIVITET', 'OVRIGT')`,
    ),
    check('activity_period_check', sql`${t.endDate} >= ${t.startDate}`),
    index('activity_organisation_id_idx').on(t.organisationId),
    ...rows.visible({
      meaning: 'whoever may see one of its groups, and its own teachers',
      viewer: 'id = any (array(select access.related_activities()))',
      authority: 'access.is_related_activity(id)',
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
      viewer: 'group_id = any (array(select access.related_groups()))',
      authority: 'access.is_related_group(group_id)',
    }),
    rows.access(),
    rows.system(),
  ],
)

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
      meaning: 'whoever may see both the activity and the duty',
      viewer:
        'activity_id = any (array(select access.related_activities())) and exists (select from identity.duty d where d.id = duty_id)',
      authority: 'access.is_related_activity(activity_id) and exists (select from identity.duty d where d.id = duty_id)',
    }),
    rows.access(),
    rows.system(),
  ],
)
