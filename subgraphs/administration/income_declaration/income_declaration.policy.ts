import type { Policy } from '../../shared/policy.ts'
import { allow, and, assurance, inPerson } from '../../shared/rules.ts'
import { sensitive } from '../../shared/sensitive.ts'
import type { IncomeDeclarationFields } from '../administration.generated.ts'
import { payersAndOffice } from '../fee_household/fee_household.actions.ts'
import type { IncomeDeclarationRow } from './income_declaration.queries.ts'

/** Whoever's income somebody else reads may see that they did. */
const noted = sensitive<IncomeDeclarationRow>(payersAndOffice, ({ personId }) => ({ id: personId, relations: [] }))

export const incomeDeclarationPolicy = {
  FeeHousehold: { incomeDeclarations: payersAndOffice },
  IncomeDeclaration: { id: allow, person: allow, monthlyIncome: noted, startDate: allow, declaredAt: allow },
  // In which household, the rule of the act says.
  Mutation: { declareIncome: and(inPerson, assurance('SUBSTANTIAL')) },
  DeclareIncomePayload: { incomeDeclaration: allow, userErrors: allow },
  DeclareIncomeError: { code: allow, message: allow, field: allow },
} satisfies Policy<IncomeDeclarationFields>
