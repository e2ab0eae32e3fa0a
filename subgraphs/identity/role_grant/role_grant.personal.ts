import { personal } from '../../shared/personal.ts'
import { accountable, employment } from '../identity.grounds.ts'
import { roleGrant } from './role_grant.table.ts'

export const roleGrantPersonal = [
  personal(roleGrant, {
    concept: 'RoleGrant',
    name: { en: 'Granted role', sv: 'Tilldelad roll' },
    purpose: { en: 'To know what the person may see and do.', sv: 'Att veta vad personen får se och göra.' },
    legalBasis: employment,
    subjects: ['personId'],
    officials: ['givenById', 'revokedById'],
    onErasure: { keep: accountable },
    retention: { after: 'RELATION_END', months: 60, minimumMonths: 60 },
  }),
]
