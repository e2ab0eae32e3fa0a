import type { Policy } from '../../shared/policy.ts'
import { allow, and, inPerson, role } from '../../shared/rules.ts'
import type { WordingFields } from '../pedagogy.generated.ts'

const staff = role('staff', 'personal', 'STAFF')

export const wordingPolicy = {
  // Of pupils' names it knows those of the viewer's own classes: see access.fellow_names.
  Query: { checkWording: and(staff, inPerson) },
  WordingWarning: { kind: allow, word: allow, position: allow, length: allow, advice: allow, student: allow },
} satisfies Policy<WordingFields>
