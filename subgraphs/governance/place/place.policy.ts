import type { Policy } from '../../shared/policy.ts'
import { allow } from '../../shared/rules.ts'
import type { PlaceFields } from '../governance.generated.ts'

export const placePolicy = {
  Place: { id: allow, kind: allow, code: allow, displayName: allow, organisation: allow },
} satisfies Policy<PlaceFields>
