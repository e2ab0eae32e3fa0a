import { everyPupilRelation } from '../../access/relations.ts'
import { related } from '../../access/rules.ts'
import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { EnrolmentFields } from '../identity.generated.ts'

export const enrolmentPolicy = {
  Person: { enrolments: related(...everyPupilRelation) },
  Enrolment: { organisation: allow, schoolType: allow, schoolYear: allow, startDate: allow, endDate: allow, isCancelled: allow },
} satisfies Policy<EnrolmentFields>
