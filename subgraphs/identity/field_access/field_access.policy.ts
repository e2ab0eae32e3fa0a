import type { Policy } from '../../shared/policy.ts'
import { allow, signedIn } from '../../shared/rules.ts'
import type { FieldAccessFields } from '../identity.generated.ts'

export const fieldAccessPolicy = {
  Query: { fieldAccess: signedIn },
  FieldAccess: { coordinate: allow, rule: allow, minimumAssurance: allow, informationClass: allow, isGranted: allow },
} satisfies Policy<FieldAccessFields>
