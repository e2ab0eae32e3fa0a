import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { supportCase, supportCaseNeed, supportCasePerson } from './support_case.table.ts'

export const supportCasePersonal = [
  personal(supportCase, {
    ...aboutSupport,
    concept: 'SupportCase',
    name: { en: 'Cases about special support', sv: 'Ärenden om särskilt stöd' },
    officials: ['openedById'],
    noPersons: ['organisationId'],
  }),
  personal(supportCaseNeed, {
    ...aboutSupport,
    concept: 'SupportCaseNeed',
    name: { en: 'What led to cases about special support', sv: 'Anmälningar i ärenden om särskilt stöd' },
    noPersons: ['organisationId', 'caseId', 'needId'],
  }),
  personal(supportCasePerson, {
    ...aboutSupport,
    concept: 'SupportCasePerson',
    name: { en: 'Persons named on cases about special support', sv: 'Namngivna i ärenden om särskilt stöd' },
    officials: ['personId', 'namedById'],
    noPersons: ['organisationId', 'caseId'],
  }),
]
