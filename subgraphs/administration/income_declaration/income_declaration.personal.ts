import { personal } from '../../shared/personal.ts'
import { feeBasis, ofHousehold } from '../fee_household/fee_household.grounds.ts'
import { incomeDeclaration } from './income_declaration.table.ts'

export const incomeDeclarationPersonal = [
  personal(incomeDeclaration, {
    concept: 'IncomeDeclaration',
    name: { en: 'Declared income', sv: 'Inkomstuppgift' },
    purpose: { en: 'To set fees for care.', sv: 'Att bestämma avgift för omsorg.' },
    legalBasis: feeBasis,
    subjects: ['personId'],
    noPersons: ['householdId', 'authorityId'],
    givenBySubject: true,
    onErasure: { keep: ofHousehold },
    retention: { after: 'declaredAt', months: 120 },
  }),
]
