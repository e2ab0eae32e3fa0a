import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { supportNeed } from './support_need.table.ts'

export const supportNeedPersonal = [
  personal(supportNeed, {
    ...aboutSupport,
    concept: 'SupportNeed',
    name: { en: 'Reports of a need of special support', sv: 'Anmälningar om behov av särskilt stöd' },
    officials: ['reportedById'],
    noPersons: ['organisationId'],
  }),
]
