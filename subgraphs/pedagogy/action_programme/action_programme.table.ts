import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, integer, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { supportCase } from '../support_case/support_case.table.ts'
import { asPrincipal, inOpenCase, ofSeenCase, toHome } from '../support/support.reach.ts'

const seen = ofSeenCase('case_id')
const open = inOpenCase('case_id')
const home = toHome('ACTION_PROGRAMME')
const own = (column: string) => ({
  meaning: `in their own name: ${open.meaning}`,
  viewer: `${open.viewer} and ${column} = access.viewer_person()`,
})

/** What those on a case write together. It lies where no policy for home reaches: what is decided is written anew beside it. */
export const actionProgrammeDraft = pedagogySchema.table(
  'action_programme_draft',
  {
    // A case has one draft at a time.
    caseId: uuid('case_id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    needs: text('needs').notNull(),
    measures: text('measures').notNull(),
    followUpOn: date('follow_up_on').notNull(),
    followUpById: uuid('follow_up_by_id').notNull(),
    modifiedById: uuid('modified_by_id').notNull(),
    modifiedAt: timestamp('modified_at', { withTimezone: true }).notNull(),
    version: version(),
  },
  (t) => [
    foreignKey({
      name: 'action_programme_draft_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    index('action_programme_draft_organisation_id_idx').on(t.organisationId),
    index('action_programme_draft_student_id_idx').on(t.studentId),
    index('action_programme_draft_modified_by_id_idx').on(t.modifiedById),
    index('action_programme_draft_follow_up_by_id_idx').on(t.followUpById),
    ...rows.visible(seen),
    ...rows.insertable(own('modified_by_id')),
    // Whoever changes it, changes it in their own name.
    ...rows.changeable({
      ...open,
      becomes: 'modified_by_id = access.viewer_person()',
      columns: ['needs', 'measures', 'follow_up_on', 'follow_up_by_id', 'modified_by_id', 'modified_at', 'version'],
    }),
    ...rows.deletable({ ...seen, meaning: asPrincipal.meaning, viewer: `${seen.viewer} and ${asPrincipal.viewer}` }),
    rows.system(),
  ],
)

/** A decision (skollagen 3 kap. 9 §). What is decided stands; when it was served is written down beside it once. */
export const actionProgramme = pedagogySchema.table(
  'action_programme',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    number: integer('number').notNull(),
    decision: text('decision').notNull(),
    needs: text('needs'),
    measures: text('measures'),
    followUpOn: date('follow_up_on'),
    followUpById: uuid('follow_up_by_id'),
    reason: text('reason'),
    decidedById: uuid('decided_by_id').notNull(),
    decidedOn: date('decided_on').notNull(),
    servedOn: date('served_on'),
  },
  (t) => [
    foreignKey({
      name: 'action_programme_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    check('action_programme_decision_check', sql`${t.decision} in ('ADOPT', 'DECLINE', 'END')`),
    // What the law has a programme say: what the pupil needs, what is done, when that is followed up and by whom.
    check(
      'action_programme_content_check',
      sql`num_nonnulls(${t.needs}, ${t.measures}, ${t.followUpOn}, ${t.followUpById}) = case ${t.decision} when 'ADOPT' then 4 else 0 end`,
    ),
    check('action_programme_reason_check', sql`${t.decision} = 'ADOPT' or coalesce(length(${t.reason}), 0) between 1 and 500`),
    check('action_programme_follow_up_check', sql`${t.followUpOn} > ${t.decidedOn}`),
    check('action_programme_served_check', sql`${t.servedOn} >= ${t.decidedOn}`),
    check('action_programme_number_check', sql`${t.number} >= 1`),
    unique('action_programme_number_unique').on(t.caseId, t.number),
    unique('action_programme_of_case').on(t.id, t.caseId, t.studentId),
    index('action_programme_case_id_idx').on(t.caseId, t.studentId, t.organisationId),
    index('action_programme_student_id_idx').on(t.studentId),
    index('action_programme_organisation_id_idx').on(t.organisationId),
    index('action_programme_decided_by_id_idx').on(t.decidedById),
    index('action_programme_follow_up_by_id_idx').on(t.followUpById),
    ...rows.visible({ meaning: `${seen.meaning}; ${home.meaning}`, viewer: `${seen.viewer} or ${home.viewer}` }),
    ...rows.insertable({
      ...asPrincipal,
      viewer: `${open.viewer} and ${asPrincipal.viewer} and decided_by_id = access.viewer_person() and served_on is null`,
    }),
    ...rows.changeable({
      meaning: `once, of a day that has been: ${asPrincipal.meaning}`,
      viewer: `id = any (array(select access.unserved_programmes())) and ${asPrincipal.viewer}`,
      becomes: 'served_on <= access.today()',
      columns: ['served_on'],
    }),
    rows.access(),
    rows.system(),
  ],
)

/** How a programme has gone. */
export const supportFollowUp = pedagogySchema.table(
  'support_follow_up',
  {
    id: uuid('id').primaryKey(),
    programmeId: uuid('programme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    followedUpOn: date('followed_up_on').notNull(),
    text: text('text').notNull(),
    outcome: text('outcome').notNull(),
    writtenById: uuid('written_by_id').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'support_follow_up_programme_fk',
      columns: [t.programmeId, t.caseId, t.studentId],
      foreignColumns: [actionProgramme.id, actionProgramme.caseId, actionProgramme.studentId],
    }),
    check('support_follow_up_outcome_check', sql`${t.outcome} in ('CONTINUE', 'REVISE', 'END')`),
    index('support_follow_up_programme_id_idx').on(t.programmeId, t.writtenAt),
    index('support_follow_up_case_id_idx').on(t.caseId),
    index('support_follow_up_student_id_idx').on(t.studentId),
    index('support_follow_up_written_by_id_idx').on(t.writtenById),
    ...rows.visible(seen),
    ...rows.insertable(own('written_by_id')),
    rows.system(),
  ],
)

/** An appeal against a decision. */
export const supportAppeal = pedagogySchema.table(
  'support_appeal',
  {
    id: uuid('id').primaryKey(),
    programmeId: uuid('programme_id').notNull(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    lodgedOn: date('lodged_on').notNull(),
    lodgedBy: text('lodged_by').notNull(),
    diaryReference: text('diary_reference').notNull(),
    outcome: text('outcome'),
    outcomeOn: date('outcome_on'),
  },
  (t) => [
    foreignKey({
      name: 'support_appeal_programme_fk',
      columns: [t.programmeId, t.caseId, t.studentId],
      foreignColumns: [actionProgramme.id, actionProgramme.caseId, actionProgramme.studentId],
    }),
    check('support_appeal_lodged_by_check', sql`${t.lodgedBy} in ('GUARDIAN', 'PUPIL')`),
    check('support_appeal_outcome_check', sql`${t.outcome} in ('REJECTED', 'SET_ASIDE', 'REMITTED', 'DISMISSED', 'WITHDRAWN')`),
    check(
      'support_appeal_outcome_on_check',
      sql`(${t.outcome} is null) = (${t.outcomeOn} is null) and ${t.outcomeOn} >= ${t.lodgedOn}`,
    ),
    index('support_appeal_programme_id_idx').on(t.programmeId, t.lodgedOn),
    index('support_appeal_case_id_idx').on(t.caseId),
    index('support_appeal_student_id_idx').on(t.studentId),
    index('support_appeal_organisation_id_idx').on(t.organisationId),
    ...rows.visible(seen),
    ...rows.insertable({ ...asPrincipal, viewer: `${seen.viewer} and ${asPrincipal.viewer} and outcome is null` }),
    ...rows.changeable({
      meaning: `once, of a day that has been: ${asPrincipal.meaning}`,
      viewer: `id = any (array(select access.open_appeals())) and ${asPrincipal.viewer}`,
      becomes: 'outcome_on <= access.today()',
      columns: ['outcome', 'outcome_on'],
    }),
    rows.access(),
    rows.system(),
  ],
)
