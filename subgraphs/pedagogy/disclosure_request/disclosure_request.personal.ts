import { personal } from '../../shared/personal.ts'
import { aboutSupport } from '../support/support.grounds.ts'
import { disclosureRequest } from './disclosure_request.table.ts'

export const disclosureRequestPersonal = [
  personal(disclosureRequest, {
    ...aboutSupport,
    concept: 'DisclosureRequest',
    name: { en: 'Requests for documents about support', sv: 'Begäranden om utlämnande av stödhandlingar' },
    purpose: {
      en: 'To review the secrecy of documents that somebody asks for, and to decide what is handed out.',
      sv: 'Att sekretesspröva handlingar som begärs ut och besluta vad som lämnas ut.',
    },
    legalBasis: {
      en: 'Legal obligation, article 6(1)(c) and 9(2)(g): the Freedom of the Press Act (1949:105), chapter 2, and the Public Access to Information and Secrecy Act (2009:400), chapters 6 and 23.',
      sv: 'Rättslig förpliktelse, artikel 6.1 c och 9.2 g: tryckfrihetsförordningen (1949:105) 2 kap. och offentlighets- och sekretesslagen (2009:400) 6 och 23 kap.',
    },
    officials: ['registeredById', 'decidedById'],
    noPersons: ['organisationId', 'caseId'],
  }),
]
