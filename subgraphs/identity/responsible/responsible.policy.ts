import { everyPupilRelation, everyRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, role, signedIn } from '../../shared/rules.ts'
import type { ResponsibleFields } from '../identity.generated.ts'
import { notedIfProtected } from '../person/person.sensitive.ts'

const school = role('school administrators and principals', 'skoladministratörer och rektorer', 'UNIT_ADMIN', 'PRINCIPAL')
const error = { code: allow, message: allow, field: allow }

export const responsiblePolicy = {
  Person: {
    responsibles: notedIfProtected(related(...everyPupilRelation)),
    responsibleFor: notedIfProtected(related('SELF', ...everyRelation.filter((relation) => relation.startsWith('CHILD:')))),
    formerGuardians: notedIfProtected(related('SELF')),
  },
  Responsible: {
    id: allow,
    relationType: allow,
    pupil: allow,
    person: allow,
    isBlocked: allow,
    startDate: allow,
    endDate: allow,
    permittedActions: allow,
  },
  FormerGuardian: { id: allow, displayName: allow, permittedActions: allow },
  // Whose child it is, and how old, is seen on the responsibility: see responsible.actions.ts.
  Mutation: {
    blockGuardian: school,
    unblockGuardian: and(school, assurance('SUBSTANTIAL')),
    consentToGuardian: signedIn,
    withdrawGuardianConsent: signedIn,
  },
  BlockGuardianPayload: { responsible: allow, userErrors: allow },
  BlockGuardianError: error,
  UnblockGuardianPayload: { responsible: allow, userErrors: allow },
  UnblockGuardianError: error,
  ConsentToGuardianPayload: { responsible: allow, userErrors: allow },
  ConsentToGuardianError: error,
  WithdrawGuardianConsentPayload: { pupil: allow, userErrors: allow },
  WithdrawGuardianConsentError: error,
} satisfies Policy<ResponsibleFields>
