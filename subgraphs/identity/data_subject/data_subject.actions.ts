import { related } from '../../access/rules.ts'
import type { Actions } from '../../shared/action.ts'
import { when } from '../../shared/policy.ts'
import { and, assurance, or } from '../../shared/rules.ts'
import type { Rule } from '../../shared/policy.ts'
import type { Call } from '../../shared/viewer.ts'
import type { DataSubjectRequestAction, PersonAction, ProcessingRestrictionAction } from '../identity.generated.ts'
import type { PersonRow } from '../person/person.queries.ts'
import type { DataSubjectRequestRow, ProcessingRestrictionRow } from './data_subject.queries.ts'
import { ledBy } from './data_subject_request.table.ts'
import { restrictionDeciders } from './processing_restriction.table.ts'

const authority = when<DataSubjectRequestRow>(
  {
    en: 'an administrator of the authority asked, unless the person is protected',
    sv: 'huvudmannens administratör, om personen inte är skyddad',
  },
  { role: ['AUTHORITY_ADMIN'] },
  ({ isOwnAuthority, isProtected }) => isOwnAuthority && !isProtected,
)

// What is asked for a protected person is between them and the principal; a restriction the principal may decide for any pupil.
const principal = when<DataSubjectRequestRow>(
  { en: 'the principal, of restrictions and of protected persons', sv: 'rektor, om begränsningar och skyddade personer' },
  { relation: ledBy },
  ({ relations, kind, isProtected }) => ledBy.some((led) => relations.includes(led)) && (kind === 'RESTRICTION' || isProtected),
)
const deciders = or(authority, principal) as Rule

const party = when<DataSubjectRequestRow>(
  { en: 'whoever has asked and the person it is about', sv: 'den som har begärt och den som det gäller' },
  { relation: ['SELF'] },
  ({ isRequester, relations }) => isRequester || relations.includes('SELF'),
)
/** Who reads what is written in a request: one guardian does not read what the other has written. */
export const correspondents = or(party, authority, principal) as Rule

const alreadyDecided = ({ state }: DataSubjectRequestRow) =>
  state === 'RECEIVED' ? null : { code: 'ALREADY_DECIDED', message: 'It is answered already.', field: null }

const ownRequest = ({ personId, requestedById }: DataSubjectRequestRow, { viewer }: Call) =>
  [personId, requestedById].includes(viewer.id as never)
    ? { code: 'OWN_REQUEST', message: 'It is your own: somebody else has to do it.', field: null }
    : null

const extended = ({ extensionReason }: DataSubjectRequestRow) =>
  extensionReason === null ? null : { code: 'ALREADY_EXTENDED', message: 'It has been extended already.', field: null }

const notGranted = ({ kind, state }: DataSubjectRequestRow) =>
  kind === 'ERASURE' && state === 'GRANTED'
    ? null
    : { code: 'NOT_GRANTED', message: 'It is no erasure that has been granted and not yet ordered.', field: null }

const needed = ({ isNeeded }: DataSubjectRequestRow) =>
  isNeeded ? { code: 'STILL_NEEDED', message: 'The person has an enrolment, a duty or another relation.', field: null } : null

/** What can be done about a request. */
export const requestActions = {
  EXTEND_DATA_SUBJECT_REQUEST: { rule: deciders, fault: (row) => alreadyDecided(row) ?? extended(row) },
  DECIDE_DATA_SUBJECT_REQUEST: { rule: deciders, fault: (row, call) => alreadyDecided(row) ?? ownRequest(row, call) },
  CARRY_OUT_ERASURE: { rule: deciders, fault: (row, call) => notGranted(row) ?? ownRequest(row, call) ?? needed(row) },
} satisfies Actions<DataSubjectRequestRow, DataSubjectRequestAction>

/** What can be done to a person here. */
export const personDataSubjectActions = {
  REQUEST_DATA_SUBJECT_RIGHT: { rule: related('SELF', 'GUARDIAN') },
} satisfies Actions<PersonRow, Extract<PersonAction, 'REQUEST_DATA_SUBJECT_RIGHT'>>

/** What can be done about a restriction. The relations are the viewer's to the person. */
export const restrictionActions = {
  END_PROCESSING_RESTRICTION: {
    rule: and(related(...restrictionDeciders), assurance('SUBSTANTIAL')),
    fault: ({ isOver }) => (isOver ? { code: 'ALREADY_ENDED', message: 'It has ended already.', field: null } : null),
  },
} satisfies Actions<ProcessingRestrictionRow, ProcessingRestrictionAction>
