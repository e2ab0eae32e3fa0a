import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import { ofDeliveries } from '../delivery/delivery.policy.ts'
import type { DataProblemActsFields, DataProblemFields } from '../governance.generated.ts'

const ofFigures = role(
  "staff, observers of the unit, and the authority's analysts and administrators",
  'personal, enhetens observatörer och huvudmannens analytiker och administratörer',
  ...['STAFF', 'UNIT_OBSERVER', 'AUTHORITY_ANALYST', 'AUTHORITY_ADMIN'],
)
const payload = { problem: allow, userErrors: allow }
const error = { code: allow, message: allow, field: allow }

// Which problems, the rows say: a client application reads those it has made, and nothing else of them is asked for by name.
export const dataProblemPolicy = {
  Query: { dataProblems: ofFigures },
  KpiValue: { problems: allow },
  DataProblem: {
    id: allow,
    kind: allow,
    place: allow,
    kpi: allow,
    value: allow,
    period: allow,
    gender: allow,
    schoolType: allow,
    schoolYear: allow,
    subjectCode: allow,
    concept: allow,
    recordId: allow,
    text: allow,
    reportedBy: allow,
    openedAt: allow,
    state: allow,
    sources: allow,
    settledBy: allow,
    settledAt: allow,
    chosenDelivery: ofDeliveries,
    reason: allow,
    permittedActions: allow,
  },
  DataProblemSource: { source: allow, delivery: ofDeliveries, isTold: allow, figure: allow },
  DataProblemConnection: { edges: allow, pageInfo: allow },
  DataProblemEdge: { node: allow, cursor: allow },
  Mutation: {
    reportDataProblem: ofFigures,
    settleDataProblem: role('an administrator of the school authority', 'huvudmannens administratör', 'AUTHORITY_ADMIN'),
  },
  ReportDataProblemPayload: payload,
  ReportDataProblemError: error,
  SettleDataProblemPayload: payload,
  SettleDataProblemError: error,
} satisfies Policy<DataProblemFields & DataProblemActsFields>
