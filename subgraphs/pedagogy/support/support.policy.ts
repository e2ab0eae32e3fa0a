import type { Policy } from '../../shared/policy.ts'
import { signedIn } from '../../shared/rules.ts'
import type { SupportFields } from '../pedagogy.generated.ts'

export const supportPolicy = {
  Person: { permittedSupportActions: signedIn },
} satisfies Policy<SupportFields>
