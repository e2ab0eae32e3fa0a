import { sql } from 'drizzle-orm'
import { boolean, check, index, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { notLater, toActivities, toGroups, toUnits } from '../../access/visible.ts'
import { modifiedAt, period, swedishText, version } from '../../shared/columns.ts'
import { duty } from '../duty/duty.table.ts'
import { group } from '../group/group.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { imported } from '../source_system/system.table.ts'

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')

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
    ...rows.insertable(leaders),
    ...rows.changeable({
      meaning: `${leaders.meaning}, to an earlier day`,
      viewer: `${leaders.viewer} and ${notLater('access.activity_end(id)')}`,
      columns: ['end_date', 'version', 'modified_at'],
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
    ...rows.insertable({
      meaning: `${leaders.meaning}, groups of the same unit, and not to what they teach themselves`,
      viewer: 'access.may_join_activity(group_id, activity_id)',
    }),
    rows.access(),
    rows.system(),
  ],
)

const ofSeen = toActivities('activity_id')
// Those who lead the activity see also who will teach it, so that it can be taken back.
const byVisibleDuty = (seen: string) =>
  `((access.is_current(start_date, end_date) and (${seen})) or (start_date > access.today() and access.leads_activity(activity_id)))
    and exists (select from identity.duty d where d.id = duty_id)`

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
      meaning: 'whoever may see both the activity and the duty, while it lasts; before, those who lead the unit of the activity',
      viewer: byVisibleDuty(ofSeen.viewer),
      authority: byVisibleDuty(ofSeen.authority),
    }),
    ...rows.insertable({
      meaning: `${leaders.meaning}, duties of the same unit and not their own`,
      viewer: 'access.may_be_taught_by(activity_id, duty_id)',
    }),
    ...rows.changeable({
      meaning: `${leaders.meaning}, to an earlier day`,
      viewer: `access.leads_activity(activity_id) and ${notLater('access.teaching_end(id)')}`,
      columns: ['end_date'],
    }),
    ...rows.deletable({
      meaning: `${leaders.meaning}, before it begins`,
      viewer: 'start_date > access.today() and access.leads_activity(activity_id)',
    }),
    rows.access(),
    rows.system(),
  ],
)
