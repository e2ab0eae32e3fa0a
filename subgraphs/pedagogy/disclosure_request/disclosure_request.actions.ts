import type { Action, Actions } from '../../shared/action.ts'
import type { DisclosureRequestAction } from '../pedagogy.generated.ts'
import type { SupportPlace } from '../support/support.queries.ts'
import { ownChild, principal } from '../support/support.rules.ts'
import type { DisclosureRequestRow } from './disclosure_request.queries.ts'

/** It does not hang on what documents there are. */
export const registerDisclosureRequest: Action<SupportPlace> = { rule: principal, fault: ownChild }

const refusal = (code: string, message: string) => ({ code, message, field: ['disclosureRequestId'] })
const decided = ({ decision }: DisclosureRequestRow) =>
  decision === null ? null : refusal('ALREADY_DECIDED', 'It is decided: register another request.')

/** What can be done to a request. It can be reviewed anew until it is decided. */
export const disclosureRequestActions = {
  REVIEW_DISCLOSURE_REQUEST: { rule: principal, fault: decided },
  DECIDE_DISCLOSURE_REQUEST: {
    rule: principal,
    fault: (row) =>
      decided(row) ?? (row.secrecyReview === 'RECEIVED' ? refusal('NOT_REVIEWED', 'Review its secrecy first.') : null),
  },
} satisfies Actions<DisclosureRequestRow, DisclosureRequestAction>
