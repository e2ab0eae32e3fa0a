import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { toPersons, toPupils, unlessMoved } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { asOpener as asDecider, asPrincipal } from '../absence_case/absence_case.reach.ts'
import { administrationSchema, rows } from '../administration.schema.ts'
import { longLeave } from './leave_application.rules.ts'

const home = toPupils('student_id', ['SELF', 'GUARDIAN'])
const school = toPupils('student_id', ['MENTOR', 'UNIT_ADMIN', 'PRINCIPAL'])
const guardians = toPupils('student_id', ['GUARDIAN'])
const delegates = toPersons('student_id', ['DELEGATE:APPLY_FOR_LEAVE'])
const own = 'access.viewer_person() = applied_by_id'
const inOwnName = `${own} and ((${guardians.viewer} and access.is_minor(student_id)) or student_id = access.adult_viewer() or ${delegates.viewer})`
const seen = (side: 'viewer' | 'authority') => `(${home[side]}) or (${school[side]}) or (${own} and ${delegates.viewer})`

/** An application for leave from school (skollagen 7:18), and what was decided. */
export const leaveApplication = administrationSchema.table(
  'leave_application',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    startDate: date('start_date').notNull(),
    endDate: date('end_date').notNull(),
    // Days of school in between when it was applied for: by them it is decided who decides.
    schoolDays: integer('school_days').notNull(),
    reason: text('reason').notNull(),
    state: text('state').notNull().default('REQUESTED'),
    appliedById: uuid('applied_by_id').notNull(),
    appliedAt: timestamp('applied_at', { withTimezone: true }).notNull(),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    hasSpecialGrounds: boolean('has_special_grounds'),
    version: version(),
  },
  (t) => [
    check('leave_application_state_check', sql`${t.state} in ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')`),
    check('leave_application_period_check', sql`${t.endDate} between ${t.startDate} and ${t.startDate} + 366`),
    check('leave_application_school_days_check', sql`${t.schoolDays} > 0`),
    check('leave_application_decided_check', sql`(${t.state} in ('GRANTED', 'REFUSED')) = (${t.decidedById} is not null)`),
    // Nobody decides what they have asked for themself.
    check('leave_application_self_check', sql`${t.decidedById} <> ${t.appliedById}`),
    // Longer than ten days only on special grounds (synnerliga skäl).
    check('leave_application_grounds_check', sql`${t.state} <> 'GRANTED' or ${t.schoolDays} <= 10 or ${t.hasSpecialGrounds}`),
    index('leave_application_student_id_idx').on(t.studentId, t.startDate, t.id),
    index('leave_application_organisation_id_idx').on(t.organisationId, t.state, t.startDate, t.id),
    index('leave_application_applied_by_id_idx').on(t.appliedById),
    index('leave_application_decided_by_id_idx').on(t.decidedById),
    ...rows.visible(
      unlessMoved({
        meaning: `${home.meaning}; ${school.meaning}; of what they applied for: ${delegates.meaning}`,
        viewer: seen('viewer'),
        authority: seen('authority'),
      }),
    ),
    ...rows.insertable({
      meaning: `in their own name: ${guardians.meaning}, of a pupil under 18; the pupil, from 18; ${delegates.meaning}`,
      viewer: `${inOwnName} and state = 'REQUESTED' and decided_at is null and decision_reason is null`,
    }),
    ...rows.changeable({
      meaning: `whoever applied, to withdraw it; in their own name: ${asDecider.meaning}; of more than ${longLeave} days ${asPrincipal.meaning}`,
      viewer: `(${inOwnName} and decided_by_id is null)
        or (${asDecider.viewer} and access.viewer_person() is distinct from applied_by_id and state <> 'WITHDRAWN'
          and coalesce(decided_by_id, access.viewer_person()) = access.viewer_person()
          and (school_days <= ${longLeave} or ${asPrincipal.viewer}))`,
      columns: ['state', 'decided_by_id', 'decided_at', 'decision_reason', 'has_special_grounds', 'version'],
    }),
    rows.system(),
  ],
)
