import { related } from '../../access/rules.ts'
import { type Policy, when } from '../../shared/policy.ts'
import { allow, and, assurance } from '../../shared/rules.ts'
import type { DisclosureRequestActsFields, DisclosureRequestFields } from '../pedagogy.generated.ts'
import { noted, notedOf, staffAtHigh } from '../support/support.rows.ts'
import type { DisclosureRequestRow } from './disclosure_request.queries.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { disclosureRequest: allow, userErrors: allow }
const high = assurance('HIGH')
const onRequest = and(
  when<DisclosureRequestRow>(
    { en: 'the principal of the unit, of no child of their own', sv: 'enhetens rektor, inte om eget barn' },
    { relation: ['PRINCIPAL'] },
    ({ isSeen }) => isSeen,
  ),
  high,
)

export const disclosureRequestPolicy = {
  // Whoever is no principal of the pupil is refused, whether or not there is one.
  Person: { disclosureRequests: notedOf(and(related('PRINCIPAL'), high)) },
  DisclosureRequest: {
    id: allow,
    student: onRequest,
    organisation: onRequest,
    supportCase: onRequest,
    requestedOn: onRequest,
    requester: noted(onRequest),
    scope: noted(onRequest),
    diaryReference: onRequest,
    registeredBy: onRequest,
    registeredAt: onRequest,
    secrecyReview: onRequest,
    redactions: noted(onRequest),
    reviewedOn: onRequest,
    decision: noted(onRequest),
    reason: noted(onRequest),
    decidedBy: onRequest,
    decidedOn: onRequest,
    version: onRequest,
    permittedActions: onRequest,
  },
  // Of which pupil, the rules of the acts say: see disclosure_request.actions.ts.
  Mutation: {
    registerDisclosureRequest: staffAtHigh,
    reviewDisclosureRequest: staffAtHigh,
    decideDisclosureRequest: staffAtHigh,
  },
  RegisterDisclosureRequestPayload: payload,
  RegisterDisclosureRequestError: error,
  ReviewDisclosureRequestPayload: payload,
  ReviewDisclosureRequestError: error,
  DecideDisclosureRequestPayload: payload,
  DecideDisclosureRequestError: error,
} satisfies Policy<DisclosureRequestFields & DisclosureRequestActsFields>
