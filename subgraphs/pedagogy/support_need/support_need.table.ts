import { index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { notOwn, standingAs, sure } from '../support/support.reach.ts'

const reporters = standingAs('TEACHER', 'MENTOR', 'PUPIL_HEALTH')
const own = 'reported_by_id = access.viewer_person()'

/**
 * What was reported about a pupil (skollagen 3 kap. 7 §). It refers to no case: whoever reported it reads it, and would learn from it
 * that there is one.
 */
export const supportNeed = pedagogySchema.table(
  'support_need',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    text: text('text').notNull(),
    adaptationsTried: text('adaptations_tried').notNull(),
    reportedById: uuid('reported_by_id').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('support_need_of_student').on(t.id, t.studentId, t.organisationId),
    index('support_need_student_id_idx').on(t.studentId, t.reportedAt),
    index('support_need_organisation_id_idx').on(t.organisationId, t.reportedAt, t.id),
    index('support_need_reported_by_id_idx').on(t.reportedById),
    ...rows.visible({
      meaning: `at HIGH, of no child of their own: whoever reported it and works with the pupil there still; the pupil's principal at the unit;
        those named on a case that it led to`,
      viewer: `${sure} and ${notOwn} and ((${own} and ${reporters}) or ${standingAs('PRINCIPAL')}
        or id = any (array(select access.case_needs())))`,
    }),
    ...rows.insertable({
      meaning: "at HIGH, in their own name: the pupil's teacher, mentor or pupil health at the unit, of no child of their own",
      viewer: `${sure} and ${own} and ${reporters}`,
    }),
    rows.system(),
  ],
)
