import type { SetTeachingPolicyError, SetTeachingPolicyInput } from '../pedagogy.generated.ts'

type Limits = Pick<SetTeachingPolicyInput, 'maxTestsPerWeek' | 'gradesFromYear'>

/** What is wrong with a decision about teaching, if anything. */
export function policyFault({ maxTestsPerWeek, gradesFromYear }: Limits): SetTeachingPolicyError | null {
  const fault = (message: string, field: string) => ({ code: 'LIMIT_INVALID', message, field: [field] }) as const
  if (maxTestsPerWeek < 1 || maxTestsPerWeek > 10) return fault('Give 1 to 10 tests.', 'maxTestsPerWeek')
  if (gradesFromYear < 4 || gradesFromYear > 6)
    return fault('Give 4 to 6: no law lets grades begin at another year.', 'gradesFromYear')
  return null
}
