import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { period, version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { supportNeed } from '../support_need/support_need.table.ts'
import { asPrincipal, inOpenCase, ofSeenCase } from '../support/support.reach.ts'

/** That special support is looked into and decided (skollagen 3 kap. 7-12 §§). That there is one is what is hidden first of all. */
export const supportCase = pedagogySchema.table(
  'support_case',
  {
    id: uuid('id').primaryKey(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    state: text('state').notNull().default('OPEN'),
    openedById: uuid('opened_by_id').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    closingReason: text('closing_reason'),
    version: version(),
  },
  (t) => [
    check('support_case_state_check', sql`${t.state} in ('OPEN', 'INVESTIGATING', 'PROGRAMME', 'DECLINED', 'CLOSED')`),
    check(
      'support_case_closed_check',
      sql`(${t.state} = 'CLOSED') = (${t.closedAt} is not null) and (${t.closedAt} is null) = (${t.closingReason} is null)`,
    ),
    unique('support_case_of_student').on(t.id, t.studentId, t.organisationId),
    uniqueIndex('support_case_one_open')
      .on(t.studentId, t.organisationId)
      .where(sql`${t.state} <> 'CLOSED'`),
    index('support_case_student_id_idx').on(t.studentId, t.openedAt),
    index('support_case_organisation_id_idx').on(t.organisationId, t.openedAt, t.id),
    index('support_case_opened_by_id_idx').on(t.openedById),
    ...rows.visible(ofSeenCase('id')),
    ...rows.insertable({
      ...asPrincipal,
      viewer: `${asPrincipal.viewer} and opened_by_id = access.viewer_person() and state = 'OPEN'`,
    }),
    // The function reads the row as it was before: the one change that closes it is the last.
    ...rows.changeable({
      meaning: `until it is closed, as the decisions and investigations in it have it: ${asPrincipal.meaning}`,
      viewer: `${inOpenCase('id').viewer} and ${asPrincipal.viewer}`,
      becomes: 'access.case_may_become(id, state)',
      columns: ['state', 'closed_at', 'closing_reason', 'version'],
    }),
    // access.seen_cases is the only way to it.
    rows.access(),
    rows.system(),
  ],
)

/** Who is taken off something is not put back: to be named anew they are asked of anew. */
export const onceRemoved = {
  meaning: `once: ${asPrincipal.meaning}`,
  viewer: `id = any (array(select access.standing_namings())) and ${asPrincipal.viewer}`,
}

/** What was reported and led to a case: of the case, so that a report knows nothing of it. */
export const supportCaseNeed = pedagogySchema.table(
  'support_case_need',
  {
    caseId: uuid('case_id').notNull(),
    needId: uuid('need_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
  },
  (t) => [
    primaryKey({ name: 'support_case_need_pk', columns: [t.caseId, t.needId] }),
    foreignKey({
      name: 'support_case_need_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    foreignKey({
      name: 'support_case_need_need_fk',
      columns: [t.needId, t.studentId, t.organisationId],
      foreignColumns: [supportNeed.id, supportNeed.studentId, supportNeed.organisationId],
    }),
    index('support_case_need_need_id_idx').on(t.needId),
    index('support_case_need_student_id_idx').on(t.studentId),
    ...rows.visible(ofSeenCase('case_id')),
    ...rows.insertable({ ...asPrincipal, viewer: `${inOpenCase('case_id').viewer} and ${asPrincipal.viewer}` }),
    rows.access(),
    rows.system(),
  ],
)

/** Who is named on a case. Whether they may read it is asked anew each time: see access.seen_cases. */
export const supportCasePerson = pedagogySchema.table(
  'support_case_person',
  {
    id: uuid('id').primaryKey(),
    caseId: uuid('case_id').notNull(),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    personId: uuid('person_id').notNull(),
    reason: text('reason').notNull(),
    ...period(),
    namedById: uuid('named_by_id').notNull(),
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({
      name: 'support_case_person_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    check('support_case_person_other_check', sql`${t.personId} <> ${t.studentId} and ${t.personId} <> ${t.namedById}`),
    check('support_case_person_period_check', sql`${t.endDate} >= ${t.startDate}`),
    check('support_case_person_reason_check', sql`length(${t.reason}) between 1 and 500`),
    uniqueIndex('support_case_person_once')
      .on(t.caseId, t.personId)
      .where(sql`${t.removedAt} is null`),
    index('support_case_person_case_id_idx').on(t.caseId, t.startDate),
    index('support_case_person_person_id_idx').on(t.personId),
    index('support_case_person_student_id_idx').on(t.studentId),
    index('support_case_person_organisation_id_idx').on(t.organisationId),
    index('support_case_person_named_by_id_idx').on(t.namedById),
    ...rows.visible(ofSeenCase('case_id')),
    ...rows.insertable({
      meaning: `${asPrincipal.meaning}; of others who work there and with the pupil`,
      viewer: `${inOpenCase('case_id').viewer} and ${asPrincipal.viewer} and named_by_id = access.viewer_person() and removed_at is null
        and access.may_be_named_on(person_id, student_id, organisation_id)`,
    }),
    ...rows.changeable({ ...onceRemoved, columns: ['removed_at'] }),
    rows.access(),
    rows.system(),
  ],
)
