import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { MeritFields } from '../administration.generated.ts'
import { notedFor } from '../grade/grade.policy.ts'

// Not the teacher of one subject, who would see a sum of one.
const ofAll = () => notedFor('SELF', 'GUARDIAN', 'MENTOR', 'PRINCIPAL', 'UNIT_ADMIN', 'CLIENT')

export const meritPolicy = {
  Person: { meritValue: ofAll(), eligibility: ofAll(), comparisonValue: ofAll() },
  MeritValue: { value: allow, isPreliminary: allow, counted: allow },
  ProgrammeEligibility: { code: allow, displayName: allow, isEligible: allow, missingSubjects: allow, missingPasses: allow },
  ComparisonValue: { value: allow, meritPoints: allow, isPreliminary: allow },
} satisfies Policy<MeritFields>
