import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Relation } from '../../access/relations.ts'
import { toPersons, toUnits } from '../../access/visible.ts'
import { version } from '../../shared/columns.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'

/** Of pupils, staff and guardians. */
export const ledBy = ['PRINCIPAL', 'STAFF:PRINCIPAL', 'CHILD:PRINCIPAL'] as const satisfies readonly Relation[]

const askers = toPersons('person_id', ['SELF', 'GUARDIAN'])
const principals = toPersons('person_id', ledBy)
const authority = toUnits('organisation_id', 'AUTHORITY_ADMIN')
// What is asked for a protected person is between them and the principal.
const ofAuthority = `${authority.viewer} and not is_protected and not access.is_marked(person_id)`

/**
 * Somebody asks for a right of a data subject (GDPR articles 15 to 20). The person is no foreign key: that an erasure was asked
 * for and carried out is known after the person is not.
 */
export const dataSubjectRequest = identitySchema.table(
  'data_subject_request',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    kind: text('kind').notNull(),
    // What is wrong, of a rectification.
    concerns: text('concerns'),
    state: text('state').notNull().default('RECEIVED'),
    // As it was when asked: what was between the person and the principal stays there.
    isProtected: boolean('is_protected').notNull(),
    text: text('text'),
    requestedById: uuid('requested_by_id').notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    receivedOn: date('received_on').notNull(),
    dueOn: date('due_on').notNull(),
    extensionReason: text('extension_reason'),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    ground: text('ground'),
    // From here on every part of the system erases, each in its own purge.
    orderedById: uuid('ordered_by_id'),
    orderedAt: timestamp('ordered_at', { withTimezone: true }),
    version: version(),
  },
  (t) => [
    check(
      'data_subject_request_kind_check',
      sql`${t.kind} in ('EXTRACT', 'RECTIFICATION', 'RESTRICTION', 'PORTABILITY', 'ERASURE')`,
    ),
    check(
      'data_subject_request_concerns_check',
      sql`(${t.kind} = 'RECTIFICATION') = (${t.concerns} is not null) and ${t.concerns} in ('NAME', 'CIVIC_NO', 'ADDRESS', 'CONTACT_DETAILS', 'ENROLMENT', 'GROUP', 'RESPONSIBLE', 'OTHER')`,
    ),
    check('data_subject_request_state_check', sql`${t.state} in ('RECEIVED', 'GRANTED', 'REFUSED', 'CARRIED_OUT')`),
    check('data_subject_request_decided_check', sql`(${t.state} = 'RECEIVED') = (${t.decidedById} is null)`),
    check('data_subject_request_ground_check', sql`${t.state} = 'RECEIVED' or ${t.ground} is not null`),
    check('data_subject_request_ordered_check', sql`(${t.state} = 'CARRIED_OUT') = (${t.orderedById} is not null)`),
    check('data_subject_request_carried_out_check', sql`${t.state} <> 'CARRIED_OUT' or ${t.kind} = 'ERASURE'`),
    check('data_subject_request_due_check', sql`${t.dueOn} > ${t.receivedOn}`),
    index('data_subject_request_person_id_idx').on(t.personId),
    index('data_subject_request_organisation_id_idx').on(t.organisationId, t.requestedAt, t.id),
    ...rows.visible({
      meaning: `${askers.meaning}; ${principals.meaning}; unless the person is protected: ${authority.meaning}`,
      viewer: `${askers.viewer} or ${principals.viewer} or (${ofAuthority})`,
    }),
    ...rows.insertable({
      meaning: `${askers.meaning}, in their own name, and nothing decided`,
      viewer: `requested_by_id = access.viewer_person() and ${askers.viewer} and state = 'RECEIVED' and decided_by_id is null
        and ordered_by_id is null and is_protected = access.is_marked(person_id)`,
    }),
    ...rows.changeable({
      meaning: `${principals.meaning}; unless the person is protected: ${authority.meaning}`,
      viewer: `${principals.viewer} or (${ofAuthority})`,
      columns: [
        'state',
        'due_on',
        'extension_reason',
        'decided_by_id',
        'decided_at',
        'ground',
        'ordered_by_id',
        'ordered_at',
        'version',
      ],
    }),
    rows.access(),
    rows.system(),
  ],
)
