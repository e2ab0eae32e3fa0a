import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { DutyFields } from '../identity.generated.ts'

export const dutyPolicy = {
  Person: { duties: related('SELF', 'DIRECTORY', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL') },
  Organisation: { duties: signedIn },
  Group: { assignmentRoles: allow },
  Duty: { id: allow, person: allow, organisation: allow, dutyRole: allow, signature: allow, startDate: allow, endDate: allow },
  DutyConnection: { edges: allow, pageInfo: allow },
  DutyEdge: { node: allow, cursor: allow },
  AssignmentRole: { assignmentRoleType: allow, duty: allow, startDate: allow, endDate: allow },
} satisfies Policy<DutyFields>
