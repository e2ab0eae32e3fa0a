import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { version } from '../../shared/columns.ts'
import { pedagogySchema, rows } from '../pedagogy.schema.ts'
import { supportCase } from '../support_case/support_case.table.ts'
import { asPrincipal } from '../support/support.reach.ts'

/**
 * That somebody asks for documents about support for a pupil. They are public records, but handed out after a review of secrecy alone
 * (offentlighets- och sekretesslagen 23 kap. 2 §). What is decided stands.
 */
export const disclosureRequest = pedagogySchema.table(
  'disclosure_request',
  {
    id: uuid('id').primaryKey(),
    // A request may be for more than one case holds, or for what there is not.
    caseId: uuid('case_id'),
    studentId: uuid('student_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    requestedOn: date('requested_on').notNull(),
    // Nobody has to say who they are (tryckfrihetsförordningen 2 kap. 18 §).
    requester: text('requester'),
    scope: text('scope').notNull(),
    diaryReference: text('diary_reference').notNull(),
    registeredById: uuid('registered_by_id').notNull(),
    registeredAt: timestamp('registered_at', { withTimezone: true }).notNull(),
    secrecyReview: text('secrecy_review').notNull().default('RECEIVED'),
    redactions: text('redactions'),
    reviewedOn: date('reviewed_on'),
    decision: text('decision'),
    reason: text('reason'),
    decidedById: uuid('decided_by_id'),
    decidedOn: date('decided_on'),
    version: version(),
  },
  (t) => [
    foreignKey({
      name: 'disclosure_request_case_fk',
      columns: [t.caseId, t.studentId, t.organisationId],
      foreignColumns: [supportCase.id, supportCase.studentId, supportCase.organisationId],
    }),
    check('disclosure_request_secrecy_review_check', sql`${t.secrecyReview} in ('RECEIVED', 'REVIEWED', 'DECIDED')`),
    check('disclosure_request_reviewed_check', sql`(${t.secrecyReview} = 'RECEIVED') = (${t.reviewedOn} is null)`),
    check('disclosure_request_redactions_check', sql`${t.redactions} is null or ${t.secrecyReview} <> 'RECEIVED'`),
    check(
      'disclosure_request_decided_check',
      sql`num_nonnulls(${t.decision}, ${t.decidedById}, ${t.decidedOn}) = case ${t.secrecyReview} when 'DECIDED' then 3 else 0 end`,
    ),
    check('disclosure_request_decision_check', sql`${t.decision} in ('GRANTED', 'PARTLY', 'REFUSED')`),
    // What is masked is what is not handed out: all of it is granted only where nothing is.
    check(
      'disclosure_request_masked_check',
      sql`case ${t.decision} when 'GRANTED' then ${t.redactions} is null when 'PARTLY' then ${t.redactions} is not null else true end`,
    ),
    check(
      'disclosure_request_reason_check',
      sql`case when ${t.decision} is null then ${t.reason} is null when ${t.decision} = 'GRANTED' then true
        else coalesce(length(${t.reason}), 0) between 1 and 500 end`,
    ),
    index('disclosure_request_case_id_idx').on(t.caseId, t.studentId, t.organisationId),
    index('disclosure_request_student_id_idx').on(t.studentId, t.requestedOn),
    index('disclosure_request_organisation_id_idx').on(t.organisationId),
    index('disclosure_request_registered_by_id_idx').on(t.registeredById),
    index('disclosure_request_decided_by_id_idx').on(t.decidedById),
    ...rows.visible({ ...asPrincipal, viewer: 'id = any (array(select access.seen_disclosures()))' }),
    ...rows.insertable({
      meaning: `in their own name: ${asPrincipal.meaning}`,
      viewer: `${asPrincipal.viewer} and registered_by_id = access.viewer_person() and secrecy_review = 'RECEIVED'
        and (case_id is null or case_id = any (array(select access.seen_cases())))`,
    }),
    // The function reads the row as it was before: the one change that decides is the last.
    ...rows.changeable({
      meaning: `until it is decided, and decided in their own name: ${asPrincipal.meaning}`,
      viewer: `id = any (array(select access.undecided_disclosures()))
        and (decided_by_id is null or decided_by_id = access.viewer_person())`,
      columns: ['secrecy_review', 'redactions', 'reviewed_on', 'decision', 'reason', 'decided_by_id', 'decided_on', 'version'],
    }),
    // access.seen_disclosures is the only way to it.
    rows.access(),
    rows.system(),
  ],
)
