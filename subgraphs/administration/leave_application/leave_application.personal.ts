import { personal } from '../../shared/personal.ts'
import { leaveApplication } from './leave_application.table.ts'

export const leaveApplicationPersonal = [
  personal(leaveApplication, {
    concept: 'LeaveApplication',
    name: { en: 'Application for leave', sv: 'Ledighetsansökan' },
    purpose: { en: 'To decide about leave from school.', sv: 'Att besluta om ledighet från skolan.' },
    legalBasis: {
      en: 'Exercise of authority, article 6(1)(e): the Education Act (2010:800), chapter 7, section 18.',
      sv: 'Myndighetsutövning, artikel 6.1 e: skollagen (2010:800) 7 kap. 18 §.',
    },
    subjects: ['studentId'],
    officials: ['decidedById'],
    thirdParties: ['appliedById'],
    noPersons: ['organisationId'],
    onErasure: { keep: { en: 'A decision is kept as public archives law says.', sv: 'Beslut bevaras enligt arkivlagen.' } },
    retention: { after: 'endDate', months: 24 },
  }),
]
