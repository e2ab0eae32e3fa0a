import { personal } from '../../shared/personal.ts'
import { feeBasis, ofHousehold } from './fee_household.grounds.ts'
import { feeHousehold, feeHouseholdMember } from './fee_household.table.ts'

export const feeHouseholdPersonal = [
  personal(feeHousehold, {
    concept: 'FeeHousehold',
    name: { en: 'Household', sv: 'Hushåll' },
    purpose: { en: 'To know who pays fees together.', sv: 'Att veta vilka som betalar avgift tillsammans.' },
    legalBasis: feeBasis,
    subjects: ['openedById'],
    noPersons: ['authorityId'],
    onErasure: { keep: ofHousehold },
    retention: { after: 'RELATION_END', months: null },
  }),
  personal(feeHouseholdMember, {
    concept: 'FeeHouseholdMember',
    name: { en: 'Lives in a household', sv: 'Medlemskap i hushåll' },
    purpose: { en: 'To know who pays fees together.', sv: 'Att veta vilka som betalar avgift tillsammans.' },
    legalBasis: feeBasis,
    subjects: ['personId'],
    thirdParties: ['invitedById', 'civicNo'],
    noPersons: ['householdId', 'authorityId'],
    onErasure: { keep: ofHousehold },
    retention: { after: 'leftOn', months: 120 },
  }),
  personal(feeHouseholdMember, {
    concept: 'FeeHouseholdInvitation',
    name: { en: 'Whom the person has asked to confirm a household', sv: 'Förfrågan om gemensamt hushåll' },
    purpose: { en: 'To ask who lives together.', sv: 'Att fråga vilka som bor tillsammans.' },
    legalBasis: feeBasis,
    subjects: ['invitedById'],
    thirdParties: ['personId'],
    // What whoever was asked did then is theirs alone: that they declined, or have left.
    secrets: ['joinedOn', 'leftOn'],
    noPersons: ['householdId', 'authorityId'],
    onErasure: { keep: ofHousehold },
    retention: { after: 'invitedAt', months: null },
  }),
]
