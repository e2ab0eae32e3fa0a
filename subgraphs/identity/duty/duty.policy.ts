import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson, signedIn } from '../../shared/rules.ts'
import type { DutyActsFields, DutyFields } from '../identity.generated.ts'
import { keepers } from '../keeping/keeping.rules.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

const error = { code: allow, message: allow, field: allow }

export const dutyPolicy = {
  Person: { duties: notedIfProtected(related('SELF', 'DIRECTORY', 'STAFF:UNIT_ADMIN', 'STAFF:PRINCIPAL')) },
  Organisation: { duties: signedIn },
  Group: { assignmentRoles: allow },
  Duty: {
    id: allow,
    person: allow,
    organisation: allow,
    dutyRole: allow,
    signature: allow,
    startDate: allow,
    endDate: allow,
    isAwaited: allow,
    permittedActions: allow,
  },
  DutyConnection: { edges: allow, pageInfo: allow },
  DutyEdge: { node: allow, cursor: allow },
  AssignmentRole: {
    id: allow,
    assignmentRoleType: allow,
    duty: allow,
    startDate: allow,
    endDate: allow,
    permittedActions: allow,
  },
  // At which unit, the rules of the acts say: see duty.actions.ts.
  Mutation: {
    startDuty: and(keepers, assurance('SUBSTANTIAL')),
    endDuty: keepers,
    confirmDuty: and(inPerson, assurance('SUBSTANTIAL')),
    refuseDuty: and(inPerson, assurance('SUBSTANTIAL')),
    assignDuty: keepers,
    endAssignment: keepers,
  },
  StartDutyPayload: { duty: allow, userErrors: allow },
  StartDutyError: error,
  RefuseDutyPayload: { duty: allow, userErrors: allow },
  RefuseDutyError: error,
  ConfirmDutyPayload: { duty: allow, userErrors: allow },
  ConfirmDutyError: error,
  EndDutyPayload: { duty: allow, userErrors: allow },
  EndDutyError: error,
  AssignDutyPayload: { group: allow, userErrors: allow },
  AssignDutyError: error,
  EndAssignmentPayload: { group: allow, userErrors: allow },
  EndAssignmentError: error,
} satisfies Policy<DutyFields & DutyActsFields>
