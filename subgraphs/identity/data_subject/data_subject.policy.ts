import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { DataSubjectFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'
import { correspondents } from './data_subject.actions.ts'
import { restrictionReaders } from './processing_restriction.table.ts'

const answered = { dataSubjectRequest: allow, userErrors: allow }
const reason = { code: allow, message: allow, field: allow }

export const dataSubjectPolicy = {
  Query: { dataSubjectRequests: signedIn, dataSubjectRequest: signedIn },
  Person: { processingRestrictions: notedIfProtected(related(...restrictionReaders)) },
  // Whose right it is, and who is to answer, is seen on the person and the request: see data_subject.actions.ts.
  Mutation: {
    requestDataSubjectRight: signedIn,
    extendDataSubjectRequest: signedIn,
    decideDataSubjectRequest: signedIn,
    carryOutErasure: signedIn,
    endProcessingRestriction: signedIn,
  },
  DataSubjectRequest: {
    id: allow,
    person: allow,
    organisation: allow,
    kind: allow,
    concerns: allow,
    state: allow,
    text: correspondents,
    requestedBy: allow,
    requestedAt: allow,
    receivedOn: allow,
    dueOn: allow,
    extensionReason: correspondents,
    decidedBy: allow,
    decidedAt: allow,
    ground: correspondents,
    orderedAt: allow,
    version: allow,
    permittedActions: allow,
  },
  ProcessingRestriction: { id: allow, person: allow, reason: allow, startDate: allow, endDate: allow, permittedActions: allow },
  DataSubjectRequestConnection: { edges: allow, pageInfo: allow },
  DataSubjectRequestEdge: { node: allow, cursor: allow },
  RequestDataSubjectRightPayload: answered,
  RequestDataSubjectRightError: reason,
  ExtendDataSubjectRequestPayload: answered,
  ExtendDataSubjectRequestError: reason,
  DecideDataSubjectRequestPayload: answered,
  DecideDataSubjectRequestError: reason,
  CarryOutErasurePayload: answered,
  CarryOutErasureError: reason,
  EndProcessingRestrictionPayload: { processingRestriction: allow, userErrors: allow },
  EndProcessingRestrictionError: reason,
} satisfies Policy<DataSubjectFields>
