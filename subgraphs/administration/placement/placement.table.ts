import { sql } from 'drizzle-orm'
import { check, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { toPersons, toPupils, toUnits } from '../../access/visible.ts'
import { modifiedAt, period, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

/** Never the child: what parents agree about its days is not for it. */
export const placementReaders = toPersons('child_id', [
  ...(['GUARDIAN', 'CARE_STAFF', 'UNIT_ADMIN', 'PRINCIPAL', 'CLIENT', 'DELEGATE:EDIT_CARE_SCHEDULE'] as const),
])

const leaders = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN')
const ofPupils = toPupils('child_id', ['PRINCIPAL', 'UNIT_ADMIN'])
const given = {
  meaning: `${leaders.meaning}, to a pupil there: ${ofPupils.meaning}`,
  viewer: `${leaders.viewer} and ${ofPupils.viewer}`,
}

/**
 * A child's place at preschool or in after-school care. That no child has two of one kind at a time is an exclusion constraint in the
 * migration, placement_overlap.
 */
export const placement = administrationSchema.table(
  'placement',
  {
    id: uuid('id').primaryKey(),
    childId: uuid('child_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    groupId: uuid('group_id').notNull(),
    schoolType: text('school_type').notNull(),
    ...period(),
    reason: text('reason'),
    maxWeeklyScheduleHours: integer('max_weekly_schedule_hours'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('placement_school_type_check', sql`${t.schoolType} in ('FS', 'FTH', 'OPPFTH')`),
    check('placement_reason_check', sql`${t.reason} in ('OMSORGSBEHOV', 'ERBJUDEN_TID', 'EGET_BEHOV')`),
    check('placement_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('placement_hours_check', sql`${t.maxWeeklyScheduleHours} between 1 and 80`),
    unique('placement_child').on(t.id, t.childId),
    index('placement_child_id_idx').on(t.childId, t.startDate),
    index('placement_organisation_id_idx').on(t.organisationId, t.startDate),
    ...rows.visible(placementReaders),
    ...rows.insertable({
      meaning: `${given.meaning}; a guardian who accepts an offer of the place; a member of the group on the first day`,
      viewer: `(${given.viewer} and (organisation_id, school_type) in (
        select g.organisation_id, g.school_type from access.care_group(group_id, child_id, start_date) g where g.is_member))
        or (end_date is null and max_weekly_schedule_hours is null
          and access.is_accepted_place(id, child_id, organisation_id, group_id, school_type, start_date))`,
    }),
    ...rows.changeable({ ...given, columns: ['end_date', 'version', 'modified_at'] }),
    rows.access(),
    rows.system(),
  ],
)
