import type { Policy } from '../../shared/policy.ts'
import { allow, role } from '../../shared/rules.ts'
import type { TeachingPolicyFields } from '../pedagogy.generated.ts'

const deciders = role(
  'principals and administrators of the school authority',
  'rektorer och huvudmannens administratörer',
  'PRINCIPAL',
  'AUTHORITY_ADMIN',
)

export const teachingPolicyPolicy = {
  Organisation: { teachingPolicy: allow },
  // Of which organisation, the rule of the act says: see teaching_policy.actions.ts.
  Mutation: { setTeachingPolicy: deciders },
  TeachingPolicy: {
    maxTestsPerWeek: allow,
    isShowingAdaptations: allow,
    isPupilPreparing: allow,
    gradesFromYear: allow,
    version: allow,
    permittedActions: allow,
  },
  SetTeachingPolicyPayload: { teachingPolicy: allow, userErrors: allow },
  SetTeachingPolicyError: { code: allow, message: allow, field: allow },
} satisfies Policy<TeachingPolicyFields>
