import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { supportEntry, supportInvestigation } from './support_investigation.table.ts'

export const supportInvestigationPersonal = [
  personal(supportInvestigation, {
    ...aboutSupport,
    concept: 'SupportInvestigation',
    name: { en: 'Investigations of special support', sv: 'Utredningar om särskilt stöd' },
    noPersons: ['organisationId', 'caseId'],
  }),
  personal(supportEntry, {
    ...aboutSupport,
    concept: 'SupportEntry',
    name: { en: 'What is written in cases about special support', sv: 'Anteckningar i ärenden om särskilt stöd' },
    officials: ['writtenById'],
    noPersons: ['organisationId', 'caseId'],
  }),
]
