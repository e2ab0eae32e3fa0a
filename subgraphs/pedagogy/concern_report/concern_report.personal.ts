import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { concernReport, concernReportPerson } from './concern_report.table.ts'

const common = {
  ...aboutSupport,
  purpose: {
    en: 'To show that a concern for a child was reported to the social services.',
    sv: 'Att visa att oro för ett barn har anmälts till socialtjänsten.',
  },
  legalBasis: {
    en: 'Legal obligation, article 6(1)(c) and 9(2)(g): the Education Act (2010:800), chapter 29, section 13.',
    sv: 'Rättslig förpliktelse, artikel 6.1 c och 9.2 g: skollagen (2010:800) 29 kap. 13 §.',
  },
} as const

export const concernReportPersonal = [
  personal(concernReport, {
    ...common,
    concept: 'ConcernReport',
    name: { en: 'Reports of concern', sv: 'Orosanmälningar' },
    officials: ['reportedById'],
    noPersons: ['organisationId'],
  }),
  personal(concernReportPerson, {
    ...common,
    concept: 'ConcernReportPerson',
    name: { en: 'Persons named on reports of concern', sv: 'Namngivna på orosanmälningar' },
    officials: ['personId', 'namedById'],
    noPersons: ['organisationId', 'reportId'],
  }),
]
