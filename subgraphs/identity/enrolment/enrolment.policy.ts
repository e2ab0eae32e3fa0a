import { everyPupilRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson } from '../../shared/rules.ts'
import type { EnrolmentActsFields, EnrolmentFields } from '../identity.generated.ts'
import { keepers } from '../keeping/keeping.rules.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

const error = { code: allow, message: allow, field: allow }

export const enrolmentPolicy = {
  Person: { enrolments: notedIfProtected(related(...everyPupilRelation, 'DELEGATE')) },
  Organisation: { comingEnrolments: keepers },
  Enrolment: {
    id: allow,
    organisation: allow,
    schoolType: allow,
    schoolYear: allow,
    startDate: allow,
    endDate: allow,
    isCancelled: allow,
    isAwaited: allow,
    pupilName: allow,
    permittedActions: allow,
  },
  EnrolmentConnection: { edges: allow, pageInfo: allow },
  EnrolmentEdge: { node: allow, cursor: allow },
  // At which unit, the rules of the acts say: see enrolment.actions.ts.
  Mutation: {
    enrolPupil: and(keepers, assurance('SUBSTANTIAL')),
    endEnrolment: keepers,
    cancelEnrolment: keepers,
    confirmEnrolment: and(inPerson, assurance('SUBSTANTIAL')),
    refuseEnrolment: and(inPerson, assurance('SUBSTANTIAL')),
  },
  EnrolPupilPayload: { organisation: allow, userErrors: allow },
  EnrolPupilError: error,
  EndEnrolmentPayload: { enrolment: allow, userErrors: allow },
  EndEnrolmentError: error,
  RefuseEnrolmentPayload: { enrolment: allow, userErrors: allow },
  RefuseEnrolmentError: error,
  ConfirmEnrolmentPayload: { enrolment: allow, userErrors: allow },
  ConfirmEnrolmentError: error,
  CancelEnrolmentPayload: { enrolment: allow, userErrors: allow },
  CancelEnrolmentError: error,
} satisfies Policy<EnrolmentFields & EnrolmentActsFields>
