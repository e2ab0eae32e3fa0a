import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { SupportCaseActsFields, SupportCaseFields } from '../pedagogy.generated.ts'
import { aboutPupil, noted, notedOf, onCase, principalOnCase, staffAtHigh } from '../support/support.rows.ts'

const error = { code: allow, message: allow, field: allow }
const payload = { supportCase: allow, userErrors: allow }

export const supportCasePolicy = {
  Person: { supportCases: notedOf(aboutPupil) },
  Organisation: { supportCases: staffAtHigh },
  SupportCase: {
    id: allow,
    student: onCase,
    organisation: onCase,
    state: noted(onCase),
    openedBy: onCase,
    openedAt: onCase,
    closedAt: onCase,
    closingReason: noted(onCase),
    needs: noted(onCase),
    persons: noted(onCase),
    version: onCase,
    readEvents: principalOnCase,
    permittedActions: onCase,
  },
  SupportRead: { readAt: allow, reader: allow, readerName: allow, fields: allow },
  SupportReadConnection: { edges: allow, pageInfo: allow },
  SupportReadEdge: { node: allow, cursor: allow },
  SupportCasePerson: {
    id: allow,
    person: allow,
    reason: allow,
    startDate: allow,
    endDate: allow,
    removedAt: allow,
    namedBy: allow,
  },
  SupportCaseConnection: { edges: allow, pageInfo: allow },
  SupportCaseEdge: { node: allow, cursor: allow },
  // In which case, the rules of the acts say: see support_case.actions.ts.
  Mutation: {
    openSupportCase: staffAtHigh,
    nameOnSupportCase: staffAtHigh,
    removeFromSupportCase: staffAtHigh,
    closeSupportCase: staffAtHigh,
  },
  OpenSupportCasePayload: payload,
  OpenSupportCaseError: error,
  NameOnSupportCasePayload: payload,
  NameOnSupportCaseError: error,
  RemoveFromSupportCasePayload: payload,
  RemoveFromSupportCaseError: error,
  CloseSupportCasePayload: payload,
  CloseSupportCaseError: error,
} satisfies Policy<SupportCaseFields & SupportCaseActsFields>
