import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { supportPolicy } from './support_policy.table.ts'

export const supportPolicyPersonal = [
  personal(supportPolicy, {
    ...aboutSupport,
    concept: 'SupportPolicy',
    name: { en: 'Decisions on what guardians read of support', sv: 'Beslut om insyn i särskilt stöd' },
    // Of whom the authority has decided through: their own, and no secret.
    subjects: ['decidedById'],
    shownWhere: 'true',
    noPersons: ['organisationId'],
  }),
]
