import { sql } from 'drizzle-orm'
import { boolean, check, integer, text, uuid } from 'drizzle-orm/pg-core'
import { toSignedIn, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { administrationSchema, rows } from '../administration.schema.ts'

const deciders = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

/**
 * What a unit, or an organisation for all below it, has decided about absence. What is not decided anywhere is as the columns'
 * defaults say: absence is reported for today and the next day, one day at a time, and whoever wants to change a report calls the school.
 */
export const absencePolicy = administrationSchema.table(
  'absence_policy',
  {
    organisationId: uuid('organisation_id').primaryKey(),
    daysAhead: integer('days_ahead').notNull().default(1),
    maxConsecutiveDays: integer('max_consecutive_days').notNull().default(1),
    // HH:MM in Sweden. After it today is for the school, and before the other the next day is.
    latestTime: text('latest_time'),
    nextDayFrom: text('next_day_from'),
    mayEndOwnReport: boolean('may_end_own_report').notNull().default(false),
    // How many school days of leave a mentor may grant; longer, and always beyond ten, the principal decides (skollagen 7:18).
    leaveMentorMaxDays: integer('leave_mentor_max_days').notNull().default(3),
    // Whether a report excuses also from lessons whose roll was called before it came.
    isLateReportExcusing: boolean('is_late_report_excusing').notNull().default(false),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    check('absence_policy_days_ahead_check', sql`${t.daysAhead} between 0 and 30`),
    check('absence_policy_max_consecutive_days_check', sql`${t.maxConsecutiveDays} between 1 and 31`),
    check('absence_policy_latest_time_check', sql`${t.latestTime} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('absence_policy_next_day_from_check', sql`${t.nextDayFrom} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
    check('absence_policy_leave_mentor_max_days_check', sql`${t.leaveMentorMaxDays} between 0 and 10`),
    ...rows.visible(toSignedIn),
    ...rows.insertable(deciders),
    ...rows.changeable({
      ...deciders,
      columns: [
        'days_ahead', 'max_consecutive_days', 'latest_time', 'next_day_from', 'may_end_own_report', 'leave_mentor_max_days',
        'is_late_report_excusing', 'version', 'modified_at',
      ], // prettier-ignore
    }),
    rows.access(),
    rows.system(),
  ],
)
