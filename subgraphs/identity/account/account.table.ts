import { sql } from 'drizzle-orm'
import { boolean, check, date, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type Relation, sentence } from '../../access/relations.ts'
import { ownUnits, toPersons, toUnits } from '../../access/visible.ts'
import { modifiedAt, version } from '../../shared/columns.ts'
import { clientApplication } from '../client_application/client_application.table.ts'
import { identitySchema, rows } from '../identity.schema.ts'
import { organisation } from '../organisation/organisation.table.ts'
import { person } from '../person/person.table.ts'

/** Who looks after a person's account: the school of the pupil or the guardian's child, the unit that employs, and the authority. */
export const managing = [
  'UNIT_ADMIN', 'PRINCIPAL', 'AUTHORITY_ADMIN', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL',
  'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL', 'CHILD:AUTHORITY_ADMIN',
] as const satisfies readonly Relation[] // prettier-ignore

/** Who opens an account for a pupil or a guardian. Staff get theirs by an order. */
export const opening = ['UNIT_ADMIN', 'PRINCIPAL', 'CHILD:UNIT_ADMIN', 'CHILD:PRINCIPAL'] as const satisfies readonly Relation[]

const unit = toUnits('organisation_id', 'PRINCIPAL', 'UNIT_ADMIN', 'AUTHORITY_ADMIN')
const openers = toPersons('person_id', opening)
const shared = toUnits('organisation_id', 'PRINCIPAL', 'AUTHORITY_ADMIN')

// Before the first day nobody is related to whom they have employed: until then the order says whose account it is.
const ordered = '(issuer is null and exists (select from identity.account_order o where o.account_id = account.id))'
const byRedeemer = 'id = any (array(select access.invited_accounts()))'
const kept = `was_subject = jsonb_build_array(issuer, subject) and was_invited_by is not distinct from invited_by_id
  and (was_confirmed = is_holder_confirmed or was_invited_by is distinct from access.viewer_person())`
const ofClient = `(client_application_id is not null and (select access.holds('AUTHORITY_ADMIN')))`
const seen = `person_id = access.viewer_person() or person_id = any (array(select access.managed_persons())) or ${unit.viewer}
  or ${ordered} or ${byRedeemer} or ${ofClient}`
const ofAuthority = `access.viewer_person() is not null and (access.is_pupil_of(person_id, ${ownUnits})
  or access.is_guardian_of(person_id, ${ownUnits}) or access.is_staff_of(person_id, ${ownUnits}))`

/**
 * Who a verified token belongs to: a person, a client application, or a unit whose staff share the account. Issuer and subject
 * come with the first sign-in, by an invitation.
 */
export const account = identitySchema.table(
  'account',
  {
    id: uuid('id').primaryKey(),
    issuer: text('issuer'),
    subject: text('subject'),
    personId: uuid('person_id').references(() => person.id),
    clientApplicationId: uuid('client_application_id').references(() => clientApplication.id),
    organisationId: uuid('organisation_id').references(() => organisation.id),
    state: text('state').notNull().default('ACTIVE'),
    // Not yet, where an invitation was redeemed by somebody whom no number proves to be the holder.
    isHolderConfirmed: boolean('is_holder_confirmed').notNull().default(true),
    // Who gave out the invitation it was activated with: they do not confirm who came.
    invitedById: uuid('invited_by_id'),
    // The last day; null as long as there is an enrolment, a duty or another reason for it.
    endDate: date('end_date'),
    version: version(),
    modifiedAt: modifiedAt(),
  },
  (t) => [
    unique('account_issuer_subject_unique').on(t.issuer, t.subject),
    index('account_person_id_idx').on(t.personId),
    index('account_client_application_id_idx').on(t.clientApplicationId),
    index('account_organisation_id_idx').on(t.organisationId),
    check('account_owner_check', sql`num_nonnulls(${t.personId}, ${t.clientApplicationId}, ${t.organisationId}) = 1`),
    check('account_state_check', sql`${t.state} in ('INVITED', 'ACTIVE', 'CLOSED')`),
    check(
      'account_subject_check',
      sql`(${t.issuer} is null) = (${t.subject} is null) and (${t.subject} is not null or ${t.state} <> 'ACTIVE')`,
    ),
    ...rows.visible({
      meaning:
        `the holder; of persons ${sentence(managing, 'en')}; of shared accounts ${unit.meaning}; whoever may see its order, until it
        is used; whoever has a valid invitation to it; of client applications administrators of the authority`.replaceAll(
          /\s+/g,
          ' ',
        ),
      viewer: seen,
      authority: `${seen} or (${ofAuthority})`,
    }),
    ...rows.insertable({
      meaning: `of persons ${openers.meaning}; administrators of the authority, who approve orders; of shared accounts ${shared.meaning}; of client applications administrators of the authority`,
      viewer: `(state = 'INVITED' and issuer is null and client_application_id is null and (${openers.viewer} or ${shared.viewer}
        or (person_id is not null and (select access.holds('AUTHORITY_ADMIN'))))) or ${ofClient}`,
    }),
    ...rows.changeable({
      meaning:
        'whoever looks after it, but not whose sign-in it is, and to confirm who has come not whoever invited them; whoever redeems an invitation, unconfirmed where no number proves them',
      viewer: `(access.manages_account(id) and exists (select from access.account_before(id)
          where (${kept}) or (issuer is null and not was_confirmed)))
        or (${byRedeemer} and (issuer is null
          or ((not is_holder_confirmed or access.is_provable_holder(person_id)) and access.inviter_to(id) is not distinct from invited_by_id)))`,
      columns: ['issuer', 'subject', 'is_holder_confirmed', 'invited_by_id', 'state', 'end_date', 'version', 'modified_at'],
    }),
    rows.access(),
    rows.system(),
  ],
)
