import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { QueueRuleFields } from '../administration.generated.ts'

const leaders = role('principals and school administrators', 'rektorer och skoladministratörer', 'PRINCIPAL', 'UNIT_ADMIN')
const administrators = role('administrators of the authority', 'huvudmannens administratörer', 'AUTHORITY_ADMIN')

export const queueRulePolicy = {
  Organisation: { queueRules: allow, placeQueue: leaders },
  QueueRule: { id: allow, organisation: allow, schoolType: allow, startDate: allow, criteria: allow },
  PlaceQueueEntry: { queueNumber: allow, childName: allow, choiceRank: allow, hasSibling: allow, placeApplication: allow },
  PlaceQueueEntryConnection: { edges: allow, pageInfo: allow },
  PlaceQueueEntryEdge: { node: allow, cursor: allow },
  Mutation: { decideQueueRule: administrators },
  DecideQueueRulePayload: { queueRule: allow, userErrors: allow },
  DecideQueueRuleError: { code: allow, message: allow, field: allow },
} satisfies Policy<QueueRuleFields>
